// Sends the chosen files one after the other and shows how far each has come. Without scripts the form sends them all.
(function () {
  var form = document.querySelector('form[data-upload]');
  if (!form || !window.FormData) {
    return;
  }
  var input = form.querySelector('input[type=file]');
  var list = form.querySelector('[data-progress]');
  var button = form.querySelector('button[type=submit]');
  var together = Number(form.dataset.pending);

  function line(file) {
    var item = document.createElement('li');
    var name = document.createElement('div');
    name.textContent = file.name;
    var bar = document.createElement('progress');
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    var said = document.createElement('div');
    item.append(name, bar, said);
    list.append(item);
    return {
      far: function (percent) { bar.value = percent; },
      end: function (text, bad) {
        said.textContent = text;
        said.className = bad ? 'late' : 'yes';
        bar.hidden = bad;
      }
    };
  }

  function send(file, shown) {
    return new Promise(function (done) {
      var request = new XMLHttpRequest();
      var body = new FormData();
      body.append('files', file);
      request.open('POST', form.dataset.to);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader(form.dataset.csrfHeader, form.dataset.csrf);
      request.upload.onprogress = function (event) {
        if (event.lengthComputable) {
          shown.far(100 * event.loaded / event.total);
        }
      };
      request.onload = function () {
        var kept = request.status === 200;
        if (kept) {
          shown.end(form.dataset.kept, false);
        } else {
          var detail = form.dataset.failed;
          try {
            detail = JSON.parse(request.responseText).detail || detail;
          } catch (notJson) {
            detail = request.status === 401 || request.status === 403 ? form.dataset.gone : detail;
          }
          shown.end(detail, true);
        }
        done(kept);
      };
      request.onerror = function () {
        shown.end(form.dataset.failed, true);
        done(false);
      };
      request.send(body);
    });
  }

  form.addEventListener('submit', async function (event) {
    event.preventDefault();
    var files = Array.from(input.files);
    if (!files.length) {
      input.focus();
      return;
    }
    list.replaceChildren();
    button.disabled = true;
    var all = true;
    for (var file of files) {
      var shown = line(file);
      if (file.size > Number(form.dataset.mostEach)) {
        shown.end(form.dataset.tooLarge, true);
        all = false;
      } else if (together + file.size > Number(form.dataset.mostTogether)) {
        shown.end(form.dataset.tooLargeTogether, true);
        all = false;
      } else if (await send(file, shown)) {
        together += file.size;
      } else {
        all = false;
      }
    }
    button.disabled = false;
    input.value = '';
    if (all) {
      window.location.reload();
    }
  });
})();
