// What Tasklist lacks for the keyboard, the screen reader and the narrow screen: names for buttons that are signs only, what
// is chosen, where the reader is after a task was opened. And what it offers though nobody may use it is taken away.

import {english} from './webapps.js';

const HOME = new URL('..', import.meta.url);
const NARROW = window.matchMedia('(max-width: 767px)');

const NAMES = [
  ['button[data-region="filters"]', 'Fold or unfold the lists', 'Thu, mở cột danh sách'],
  ['button[data-region="list"]', 'Fold or unfold the tasks', 'Thu, mở cột việc'],
  ['button.region-toggle[data-region="task"]', 'Fold or unfold the task', 'Thu, mở cột nội dung việc'],
  ['button.maximize', 'The task over the whole width', 'Mở nội dung việc ra cả trang'],
  ['button.unclaim', 'Give the task back', 'Trả việc'],
  ['.reset-assignee', 'Remove the assignee', 'Bỏ người xử lý'],
  ['a.sort-direction', 'Turn the order round', 'Đổi chiều sắp xếp'],
  ['.new-sort > .dropdown-toggle', 'Add an order', 'Thêm cách sắp xếp'],
  ['input.main-field', 'Search the tasks', 'Lọc việc'],
  ['.navbar-toggle', 'Menu', 'Mở danh mục']
];

const WORDS = english
  ? {opened: 'Opened: ', back: 'Back to the list'}
  : {opened: 'Đã mở việc: ', back: 'Về danh sách việc'};

let announced = '';
let status;

/** Call once the app's page is there. */
export function easeAccess() {
  status = document.createElement('p');
  status.className = 'office-status';
  status.setAttribute('role', 'status');
  document.body.append(status);
  new MutationObserver(mend).observe(document.documentElement, {childList: true, subtree: true});
  mend();
  onlyWhoMayStart();
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

function mend() {
  NAMES.forEach(([selector, said, text]) =>
    document.querySelectorAll(selector).forEach(element => set(element, 'aria-label', english ? said : text))
  );
  document.querySelectorAll('.notifications').forEach(place => set(place, 'aria-live', 'assertive'));
  // A text field may not say that it is unfolded; one that offers choices may.
  document.querySelectorAll('input.main-field').forEach(field => {
    set(field, 'role', 'combobox');
    set(field, 'aria-controls', field.getAttribute('aria-owns') ?? '');
  });
  document.querySelectorAll('.task-filter').forEach(list => current(list.querySelector('h4 a'), list));
  document.querySelectorAll('li.task').forEach(task => current(task.querySelector('h4 a'), task));
  // Dates and persons are the register's: what opens here for the keyboard would be refused.
  document.querySelectorAll('[cam-tasklist-task-meta] [cam-widget-inline-field]').forEach(field =>
    set(field, 'tabindex', '-1')
  );
  document.querySelectorAll('.flatpickr-input').forEach(field => set(field, 'autocomplete', 'off'));
  tellOpened();
}

function current(link, item) {
  if (!link) {
    return;
  }
  if (item.classList.contains('active')) {
    set(link, 'aria-current', 'true');
  } else {
    link.removeAttribute('aria-current');
  }
}

function tellOpened() {
  const task = new URLSearchParams(window.location.hash.split('?')[1] ?? '').get('task') ?? '';
  const title = document.querySelector('.task-card h2.task');
  if (!title || !task || !title.textContent.trim() || announced === task) {
    return;
  }
  const first = announced === '' && !document.activeElement?.closest('li.task');
  announced = task;
  status.textContent = WORDS.opened + title.textContent.trim();
  wayBack(title);
  // On a narrow screen the task stands below the list: whoever opens it is taken there.
  if (NARROW.matches && !first) {
    set(title, 'tabindex', '-1');
    title.focus({preventScroll: true});
    title.closest('.task-card').querySelector('.office-back').scrollIntoView();
  }
}

function wayBack(title) {
  const card = title.closest('.task-card');
  if (card.querySelector('.office-back')) {
    return;
  }
  const back = document.createElement('button');
  back.type = 'button';
  back.className = 'office-back btn btn-default';
  back.textContent = WORDS.back;
  back.addEventListener('click', () => {
    const link = document.querySelector('li.task.active h4 a') ?? document.querySelector('li.task h4 a');
    link?.focus({preventScroll: true});
    link?.closest('li').scrollIntoView({block: 'center'});
  });
  card.prepend(back);
}

// Most officials may start nothing; the list behind the link would be empty.
async function onlyWhoMayStart() {
  const asked = new URL('camunda/api/engine/engine/default/process-definition/count', HOME);
  asked.search = '?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true';
  const answer = await fetch(asked, {credentials: 'same-origin', headers: {Accept: 'application/json'}}).catch(() => null);
  if (answer?.ok && (await answer.json()).count === 0) {
    document.documentElement.classList.add('starts-nothing');
  }
}
