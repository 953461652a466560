// Sends one file of evidence for a form or a place that bears, as data attributes, where to, the limits and what to say:
// to, csrfHeader, csrf, mostEach, mostTogether, pending, tooLarge, tooLargeTogether, kept, failed, gone.

/**
 * @param far is told how many percent have left; may be left out
 * @return null where the file was kept, else what to say
 */
export async function sendFile(place, file, far = () => {}) {
  const refusal = tooLarge(place, file);
  if (refusal) {
    return refusal;
  }
  const answer = await post(place, file, far);
  if (answer.status === 200) {
    place.dataset.pending = Number(place.dataset.pending) + file.size;
    return null;
  }
  return detail(answer) ?? (answer.status === 401 || answer.status === 403 ? place.dataset.gone : place.dataset.failed);
}

function tooLarge(place, file) {
  if (file.size > Number(place.dataset.mostEach)) {
    return place.dataset.tooLarge;
  }
  return Number(place.dataset.pending) + file.size > Number(place.dataset.mostTogether)
    ? place.dataset.tooLargeTogether
    : null;
}

// Fetch tells nothing of the way up.
function post(place, file, far) {
  return new Promise(done => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('files', file);
    request.open('POST', place.dataset.to);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader(place.dataset.csrfHeader, place.dataset.csrf);
    request.upload.onprogress = event => event.lengthComputable && far((100 * event.loaded) / event.total);
    request.onloadend = () => done(request);
    request.send(body);
  });
}

function detail(answer) {
  try {
    return JSON.parse(answer.responseText).detail;
  } catch {
    return undefined;
  }
}
