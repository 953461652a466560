// Turning pages.
import {h, word} from './page.js';

/** @param address gives the address of a page, counted from 0 */
export function pager(at, size, total, address) {
  if (total <= size) {
    return null;
  }
  return h(
    'p',
    {class: 'office-pager'},
    h('span', {}, word('page.range', at * size + 1, Math.min(total, (at + 1) * size), total)),
    at > 0 && h('a', {href: address(at - 1), rel: 'prev'}, word('page.previous')),
    (at + 1) * size < total && h('a', {href: address(at + 1), rel: 'next'}, word('page.next'))
  );
}
