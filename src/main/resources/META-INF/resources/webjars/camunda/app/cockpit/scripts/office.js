// After sign-out or the end of the session the office's own login page is the only one.
function relogin() {
  if (window.location.hash.startsWith('#/login')) {
    window.location.assign('/login');
  }
}
window.addEventListener('hashchange', relogin);
relogin();

// Trial mode says so on every page.
fetch('/trial/banner', {credentials: 'same-origin'})
  .then(answer => (answer.status === 200 ? answer.text() : ''))
  .then(text => {
    if (!text) {
      return;
    }
    const banner = document.createElement('div');
    banner.setAttribute('role', 'status');
    banner.textContent = text;
    banner.style.cssText =
      'background:#7a4b00;color:#fff;text-align:center;padding:4px 12px;font-size:14px;position:fixed;' +
      'bottom:0;left:0;right:0;z-index:2000';
    document.body.appendChild(banner);
  })
  .catch(() => {});

export default [];
