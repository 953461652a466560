// Above the form of the task that is open in Tasklist stands what is ordered, by when and why, and the place for files.
// The server writes it (/tasks/{id}/brief); here it is fetched, put in its place, and files are sent.

import {sendFile} from './send-file.js';

const HOME = new URL('..', import.meta.url);
const CLOSED = 'office-brief-closed';

let shown = '';

/** Watches which task is open. */
export function briefTasks() {
  new MutationObserver(look).observe(document.documentElement, {childList: true, subtree: true});
  window.addEventListener('hashchange', look);
}

function openTask() {
  return new URLSearchParams(window.location.hash.split('?')[1] ?? '').get('task') ?? '';
}

function look() {
  const card = document.querySelector('.task-card');
  const task = openTask();
  const place = card?.querySelector('.office-brief-place');
  if (!card || !task || place?.dataset.task === task) {
    return;
  }
  place?.remove();
  const fresh = document.createElement('div');
  fresh.className = 'office-brief-place';
  fresh.dataset.task = task;
  card.querySelector('header').after(fresh);
  fill(fresh, task);
}

async function fill(place, task) {
  shown = task;
  const answer = await fetch(new URL(`tasks/${encodeURIComponent(task)}/brief`, HOME), {
    credentials: 'same-origin',
    headers: {Accept: 'text/html'}
  }).catch(() => null);
  // Not of whoever looks, over meanwhile, or signed out: the form below says so itself.
  if (!answer?.ok || answer.redirected || shown !== task) {
    return;
  }
  place.innerHTML = await answer.text();
  const brief = place.querySelector('.office-brief');
  if (!brief) {
    place.replaceChildren();
    return;
  }
  brief.open = window.localStorage.getItem(CLOSED) === null;
  brief.addEventListener('toggle', () =>
    brief.open ? window.localStorage.removeItem(CLOSED) : window.localStorage.setItem(CLOSED, '1')
  );
  const drop = place.querySelector('[data-upload]');
  if (drop) {
    takeFiles(drop);
  }
}

function takeFiles(drop) {
  const input = drop.querySelector('input[type=file]');
  input.addEventListener('change', async () => {
    await sendAll(drop, Array.from(input.files));
    input.value = '';
  });
  drop.addEventListener('submit', event => event.preventDefault());
  drop.addEventListener('dragover', event => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    sendAll(drop, Array.from(event.dataTransfer.files));
  });
}

async function sendAll(drop, files) {
  const list = drop.querySelector('[data-progress]');
  list.replaceChildren();
  for (const file of files) {
    const line = document.createElement('li');
    line.textContent = `${file.name} …`;
    list.append(line);
    const refusal = await sendFile(drop, file);
    line.textContent = `${file.name}: ${refusal ?? drop.dataset.kept}`;
    line.className = refusal ? 'late' : 'yes';
  }
}
