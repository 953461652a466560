// On the diagram of a process: at each step how many are overdue.
import {json, word} from './page.js';
import {badge} from './diagram.js';

let shown = null;

async function render(viewer, {processDefinitionId}) {
  const process = `${processDefinitionId}`.split(':')[0];
  const steps = await json(`supervision/steps?process=${encodeURIComponent(process)}`);
  clear();
  shown = {
    viewer,
    badges: steps.items
      .filter(step => step.overdue > 0)
      .map(step => badge(viewer, step.activity, `${step.overdue}`, word('overdue.badge', step.overdue, step.open), 'overdue'))
      .filter(Boolean)
  };
}

// Cockpit keeps the viewer of a definition for the next visit.
function clear() {
  shown?.badges.forEach(each => shown.viewer.get('overlays').remove(each));
  shown = null;
}

export default {
  id: 'office-overdue',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  render,
  unmount: clear
};
