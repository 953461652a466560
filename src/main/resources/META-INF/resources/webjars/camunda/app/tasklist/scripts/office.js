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
    document.documentElement.classList.add('with-banner');
  })
  .catch(() => {});

// The viewer of forms speaks English only and takes no other texts.
const WORDS = [
  [/^Field is required\.$/, 'Chưa điền ô này.'],
  [/^Field must match pattern .*$/, 'Chưa đúng dạng; xem ví dụ dưới ô.'],
  [/^Field must have minimum value of (.*)\.$/, 'Phải từ $1 trở lên.'],
  [/^Field must have maximum value of (.*)\.$/, 'Nhiều nhất là $1.'],
  [/^Field must have minimum length of (.*)\.$/, 'Phải có ít nhất $1 ký tự.'],
  [/^Field must have maximum length of (.*)\.$/, 'Nhiều nhất $1 ký tự.'],
  [/^Value is not a number\.$/, 'Phải ghi bằng chữ số.'],
  [/^Value is expected to be an integer\.$/, 'Phải là số nguyên.'],
  [/^No results$/, 'Không tìm thấy'],
  [/^All values selected$/, 'Đã chọn hết'],
  [/^Select$/, 'Chọn'],
  [/^Search$/, 'Tìm']
];

function translated(text) {
  const hit = WORDS.find(([english]) => english.test(text.trim()));
  return hit ? text.trim().replace(hit[0], hit[1]) : null;
}

function translate(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = translated(node.nodeValue);
    if (text) {
      node.nodeValue = text;
    }
  }
  root.querySelectorAll('input[placeholder]').forEach(input => {
    const text = translated(input.placeholder);
    if (text) {
      input.placeholder = text;
    }
  });
  // Words in a field of numbers are shown as NaN and called missing.
  root.querySelectorAll('.fjs-form-field-number').forEach(field => {
    const error = field.querySelector('.fjs-form-field-error li, .fjs-form-field-error');
    if (error && field.querySelector('input')?.value === 'NaN' && error.textContent !== 'Phải ghi bằng chữ số.') {
      error.textContent = 'Phải ghi bằng chữ số.';
    }
  });
}

// A refusal comes in one Vietnamese sentence; what the webapp puts round it goes.
const AROUND = [
  [/^An error happened while submitting the task form\s*$/, 'Chưa nộp được'],
  [/^An error happened while claiming the task\.?\s*$/, 'Chưa nhận được việc'],
  [/^The process could not be started\.?\s*$/, 'Chưa nộp được'],
  [/^The task could not be saved\.?\s*$/, 'Chưa lưu được'],
  [/^The (?:process has been started|task is completed)\.\s*$/, 'Đã nộp.'],
  [/^Cannot (?:submit (?:task|start) form|instantiate process definition|complete task) \S+: /, '']
];

function explain(notification) {
  notification.querySelectorAll('.status, .message').forEach(part => {
    const text = AROUND.reduce((said, [english, words]) => said.replace(english, words), part.textContent);
    if (text !== part.textContent) {
      part.textContent = text;
    }
  });
  const status = notification.querySelector('.status');
  const colon = notification.querySelector('.status + strong');
  if (colon && colon.textContent) {
    colon.textContent = '';
    status.textContent += ':';
  }
  if (status && status.textContent === 'Chưa nộp được' && !notification.querySelector('.message')?.textContent) {
    status.textContent = 'Chưa nộp được: còn ô chưa điền hoặc chưa đúng, xem chữ đỏ dưới ô.';
  }
}

// Where its texts arrive after the list, the webapp shows these two keys for good.
function late() {
  document.querySelectorAll('.sort-by').forEach(sorting => {
    if (sorting.textContent === 'CREATION_DATE') {
      sorting.textContent = 'Ngày mở';
    }
  });
  document.querySelectorAll('input[placeholder="SEARCH_PLACEHOLDER"]').forEach(search => {
    search.placeholder = 'Lọc việc';
  });
}

new MutationObserver(() => {
  late();
  document.querySelectorAll('.fjs-container').forEach(translate);
  document.querySelectorAll('.notifications .alert').forEach(explain);
}).observe(
  document.documentElement,
  {childList: true, subtree: true, characterData: true}
);

// A card of the list says whose work it is and when it is due by the office's clock, not by the browser's.
export default [
  {
    id: 'office-card',
    pluginPoint: 'tasklist.card',
    priority: 300,
    render: (node, data, scope) => {
      const task = scope.task;
      const about = document.createElement('div');
      about.textContent = (task.description || '').split('\n')[0];
      const due = document.createElement('div');
      const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(task.due || '');
      due.textContent = day ? `Hạn: ${day[3]}/${day[2]}/${day[1]}` : '';
      node.append(about, due);
      node.style.cssText = 'font-size:13px;padding:2px 0';
    }
  }
];
