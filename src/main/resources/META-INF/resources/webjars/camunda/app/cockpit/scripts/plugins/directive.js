// One directive: its instances by process, what the addressees answered, its schedule.
import {code, day, h, instanceLink, json, minute, asked, office, section, table, title, word} from './page.js';
import {pager} from './pager.js';

const SIZE = 100;

function named(line) {
  if (line.line === 'report') {
    return word('report', line.period);
  }
  if (line.line === 'milestone') {
    return word('milestone', code('step', line.title));
  }
  return [line.measure, line.title, line.period && word('period', line.period)].filter(Boolean).join(' – ');
}

async function render(node) {
  const key = decodeURIComponent(window.location.hash.split('?')[0].split('/')[2] ?? '');
  const at = Number(asked().get('page') ?? 0);
  const path = `supervision/directives/${encodeURIComponent(key)}`;
  const [directive, instances, answers, schedule] = await Promise.all([
    json(`directives/${encodeURIComponent(key)}`),
    json(`${path}/instances?page=${at}&size=${SIZE}`),
    json(`${path}/answers`),
    json(`directives/${encodeURIComponent(key)}/schedule`)
  ]);
  title(directive.number);
  node.replaceChildren(
    h(
      'div',
      {class: 'office-page'},
      h('h2', {}, word('directive.title', directive.number)),
      h('p', {}, directive.subject),
      h('p', {}, h('a', {href: office(`directives/${encodeURIComponent(key)}`)}, word('directive.page'))),
      section(
        word('directive.instances', instances.total),
        table(
          [word('process'), word('work'), word('owner'), word('started'), word('ended')],
          instances.items.map(each => [
            code('process', each.process),
            instanceLink(each.processInstanceId, each.endedAt, each.work),
            each.owner,
            minute(each.startedAt),
            each.endedAt ? minute(each.endedAt) : h('em', {}, word('running'))
          ]),
          word('directive.noInstances')
        ),
        pager(at, SIZE, instances.total, page => `#/directive/${encodeURIComponent(key)}?page=${page}`)
      ),
      section(
        word('directive.answers'),
        table(
          [word('body'), word('received'), word('assigned'), word('disseminated'), word('reported')],
          answers.items.map(each => [
            each.assignment
              ? h('a', {href: office(`work/${encodeURIComponent(each.assignment)}`)}, each.bodyName)
              : each.bodyName,
            each.received ? day(each.received) : h('em', {}, word('silent')),
            day(each.assigned),
            day(each.disseminated),
            each.reported ? `${day(each.reported)}${each.confirmed ? `, ${word('confirmed')}` : ''}` : ''
          ]),
          word('directive.noAnswers')
        )
      ),
      section(
        word('directive.schedule'),
        table(
          [word('due'), word('what'), word('done')],
          schedule.items.map(line => [
            line.due ? day(line.due) : h('em', {}, word('noDay')),
            named(line),
            `${line.done}/${line.count}`
          ]),
          word('directive.noSchedule')
        )
      )
    )
  );
}

export default {id: 'office-directive', pluginPoint: 'cockpit.route', properties: {path: '/directive/:key'}, render};
