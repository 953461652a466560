// Cockpit's own viewer of diagrams, on a page of ours.

/** @returns the viewer of bpmn-js with the diagram in it, and how to leave it */
export function draw(node, model) {
  const injector = window.angular.element(document.body).injector() ?? window.angular.element(document).injector();
  const scope = injector.get('$rootScope').$new(true);
  return new Promise((resolve, reject) => {
    Object.assign(scope, {
      model,
      control: {},
      // The room for it is known with the next frame only.
      loaded: () =>
        window.requestAnimationFrame(() => {
          const viewer = scope.control.getViewer();
          fit(viewer.get('canvas'));
          resolve({viewer, leave: () => scope.$destroy()});
        })
    });
    window.setTimeout(() => reject(new Error('The diagram was not drawn in time')), 20000);
    const drawn = injector.get('$compile')(
      '<div cam-widget-bpmn-viewer diagram-data="model" control="control" on-load="loaded()"></div>'
    )(scope);
    node.append(drawn[0]);
    scope.$applyAsync();
  });
}

// The numbers stand out over the edge of what they count.
function fit(canvas) {
  canvas.resized();
  canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(canvas.zoom() * 0.93, 'auto');
}

/** A number at a step, or on a sequence flow at its middle. */
export function badge(viewer, element, text, hint, kind) {
  const drawn = viewer.get('elementRegistry').get(element);
  if (!drawn) {
    return null;
  }
  const html = document.createElement('span');
  html.className = `office-badge ${kind}`;
  html.textContent = text;
  html.title = hint;
  const position = drawn.waypoints ? middle(drawn.waypoints) : {top: -12, right: 14};
  return viewer.get('overlays').add(element, {position, show: {minZoom: 0}, html});
}

// Places on a connection are counted from the corner of the box around it.
function middle(points) {
  const at = Math.floor((points.length - 1) / 2);
  const x = (points[at].x + points[at + 1].x) / 2;
  const y = (points[at].y + points[at + 1].y) / 2;
  return {
    left: x - Math.min(...points.map(point => point.x)) - 9,
    top: y - Math.min(...points.map(point => point.y)) - 9
  };
}
