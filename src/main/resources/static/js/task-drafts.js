// Camunda keeps drafts of its forms in the browser in clear, by task, for whoever comes next. Here they are sealed for
// their owner instead (drafts.js); Camunda's own code finds them where it looks for them.

import {openDrafts} from './drafts.js';

const CAMUNDAS = /^cam(unda-form|Form):/;

/** Call before the app starts. */
export async function sealTaskDrafts() {
  const drafts = await openDrafts();
  // Where nothing can be sealed, drafts live as long as the page.
  const texts = new Map();
  drafts?.places().filter(place => CAMUNDAS.test(place)).forEach(place => texts.set(place, drafts.read(place).text));
  const {getItem, setItem, removeItem} = Storage.prototype;
  const ours = (storage, name) => storage === window.localStorage && CAMUNDAS.test(name);
  Storage.prototype.getItem = function (name) {
    return ours(this, name) ? (texts.get(name) ?? null) : getItem.call(this, name);
  };
  Storage.prototype.setItem = function (name, text) {
    if (!ours(this, name)) {
      setItem.call(this, name, text);
      return;
    }
    texts.set(name, String(text));
    drafts?.write(name, String(text));
  };
  Storage.prototype.removeItem = function (name) {
    if (!ours(this, name)) {
      removeItem.call(this, name);
      return;
    }
    texts.delete(name);
    drafts?.drop(name);
  };
}
