// Copies last period's text into a row, and asks before unsaved text is left behind.
(function () {
  var form = document.querySelector('form[data-rows]');
  if (!form) {
    return;
  }
  var changed = false;
  form.addEventListener('input', function () { changed = true; });
  form.addEventListener('submit', function () { changed = false; });
  window.addEventListener('beforeunload', function (event) {
    if (changed) {
      event.preventDefault();
      event.returnValue = form.dataset.leave;
    }
  });
  form.addEventListener('click', function (event) {
    var button = event.target.closest('[data-copy]');
    if (!button) {
      return;
    }
    var row = document.getElementById(button.dataset.copy);
    if (row.value.trim() && !window.confirm(button.dataset.ask)) {
      return;
    }
    row.value = document.getElementById(button.dataset.from).textContent;
    row.focus();
    changed = true;
  });
})();
