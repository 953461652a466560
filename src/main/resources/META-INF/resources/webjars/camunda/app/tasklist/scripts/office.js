import {atOffice} from '../../../../js/webapps.js';
import {easeAccess} from '../../../../js/task-access.js';
import {briefTasks} from '../../../../js/task-brief.js';
import {sealTaskDrafts} from '../../../../js/task-drafts.js';

// The criteria of a filter; those that take an expression bear a star.
const CRITERIA = Object.entries({
  'Business Key': 'Mã hồ sơ',
  'Business Key Like': 'Mã hồ sơ gần giống',
  Key: 'Mã',
  'Key In': 'Mã thuộc',
  Name: 'Tên',
  'Name Like': 'Tên gần giống',
  Active: 'Đang chạy',
  'Activity Instance ID In': 'ID lượt hoạt động thuộc',
  'Execution ID': 'ID nhánh thực hiện',
  Assignee: 'Người xử lý',
  'Assignee in': 'Người xử lý thuộc',
  'Assignee Like': 'Người xử lý gần giống',
  Owner: 'Người phụ trách',
  'Candidate Group': 'Nhóm được nhận việc',
  'Candidate Groups': 'Các nhóm được nhận việc',
  'Candidate User': 'Người được nhận việc',
  'Involved User': 'Người có liên quan',
  Assigned: 'Đã có người nhận',
  Unassigned: 'Chưa ai nhận',
  'Delegation State': 'Trạng thái ủy quyền',
  'Definition Key': 'Mã bước',
  'Definition Key In': 'Mã bước thuộc',
  'Definition Key Like': 'Mã bước gần giống',
  Description: 'Mô tả',
  'Description Like': 'Mô tả gần giống',
  Priority: 'Mức ưu tiên',
  'Priority Max': 'Mức ưu tiên nhiều nhất',
  'Priority Min': 'Mức ưu tiên ít nhất',
  'Tenant ID In': 'ID phân vùng thuộc',
  'Without Tenant ID': 'Không có ID phân vùng',
  'Without Due Date': 'Không có hạn',
  'Created Before': 'Tạo trước',
  'Created After': 'Tạo sau',
  'Due Before': 'Hạn trước',
  'Due After': 'Hạn sau',
  'Follow Up After': 'Ngày xem lại sau',
  'Follow Up Before': 'Ngày xem lại trước',
  'Follow Up Before or Not Existent': 'Ngày xem lại trước hoặc không có',
  'Process Instance': 'Lượt thực hiện',
  'Process definition': 'Quy trình',
  'Case Instance': 'Vụ việc',
  'Case definition': 'Mẫu vụ việc',
  Other: 'Khác',
  'User / Group': 'Người, nhóm',
  Task: 'Công việc',
  Dates: 'Ngày'
}).map(([said, text]) => [new RegExp(`^${said}(\\s+\\*)?$`), `${text}$1`]);

await sealTaskDrafts();
await atOffice({
  words: [
    // Camunda shows the name of the field instead of its value.
    ['.tooltip-inner', [['task.assignee', 'Người xử lý']]],
    // The viewer of forms takes no other texts.
    ['.fjs-container', [
      ['Field is required.', 'Chưa điền ô này.'],
      [/^Field must match pattern .*$/, 'Chưa đúng dạng; xem ví dụ dưới ô.'],
      [/^Field must have minimum value of (.*)\.$/, 'Phải từ $1 trở lên.'],
      [/^Field must have maximum value of (.*)\.$/, 'Nhiều nhất là $1.'],
      [/^Field must have minimum length of (.*)\.$/, 'Phải có ít nhất $1 ký tự.'],
      [/^Field must have maximum length of (.*)\.$/, 'Nhiều nhất $1 ký tự.'],
      ['Field must be a valid email.', 'Chưa đúng dạng địa chỉ thư điện tử.'],
      [/^Field must be a valid {1,2}international phone number\..*$/, 'Chưa đúng dạng số điện thoại quốc tế.'],
      ['Value is not a number.', 'Phải ghi bằng chữ số.'],
      ['Value is expected to be an integer.', 'Phải là số nguyên.'],
      [/^Value is expected to have at most (.*) decimal digits?\.$/, 'Nhiều nhất $1 chữ số thập phân.'],
      [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, 'Chọn $1 hoặc $2.'],
      ['Date and time must both be entered.', 'Ghi cả ngày và giờ.'],
      ['No results', 'Không tìm thấy'],
      ['All values selected', 'Đã chọn hết'],
      ['Select', 'Chọn'],
      ['Search', 'Tìm'],
      ['Add new', 'Thêm'],
      ['Collapse', 'Thu gọn'],
      [/^Expand all \((.*)\)$/, 'Xem cả $1'],
      [/^Remove list item (.*)$/, 'Bỏ mục $1'],
      [/^Remove (.*)$/, 'Bỏ $1'],
      ['Nothing to show.', 'Chưa có gì.'],
      ['Previous page', 'Trang trước'],
      ['Next page', 'Trang sau'],
      ["External content couldn't be loaded.", 'Không tải được nội dung.']
    ]],
    ['[cam-tasklist-filter-modal-form-criteria]', [
      ...CRITERIA,
      [/^E\.g\.: (.*)$/, 'Ví dụ: $1'],
      [/^List of values sep[ae]rated by comma or an expression which evaluates to a list\. E\.g\.: (.*) or (.*)$/,
        'Các giá trị cách nhau bằng dấu phẩy, hoặc một biểu thức cho ra danh sách. Ví dụ: $1 hoặc $2'],
      [/^List of values sep[ae]rated by comma\. E\.g\.: (.*)$/, 'Các giá trị cách nhau bằng dấu phẩy. Ví dụ: $1']
    ]],
    ['.fjs-table-nav-label', [['of', 'trên']]],
    ['.flatpickr-calendar', [['Month', 'Tháng'], ['Year', 'Năm'], ['Hour', 'Giờ'], ['Minute', 'Phút']]]
  ]
});

briefTasks();
easeAccess();

// Words in a field of numbers are shown as NaN and called missing.
function numberInWords(field) {
  const error = field.querySelector('.fjs-form-field-error li, .fjs-form-field-error');
  if (error && field.querySelector('input')?.value === 'NaN' && error.textContent !== 'Phải ghi bằng chữ số.') {
    error.textContent = 'Phải ghi bằng chữ số.';
  }
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
  document.querySelectorAll('.fjs-form-field-number').forEach(numberInWords);
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
