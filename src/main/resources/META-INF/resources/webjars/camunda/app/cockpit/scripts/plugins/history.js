// Finished instances, which Cockpit of the community edition does not show: a list to search, and each on its diagram.
import {asked, code, h, instanceLink, json, minute, office, section, table, title, word, xml} from './page.js';
import {badge, draw} from './diagram.js';
import {pager} from './pager.js';

const SIZE = 50;

let leave = null;

async function list(node) {
  const process = asked().get('process') ?? '';
  const text = asked().get('text') ?? '';
  const at = Number(asked().get('page') ?? 0);
  const query = new URLSearchParams({page: at, size: SIZE});
  if (process) {
    query.set('process', process);
  }
  if (text) {
    query.set('text', text);
  }
  title(word('history.title'));
  const [processes, found] = await Promise.all([json('history/processes'), json(`history/instances?${query}`)]);
  const address = page => `#/history?${new URLSearchParams({process, text, page})}`;
  const choose = h(
    'select',
    {id: 'office-process', class: 'form-control'},
    h('option', {value: ''}, word('history.all')),
    processes.items.map(each =>
      h('option', {value: each.key, selected: each.key === process}, `${code('process', each.key)} (${each.finished})`)
    )
  );
  const type = h('input', {id: 'office-text', class: 'form-control', type: 'search', value: text});
  node.replaceChildren(
    h(
      'div',
      {class: 'office-page'},
      h('h2', {}, word('history.title')),
      h(
        'form',
        {
          class: 'form-inline office-search',
          onsubmit: event => {
            event.preventDefault();
            window.location.hash = `#/history?${new URLSearchParams({process: choose.value, text: type.value.trim()})}`;
          }
        },
        h('label', {for: 'office-process'}, word('history.process')),
        choose,
        h('label', {for: 'office-text'}, word('history.text')),
        type,
        h('button', {class: 'btn btn-primary', type: 'submit'}, word('history.search'))
      ),
      table(
        [word('history.key'), word('process'), word('started'), word('ended'), word('history.state')],
        found.items.map(each => [
          instanceLink(each.id, true, each.businessKey ?? each.id),
          `${code('process', each.process)}, ${word('history.version', each.version)}`,
          minute(each.startedAt),
          minute(each.endedAt),
          code('state', each.state)
        ]),
        word('history.none')
      ),
      pager(at, SIZE, found.total, address)
    )
  );
}

async function instance(node) {
  const id = window.location.hash.split('?')[0].split('/')[2];
  const whole = await json(`history/instances/${encodeURIComponent(id)}`);
  const line = whole.instance;
  const model = await xml(`history/definitions/${encodeURIComponent(line.definition)}/diagram`);
  title(line.businessKey ?? line.id);
  const diagram = h('div', {class: 'office-diagram'});
  const names = new Map();
  node.replaceChildren(
    h(
      'div',
      {class: 'office-page'},
      h('p', {}, h('a', {href: '#/history'}, word('history.back'))),
      h('h2', {}, line.businessKey ?? line.id),
      h(
        'p',
        {},
        `${code('process', line.process)}, ${word('history.version', line.version)} · ${minute(line.startedAt)}${
          line.endedAt ? ` – ${minute(line.endedAt)}` : ''
        } · ${code('state', line.state)}${line.reason ? `: ${line.reason}` : ''}`
      ),
      h(
        'p',
        {class: 'office-links'},
        line.businessKey && h('a', {href: office(`work/${encodeURIComponent(line.businessKey)}`)}, word('history.office')),
        line.caller && h('a', {href: `#/history/${line.caller}`}, word('history.caller'))
      ),
      section(word('history.path'), h('p', {class: 'office-none'}, word('history.legend')), diagram)
    )
  );
  const drawn = await draw(diagram, model);
  leave = drawn.leave;
  drawn.viewer.get('elementRegistry').forEach(element => names.set(element.id, element.businessObject?.name));
  walk(drawn.viewer, whole);
  node.firstChild.append(...details(whole, names));
}

function walk(viewer, whole) {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  whole.activities.forEach(activity => {
    const element = registry.get(activity.id);
    if (!element) {
      return;
    }
    canvas.addMarker(activity.id, 'office-walked');
    const step = /Task|CallActivity|SubProcess/.test(element.type);
    if (step || activity.times > 1) {
      const hint = [
        word('history.times', activity.times),
        activity.canceled > 0 && word('history.canceled', activity.canceled)
      ];
      badge(viewer, activity.id, `${activity.times}`, hint.filter(Boolean).join(', '), 'times');
    }
  });
  whole.flows.forEach(flow => {
    if (registry.get(flow.id)) {
      canvas.addMarker(flow.id, 'office-walked');
      if (flow.times > 1) {
        badge(viewer, flow.id, `${flow.times}`, word('history.times', flow.times), 'flow');
      }
    }
  });
}

function details(whole, names) {
  return [
    section(
      word('history.tasks'),
      table(
        [
          word('history.task'),
          word('owner'),
          word('started'),
          word('due'),
          word('ended'),
          word('history.doneBy'),
          word('history.result')
        ],
        whole.tasks.map(task => [
          task.name,
          task.owner ?? '',
          minute(task.startedAt),
          minute(task.due).slice(0, 10),
          minute(task.endedAt),
          task.doneBy ?? (task.endedAt ? h('em', {}, word('history.dropped')) : ''),
          task.outcome ? code('outcome', task.outcome) : ''
        ]),
        word('history.noTasks')
      )
    ),
    section(
      word('history.called'),
      table(
        [word('process'), word('started'), word('ended'), word('history.state')],
        whole.called.map(each => [
          instanceLink(each.id, each.endedAt, code('process', each.process)),
          minute(each.startedAt),
          minute(each.endedAt),
          code('state', each.state)
        ]),
        word('history.noCalled')
      )
    ),
    section(
      word('history.incidents'),
      table(
        [word('at'), word('history.type'), word('history.place'), word('history.message'), word('history.state')],
        whole.incidents.map(each => [
          minute(each.at),
          code('incident', each.type),
          names.get(each.activity) ?? each.activity ?? '',
          each.message ?? '',
          `${code('incidentState', each.state)} ${minute(each.endedAt)}`
        ]),
        word('history.noIncidents')
      )
    ),
    section(
      word('history.operations'),
      table(
        [word('at'), word('history.by'), word('history.operation'), word('history.change')],
        whole.operations.map(each => [
          minute(each.at),
          each.by ?? '',
          code('operation', each.operation),
          [each.property, [each.before, each.after].filter(Boolean).join(' → ')].filter(Boolean).join(': ')
        ]),
        word('history.noOperations')
      )
    )
  ];
}

export default [
  {
    id: 'office-history-nav',
    pluginPoint: 'cockpit.navigation',
    priority: 10,
    properties: {path: 'history'},
    render: node => node.append(h('a', {href: '#/history'}, word('nav.history')))
  },
  {id: 'office-history', pluginPoint: 'cockpit.route', properties: {path: '/history'}, render: list},
  {
    id: 'office-instance',
    pluginPoint: 'cockpit.route',
    properties: {path: '/history/:instance'},
    render: instance,
    unmount: () => {
      leave?.();
      leave = null;
    }
  }
];
