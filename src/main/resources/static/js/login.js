// Tasklist keeps drafts of forms in the browser, in clear, across sign-outs. Whoever signs in next starts without them.
try {
  window.localStorage.clear();
  window.sessionStorage.clear();
} catch {
  // The browser keeps nothing.
}
