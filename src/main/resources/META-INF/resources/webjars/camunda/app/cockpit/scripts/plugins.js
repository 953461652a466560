// Loads what the office adds to Cockpit. A plugin that can't be loaded, or fails while it draws, is left out; Cockpit and
// the other plugins go on. Cockpit itself would not start at all.
import {word} from './plugins/page.js';

const NAMES = ['dashboard', 'directive', 'history', 'overdue'];

async function load(name) {
  try {
    const module = await import(`./plugins/${name}.js`);
    return [module.default].flat().map(plugin => guarded(name, plugin));
  } catch (error) {
    console.warn(`Cockpit plugin ${name} left out:`, error);
    return [];
  }
}

function guarded(name, plugin) {
  return {
    ...plugin,
    async render(node, extras, scope) {
      try {
        await plugin.render(node, extras, scope);
      } catch (error) {
        console.warn(`Cockpit plugin ${name} failed:`, error);
        // A diagram has no room for a notice.
        if (node instanceof Element) {
          const notice = document.createElement('p');
          notice.className = 'alert alert-warning office-broken';
          notice.textContent = error?.sentence ?? word('broken');
          node.replaceChildren(notice);
        }
      }
    },
    unmount() {
      try {
        plugin.unmount?.();
      } catch (error) {
        console.warn(`Cockpit plugin ${name} did not leave cleanly:`, error);
      }
    }
  };
}

export default (await Promise.all(NAMES.map(load))).flat();
