// What the office's plugins of Cockpit share: their words, the interface, and how elements and times are written.
import {english} from '../../../../../js/webapps.js';
import {texts} from './texts.js';

const HOME = new URL('../../../../../', import.meta.url);

/** The text of this key, `{0}`, `{1}` ... replaced; the key where there is none. */
export function word(key, ...values) {
  const text = texts[english ? 'en' : 'vi'][key];
  return text === undefined ? key : text.replace(/\{(\d)\}/g, (_, n) => values[n]);
}

/** The word for a code, or the code itself. */
export function code(kind, value) {
  const key = `${kind}.${value}`;
  return texts[english ? 'en' : 'vi'][key] ?? value;
}

/** An address of the office's own pages. */
export const office = path => new URL(path, HOME).href;

async function answer(path, type) {
  const response = await fetch(new URL(path, HOME), {credentials: 'same-origin', headers: {Accept: type}});
  if (!response.ok) {
    const error = new Error(`${response.status} ${path}`);
    error.sentence = response.status === 403 ? word('forbidden') : response.status === 404 ? word('unknown') : word('broken');
    throw error;
  }
  return response;
}

export const json = async path => (await answer(`api/${path}`, 'application/json')).json();
export const xml = async path => (await answer(`api/${path}`, 'application/xml')).text();

/** An element; properties that start with `on` listen, null and false are left out. Texts stay texts. */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  Object.entries(properties).forEach(([key, value]) => {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  });
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** `31/12/2020`; answers of the interface are in the office's zone. */
export const day = at => (at ? `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}` : '');

/** `31/12/2020 08:00`. */
export const minute = at => (at ? `${day(at)} ${at.slice(11, 16)}` : '');

const TIME = /^\d\d\/\d\d\/\d{4}( \d\d:\d\d)?$/;

/** A table, or one sentence where there is nothing. */
export function table(heads, rows, none) {
  return rows.length === 0
    ? h('p', {class: 'office-none'}, none)
    : h(
        'div',
        {class: 'office-scroll'},
        h(
          'table',
          {class: 'table table-condensed cam-table office-table'},
          h('thead', {}, h('tr', {}, heads.map(head => h('th', {scope: 'col'}, head)))),
          h('tbody', {}, rows.map(cells => h('tr', {}, cells.map(cell => h('td', {class: TIME.test(cell) ? 'office-time' : null}, cell)))))
        )
      );
}

export const section = (title, ...content) => h('section', {class: 'office-section'}, h('h3', {}, title), ...content);

/** What stands behind the `?` of the route. */
export const asked = () => new URLSearchParams(window.location.hash.split('?')[1] ?? '');

/** Links to an instance: running ones to Cockpit's own page, finished ones to their history. */
export const instanceLink = (id, finished, text) =>
  h('a', {href: finished ? `#/history/${id}` : `#/process-instance/${id}/runtime`}, text);

export const title = text => {
  document.title = `${text} – Đôn Đốc`;
};
