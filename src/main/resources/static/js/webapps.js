// What Tasklist, Cockpit, Admin and Welcome have in common. Their config.js and office.js import it.

import {written} from './drafts.js';

const HOME = new URL('..', import.meta.url);
const BASE = document.querySelector('base');
const APP = BASE.getAttribute('app-name');

/** True for a browser that asks for English; every other one gets Vietnamese. */
export const english = /^en\b/i.test(navigator.languages?.[0] ?? navigator.language ?? '');

/** One language only is loaded: with a fallback of another one, dates speak the language whose file comes last. */
export const locales = {availableLocales: ['en', 'vi'], fallbackLocale: english ? 'en' : 'vi'};

/**
 * Call before the app starts.
 *
 * @param endOfLife shows the bar that Camunda 7 has ended; it is for administrators
 * @param words what the app says outside its locale file: [selector, [[English, Vietnamese], ...]]; English is a text or
 *     a RegExp; texts and the attributes that people read are replaced within the selector
 */
export async function atOffice({endOfLife = false, words = []} = {}) {
  document.documentElement.lang = english ? 'en' : 'vi';
  document.documentElement.classList.toggle('no-end-of-life', !endOfLife);
  window.addEventListener('hashchange', relogin);
  document.addEventListener('click', leave, true);
  relogin();
  if (!english) {
    speakVietnamese();
    replaceWords([...COMMON, ...words]);
  }
  onChange(mendCalendars);
  await Promise.all([fetchTexts(), tellTheTime()]);
  document.addEventListener('visibilitychange', () => document.hidden || tellTheTime());
}

// After sign-out or the end of the session the office's own login page is the only one. What was typed is put away first,
// and behind the login's address stands the page to come back to (login.js, office.js).
let left = false;
let leaving = false;

function leave(event) {
  left = left || Boolean(event.target.closest?.('[ng-click="logout()"]'));
}

async function relogin(event) {
  if (leaving || !window.location.hash.startsWith('#/login')) {
    return;
  }
  leaving = true;
  // Camunda's own login form, for a moment.
  document.documentElement.style.visibility = 'hidden';
  await written();
  // The app still moves the address about. A second request for the login would begin a second session there.
  await new Promise(settled => window.setTimeout(settled, 300));
  const back = event ? `login#${window.location.pathname}${new URL(event.oldURL).hash}` : 'login';
  window.location.assign(new URL(left ? 'login?logout' : back, HOME));
}

// The webapps show the texts of the last visit, so that a mended word comes one visit late, and on the very first visit
// the names of some texts. Here they find the texts of today where they keep those of the last visit.
async function fetchTexts() {
  const prefix = `${BASE.getAttribute('app-root')}/app/${APP}/locales/`;
  const language = english ? 'en' : 'vi';
  const answer = await fetch(`${prefix}${language}.json`, {credentials: 'same-origin'}).catch(() => null);
  if (!answer?.ok) {
    return;
  }
  const kept = JSON.parse(window.localStorage.getItem('camunda-web') ?? '{}');
  Object.keys(kept)
    .filter(key => key.includes('_locales_data_'))
    .forEach(key => delete kept[key]);
  kept[`${prefix}_locales_data_${language}_${window.bust}`] = await answer.text();
  window.localStorage.setItem('camunda-web', JSON.stringify(kept));
}

// ---------------------------------------------------------------------------------------------------- trial mode

let banner;
let ahead = 0;

// In trial mode the server's clock stands elsewhere. The page's own clock follows, so that what is late, "x ago" and the
// day a date picker opens at agree with the server. In production nothing is touched.
async function tellTheTime() {
  const answer = await fetch(new URL('trial/banner', HOME), {credentials: 'same-origin'}).catch(() => null);
  const now = answer?.status === 200 ? answer.headers.get('X-Trial-Clock') : null;
  if (!now) {
    return;
  }
  if (!banner) {
    shiftClock();
    banner = document.createElement('div');
    banner.setAttribute('role', 'status');
    banner.className = 'trial-banner';
    document.documentElement.classList.add('trial');
    document.body.appendChild(banner);
    document.documentElement.classList.add('with-banner');
  }
  ahead += Date.parse(now) - Date.now();
  const text = await answer.text();
  banner.textContent = english ? `Trial mode, sample data. Clock: ${now.slice(0, 16).replace('T', ' ')}` : text;
}

function shiftClock() {
  const Machine = window.Date;
  const now = () => Machine.now() + ahead;
  window.Date = new Proxy(Machine, {
    construct: (target, given, as) => Reflect.construct(target, given.length ? given : [now()], as),
    apply: () => new Machine(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name))
  });
}

// ------------------------------------------------------------------------------------- what no locale file reaches

const DAYS = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];
const SHORT_DAYS = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'];
const MONTHS = Array.from({length: 12}, (_, month) => `Tháng ${month + 1}`);
const SHORT_MONTHS = Array.from({length: 12}, (_, month) => `Thg ${month + 1}`);

const FLATPICKR = {
  weekdays: {shorthand: SHORT_DAYS, longhand: DAYS},
  months: {shorthand: SHORT_MONTHS, longhand: MONTHS},
  firstDayOfWeek: 1,
  rangeSeparator: ' đến ',
  ordinal: () => '',
  weekAbbreviation: 'Tuần',
  scrollTitle: 'Cuộn để tăng, giảm',
  toggleTitle: 'Bấm để đổi'
};

/** What all four apps say outside their locale files. */
const COMMON = [
  ['.app-switch', [['Admin', 'Quản trị'], ['Cockpit', 'Vận hành quy trình'], ['Tasklist', 'Danh sách việc']]],
  ['#footer-timezone', [[/^Asia\/(Saigon|Ho_Chi_Minh)$/, 'giờ Việt Nam']]],
  ['.uib-datepicker', [['previous', 'trước'], ['next', 'sau']]],
  ['[cam-widget-bpmn-viewer], [cam-widget-cmmn-viewer], [cam-widget-dmn-viewer]', [
    ['zoom in', 'phóng to'],
    ['zoom out', 'thu nhỏ'],
    ['reset zoom', 'về cỡ ban đầu']
  ]]
];

// AngularJS itself: month and day names of its calendar, the week from Monday, the decimal comma.
function speakVietnamese() {
  window.angular.module(`cam.${APP}.custom`).run([
    '$locale',
    $locale => {
      Object.assign($locale.DATETIME_FORMATS, {
        DAY: DAYS,
        SHORTDAY: SHORT_DAYS,
        MONTH: MONTHS,
        STANDALONEMONTH: MONTHS,
        SHORTMONTH: SHORT_MONTHS,
        FIRSTDAYOFWEEK: 0
      });
      Object.assign($locale.NUMBER_FORMATS, {DECIMAL_SEP: ',', GROUP_SEP: '.'});
    }
  ]);
}

const ATTRIBUTES = ['title', 'placeholder', 'aria-label', 'label'];

function replaceWords(words) {
  onChange(() =>
    words.forEach(([selector, texts]) => document.querySelectorAll(selector).forEach(root => replaceIn(root, texts)))
  );
}

function onChange(act) {
  new MutationObserver(act).observe(document.documentElement, {childList: true, subtree: true, characterData: true});
}

const mended = new WeakSet();

// The calendar of Camunda's forms: words and first day of the week, and the day that it takes for today, which it read
// before the clock was set.
function mendCalendars() {
  document.querySelectorAll('.flatpickr-input').forEach(({_flatpickr: calendar}) => {
    if (!calendar || mended.has(calendar)) {
      return;
    }
    mended.add(calendar);
    calendar.now = calendar._initialDate = new Date();
    calendar.jumpToDate(calendar.selectedDates[0] ?? calendar.now);
    calendar.set('locale', english ? {firstDayOfWeek: 1} : FLATPICKR);
  });
}

function replaceIn(root, texts) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = vietnamese(node.nodeValue, texts);
    if (text !== null) {
      node.nodeValue = text;
    }
  }
  [root, ...root.querySelectorAll(ATTRIBUTES.map(name => `[${name}]`).join())].forEach(element =>
    ATTRIBUTES.forEach(name => {
      const text = vietnamese(element.getAttribute(name) ?? '', texts);
      if (text !== null) {
        element.setAttribute(name, text);
      }
    })
  );
}

function vietnamese(text, texts) {
  const trimmed = text.trim();
  const hit = trimmed && texts.find(([said]) => (said instanceof RegExp ? said.test(trimmed) : said === trimmed));
  return hit ? text.replace(trimmed, () => trimmed.replace(hit[0], hit[1])) : null;
}
