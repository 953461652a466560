// Above the form of the task that is open in Tasklist stands what is ordered, by when and why, and the place for files.
// The server writes it (/tasks/{id}/brief); here it is fetched, put in its place, and files are sent.

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
    const refusal = tooLarge(drop, file) ?? (await send(drop, file));
    line.textContent = `${file.name}: ${refusal ?? drop.dataset.kept}`;
    line.className = refusal ? 'late' : 'yes';
  }
}

function tooLarge(drop, file) {
  if (file.size > Number(drop.dataset.mostEach)) {
    return drop.dataset.tooLarge;
  }
  return Number(drop.dataset.pending) + file.size > Number(drop.dataset.mostTogether)
    ? drop.dataset.tooLargeTogether
    : null;
}

/** Null where the file was kept, else what to say. */
async function send(drop, file) {
  const body = new FormData();
  body.append('files', file);
  const answer = await fetch(drop.dataset.to, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {Accept: 'application/json', [drop.dataset.csrfHeader]: drop.dataset.csrf},
    body
  }).catch(() => null);
  if (answer?.ok) {
    drop.dataset.pending = Number(drop.dataset.pending) + file.size;
    return null;
  }
  if (answer?.status === 401 || answer?.status === 403) {
    const said = await answer.json().catch(() => null);
    return said?.detail ?? drop.dataset.gone;
  }
  const said = await answer?.json().catch(() => null);
  return said?.detail ?? drop.dataset.failed;
}
