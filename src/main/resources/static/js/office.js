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
// Files go up in the background with a bar; the page then shows them. The token comes from the form itself.
document.querySelectorAll('form[data-upload]').forEach(function (form) {
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    var bar = form.querySelector('progress');
    var trouble = form.querySelector('[role=alert]');
    var request = new XMLHttpRequest();
    var token = form.querySelector('input[name=_csrf]');
    request.open('POST', form.getAttribute('data-to'));
    request.setRequestHeader('Accept', 'application/json');
    if (token) {
      request.setRequestHeader('X-CSRF-TOKEN', token.value);
    }
    request.upload.addEventListener('progress', function (progress) {
      if (progress.lengthComputable) {
        bar.value = Math.round((progress.loaded * 100) / progress.total);
      }
    });
    request.addEventListener('load', function () {
      if (request.status < 300) {
        window.location.reload();
        return;
      }
      var detail = 'Không tải lên được. Thử lại.';
      try {
        detail = JSON.parse(request.responseText).detail || detail;
      } catch (ignored) {
        // A proxy's own page: the general sentence says enough.
      }
      bar.hidden = true;
      trouble.textContent = detail;
      trouble.hidden = false;
    });
    request.addEventListener('error', function () {
      bar.hidden = true;
      trouble.textContent = 'Mất kết nối khi tải lên. Kiểm tra mạng rồi thử lại.';
      trouble.hidden = false;
    });
    bar.hidden = false;
    trouble.hidden = true;
    var data = new FormData(form);
    request.send(data);
  });
});
