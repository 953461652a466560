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
