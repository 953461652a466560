// What somebody types and has not sent outlives the end of their session, in their browser and for them alone: sealed with
// a key that the server gives to their own login (/drafts/key). It is gone after the sign-out (login.js), with the next
// user of the browser, and after a week.

const NAME = 'dondoc-draft:';
const KEPT_DAYS = 7;

// In trial mode Tasklist's Date follows the office's clock; how old a draft is, the machine's tells.
const now = () => performance.timeOrigin + performance.now();

const pending = new Set();

/** Resolves when everything that was written lies in the browser's storage; wait for it before the page is left. */
export const written = () => Promise.allSettled([...pending]);

/**
 * Opens the drafts of whoever is signed in and throws away those of everybody else.
 *
 * @return null where nobody is signed in or the browser can't seal (plain http to another machine)
 */
export async function openDrafts() {
  if (!window.crypto?.subtle) {
    return null;
  }
  const answer = await fetch(new URL('../drafts/key', import.meta.url), {
    credentials: 'same-origin',
    headers: {Accept: 'application/json'}
  }).catch(() => null);
  if (!answer?.ok || answer.redirected) {
    return null;
  }
  const own = await answer.json();
  const key = await crypto.subtle.importKey('raw', bytes(own.key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const prefix = `${NAME}${own.id}:`;
  forget(name => !name.startsWith(prefix) || tooOld(name));
  const slots = new Map();
  const texts = new Map();
  for (const name of names()) {
    const opened = await open(key, name);
    if (opened) {
      slots.set(opened.place, name);
      texts.set(opened.place, {text: opened.text, sent: opened.sent, at: opened.at});
    } else {
      localStorage.removeItem(name);
    }
  }
  const slot = place => {
    if (!slots.has(place)) {
      slots.set(place, prefix + crypto.randomUUID());
    }
    return slots.get(place);
  };
  const drafts = {
    /** {text, sent, at (ms)} or undefined */
    read: place => texts.get(place),

    places: () => [...texts.keys()],

    /** @param sent it is on its way: gone when the next page of the office comes, back when that is the login */
    write(place, text, sent = false) {
      const at = now();
      texts.set(place, {text, sent, at});
      const writing = seal(key, {place, text}).then(sealed => {
        // Dropped meanwhile.
        if (texts.get(place)?.at === at) {
          localStorage.setItem(slot(place), JSON.stringify({...sealed, at, sent}));
        }
      }).catch(() => {
        // Full, or forbidden: then there is no draft.
      });
      pending.add(writing);
      writing.finally(() => pending.delete(writing));
    },

    drop(place) {
      texts.delete(place);
      if (slots.has(place)) {
        localStorage.removeItem(slots.get(place));
      }
    }
  };
  return drafts;
}

function names() {
  return Array.from({length: localStorage.length}, (_, i) => localStorage.key(i)).filter(name => name.startsWith(NAME));
}

function forget(which) {
  names().filter(which).forEach(name => localStorage.removeItem(name));
}

function tooOld(name) {
  try {
    return now() - JSON.parse(localStorage.getItem(name)).at > KEPT_DAYS * 24 * 3600 * 1000;
  } catch {
    return true;
  }
}

async function seal(key, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, key, new TextEncoder().encode(JSON.stringify(content)));
  return {iv: base64(iv), sealed: base64(new Uint8Array(sealed))};
}

async function open(key, name) {
  try {
    const {iv, sealed, at, sent} = JSON.parse(localStorage.getItem(name));
    const content = await crypto.subtle.decrypt({name: 'AES-GCM', iv: bytes(iv)}, key, bytes(sealed));
    return {...JSON.parse(new TextDecoder().decode(content)), at, sent};
  } catch {
    return null;
  }
}

function bytes(text) {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
}

function base64(array) {
  let text = '';
  for (let i = 0; i < array.length; i += 1) {
    text += String.fromCharCode(array[i]);
  }
  return btoa(text);
}
