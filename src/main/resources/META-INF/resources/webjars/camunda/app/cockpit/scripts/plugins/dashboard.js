// The dashboard: directives with the official split, overdue by body, alerts that did not arrive.
import {code, day, h, json, minute, office, section, table, word} from './page.js';

const SPLIT = ['doneInTime', 'doneLate', 'openInTime', 'openLate', 'noDue'];

async function render(node) {
  const [directives, late, undelivered] = await Promise.all([
    json('directives?size=100'),
    json('supervision/late-bodies'),
    json('supervision/undelivered')
  ]);
  node.replaceChildren(
    h(
      'div',
      {class: 'office-page office-dashboard'},
      h('h2', {}, word('dashboard.title')),
      section(
        word('dashboard.directives'),
        table(
          [word('number'), word('subject'), ...SPLIT.map(each => word(each)), word('total')],
          directives.items.map(directive => [
            h('a', {href: `#/directive/${encodeURIComponent(directive.key)}`}, directive.number),
            directive.subject,
            ...SPLIT.map(each =>
              h('span', {class: each === 'openLate' && directive.split[each] > 0 ? 'office-late' : null}, `${directive.split[each]}`)
            ),
            `${directive.split.total}`
          ]),
          word('dashboard.noDirectives')
        ),
        directives.total > directives.items.length && h('p', {}, word('dashboard.more', directives.items.length))
      ),
      section(
        word('dashboard.late'),
        table(
          [word('body'), word('works'), word('earliest'), word('daysLate')],
          late.items.map(each => [
            h('a', {href: office(`assignments?overdue=true&body=${encodeURIComponent(each.body)}`)}, each.name),
            `${each.works}`,
            day(each.due),
            `${each.daysLate}`
          ]),
          word('dashboard.noLate')
        )
      ),
      section(
        word('dashboard.undelivered', undelivered.total),
        table(
          [word('at'), word('rung'), word('recipient'), word('channel'), word('work'), word('error')],
          undelivered.items.map(each => [
            minute(each.at),
            code('rung', each.rung),
            each.recipient,
            code('channel', each.channel),
            h('a', {href: office(`work/${encodeURIComponent(each.work)}`)}, each.work),
            each.error ?? ''
          ]),
          word('dashboard.noUndelivered')
        )
      )
    )
  );
}

export default {id: 'office-dashboard', pluginPoint: 'cockpit.dashboard', priority: 100, render};
