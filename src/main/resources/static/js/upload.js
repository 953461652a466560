import {sendFile} from './send-file.js';

// Sends the chosen files one after the other and shows how far each has come. Without scripts the form sends them all.

const form = document.querySelector('form[data-upload]');
const input = form?.querySelector('input[type=file]');
const list = form?.querySelector('[data-progress]');
const button = form?.querySelector('button[type=submit]');

function line(file) {
  const item = document.createElement('li');
  const name = document.createElement('div');
  name.textContent = file.name;
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', file.name);
  const said = document.createElement('div');
  item.append(name, bar, said);
  list.append(item);
  return {
    far: percent => {
      bar.value = percent;
    },
    end: refusal => {
      said.textContent = refusal ?? form.dataset.kept;
      said.className = refusal ? 'late' : 'yes';
      bar.hidden = Boolean(refusal);
    }
  };
}

form?.addEventListener('submit', async event => {
  event.preventDefault();
  const files = Array.from(input.files);
  if (!files.length) {
    input.focus();
    return;
  }
  list.replaceChildren();
  button.disabled = true;
  let all = true;
  for (const file of files) {
    const shown = line(file);
    const refusal = await sendFile(form, file, shown.far);
    shown.end(refusal);
    all = all && refusal === null;
  }
  button.disabled = false;
  input.value = '';
  if (all) {
    window.location.reload();
  }
});
