// Tasklist keeps drafts of forms in the browser, in clear, across sign-outs. Whoever signs in next starts without them.
// What lies sealed for its owner (drafts.js) outlives the end of a session, not a sign-out.
try {
  const signedOut = new URLSearchParams(window.location.search).has('logout');
  Object.keys(window.localStorage).forEach(name => {
    if (signedOut || !name.startsWith('dondoc-draft:')) {
      window.localStorage.removeItem(name);
      return;
    }
    // It was sent and ended up here, so nobody received it.
    const draft = JSON.parse(window.localStorage.getItem(name));
    window.localStorage.setItem(name, JSON.stringify({...draft, sent: false}));
  });
  window.sessionStorage.clear();
} catch {
  // The browser keeps nothing.
}
// The page to come back to stands behind the address, which the form would lose.
document.addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('form');
  if (window.location.hash.startsWith('#/')) {
    form.action += window.location.hash;
  }
});
