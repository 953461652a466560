// A form marked data-confirm asks before it is sent; a button marked data-print prints. All else works without scripts.
document.addEventListener('submit', function (event) {
  var question = event.target.getAttribute('data-confirm');
  if (question && !window.confirm(question)) {
    event.preventDefault();
  }
});
document.addEventListener('click', function (event) {
  if (event.target.closest('[data-print]')) {
    window.print();
  }
});
// The session ended in Tasklist or Cockpit: after the login back to where it was.
if (/^#\/camunda\/app\/[a-z]+\//.test(window.location.hash)) {
  window.location.replace(window.location.hash.slice(1));
}
// A field for a day shows it in the order of the browser's language, which need not be the reader's: the day in words
// beside it leaves no doubt.
(function () {
  var language = document.documentElement.lang || 'vi';
  var words = new Intl.DateTimeFormat(language, {
    weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC'
  });
  function say(field) {
    var said = field.nextElementSibling;
    if (!said || !said.classList.contains('day-said')) {
      said = document.createElement('span');
      said.className = 'day-said soft';
      field.after(said);
    }
    said.textContent = field.valueAsDate ? words.format(field.valueAsDate) : '';
  }
  document.querySelectorAll('input[type=date]').forEach(say);
  document.addEventListener('input', function (event) {
    if (event.target.matches('input[type=date]')) {
      say(event.target);
    }
  });
})();
// A box marked data-whole ticks all others of its fieldset.
document.addEventListener('change', function (event) {
  if (event.target.matches('[data-whole]')) {
    event.target.closest('fieldset').querySelectorAll('input[type=checkbox]').forEach(function (each) {
      each.checked = event.target.checked;
    });
  }
});
