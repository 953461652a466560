import {openDrafts} from './drafts.js';

// On the office's own pages: what is typed into a form is kept while it is typed, and is back in its place after the login
// where the session ended first. Forms with a password, and files, are never kept.

const SKIPPED = ['hidden', 'file', 'password', 'submit', 'button', 'reset', 'image'];
const WAIT = 300;

const fields = form => Array.from(form.elements).filter(field => field.name && !SKIPPED.includes(field.type));
const typed = form => fields(form).some(field => field.matches('textarea, input:not([type=checkbox], [type=radio])'));
const value = field => (['checkbox', 'radio'].includes(field.type) ? field.checked : field.value);

// A field bears the name of its column in a list, so its turn among those of the same name tells it apart.
function turns(form) {
  const seen = new Map();
  return fields(form).map(field => {
    const turn = seen.get(field.name) ?? 0;
    seen.set(field.name, turn + 1);
    return [`${field.name} ${turn}`, field];
  });
}

function forms() {
  const seen = new Map();
  return Array.from(document.querySelectorAll('#content form[method=post]'))
    .filter(form => typed(form) && !form.querySelector('input[type=password]'))
    .map(form => {
      // A field of the name "action" would hide the property.
      const action = new URL(form.getAttribute('action') ?? '', window.location.href).pathname;
      const turn = seen.get(action) ?? 0;
      seen.set(action, turn + 1);
      return {form, place: `form ${window.location.pathname} ${action} ${turn}`};
    });
}

function changes(form, first) {
  const now = turns(form).filter(([name, field]) => value(field) !== first.get(name));
  return Object.fromEntries(now.map(([name, field]) => [name, value(field)]));
}

/** @return the texts that have no field any more, or null where nothing had to be put back */
function putBack(form, kept, first) {
  const left = new Map(Object.entries(kept));
  let any = false;
  turns(form).forEach(([name, field]) => {
    if (!left.has(name)) {
      return;
    }
    const text = left.get(name);
    left.delete(name);
    // What is being typed already wins.
    if (value(field) === text || value(field) !== first.get(name) || field.disabled || field.closest('fieldset:disabled')) {
      return;
    }
    any = true;
    if (typeof text === 'boolean') {
      field.checked = text;
    } else {
      field.value = text;
    }
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.dispatchEvent(new Event('change', {bubbles: true}));
    for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details')) {
      fold.open = true;
    }
  });
  const strays = [...left.values()].filter(text => typeof text === 'string' && text.trim());
  return any || strays.length ? strays : null;
}

function tell(form, strays, discard) {
  const notice = document.getElementById('draft-notice').content.firstElementChild.cloneNode(true);
  const list = notice.querySelector('[data-strays]');
  list.hidden = !strays.length;
  strays.forEach(text => {
    const item = document.createElement('li');
    item.textContent = text;
    list.querySelector('ul').append(item);
  });
  notice.querySelector('button').addEventListener('click', () => {
    discard();
    notice.remove();
  });
  form.prepend(notice);
}

async function keepForms() {
  const here = forms().map(each => ({
    ...each,
    first: new Map(turns(each.form).map(([name, field]) => [name, value(field)]))
  }));
  const drafts = await openDrafts();
  if (!drafts) {
    return;
  }
  // A page of the office after the sending says that it was received; an error or a refusal says that it was not.
  const refused = document.querySelector('[data-problem], #content .notice.bad');
  drafts.places().filter(place => place.startsWith('form ')).forEach(place => {
    const {text, sent} = drafts.read(place);
    if (sent) {
      refused ? drafts.write(place, text) : drafts.drop(place);
    }
  });
  here.forEach(({form, place, first}) => {
    const kept = drafts.read(place);
    let waiting;
    const keep = sent => {
      window.clearTimeout(waiting);
      const now = changes(form, first);
      if (Object.keys(now).length) {
        drafts.write(place, JSON.stringify(now), sent);
      } else {
        drafts.drop(place);
      }
    };
    if (kept) {
      const strays = putBack(form, JSON.parse(kept.text), first);
      if (strays) {
        tell(form, strays, () => {
          turns(form).forEach(([name, field]) => {
            if (typeof first.get(name) === 'boolean') {
              field.checked = first.get(name);
            } else {
              field.value = first.get(name);
            }
          });
          window.clearTimeout(waiting);
          drafts.drop(place);
        });
      }
    }
    if (Object.keys(changes(form, first)).length) {
      keep(false);
    }
    const later = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => keep(false), WAIT);
    };
    form.addEventListener('input', later);
    form.addEventListener('change', later);
    form.addEventListener('submit', event => event.defaultPrevented || keep(true));
    window.addEventListener('pagehide', () => window.clearTimeout(waiting));
  });
}

keepForms();
