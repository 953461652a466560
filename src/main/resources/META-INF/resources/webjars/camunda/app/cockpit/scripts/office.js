import {atOffice} from '../../../../js/webapps.js';

// Cockpit alone writes its dates by a pattern of its own.
window.angular
  .module('cam.cockpit.custom')
  .config(['camDateFormatProvider', dates => dates.setDateFormat('L LT', 'normal')]);

await atOffice({
  words: [
    ['.null-value', [['null', 'không có']]],
    ['.instances', [[/^No lượt (.*)$/, 'Chưa có lượt $1']]],
    ['.tooltip-inner', [
      ['Toggle this section', 'Mở, đóng phần này'],
      ['Suspended Job Definition', 'Loại tác vụ nền đang tạm ngưng']
    ]],
    ['table td.actions', [['Actions', 'Sửa']]],
    ['th', [['State', 'Trạng thái']]],
    ['td.message', [['Message is null.', 'Không có thông báo.']]],
    ['.modal-body', [['Invalid Date Value.', 'Không có ngày này.']]],
    ['.process-diagram', [['Loading diagram', 'Đang tải sơ đồ']]],
    // Types of incidents and jobs come as codes.
    ['td.type', [
      ['alertUndelivered', 'nhắc việc không gửi được'],
      ['failedJob', 'tác vụ nền bị lỗi'],
      ['failedExternalTask', 'tác vụ ngoài bị lỗi'],
      ['async-continuation', 'bước chạy nền'],
      ['timer-start-event', 'hẹn giờ bắt đầu quy trình'],
      ['timer-start-event-subprocess', 'hẹn giờ bắt đầu quy trình con'],
      ['timer-intermediate-transition', 'hẹn giờ giữa quy trình'],
      ['timer-transition', 'hẹn giờ gắn với bước']
    ]],
    ['td.configuration', [
      ['async-before', 'trước bước'],
      ['async-after', 'sau bước'],
      [/^DATE: /, 'Ngày: '],
      [/^DURATION: /, 'Sau: '],
      [/^CYCLE: /, 'Lặp: ']
    ]],
    // The viewer of decision tables takes no other texts.
    ['.dmn-decision-table-container', [
      ['Hit policy:', 'Cách chọn dòng:'],
      ['Unique', 'Chỉ một dòng'],
      ['First', 'Dòng đầu tiên'],
      ['Priority', 'Theo ưu tiên'],
      ['Any', 'Dòng bất kỳ'],
      ['Collect', 'Mọi dòng đúng'],
      ['Rule order', 'Theo thứ tự dòng'],
      ['Output order', 'Theo thứ tự kết quả'],
      ['Collects the values of all matching rules', 'Lấy kết quả của mọi dòng đúng'],
      ['When', 'Khi'],
      ['Then', 'Thì'],
      ['And', 'Và'],
      ['Annotations', 'Ghi chú'],
      ['View DRD', 'Xem sơ đồ yêu cầu quyết định'],
      ['Input values', 'Giá trị vào'],
      ['Input type', 'Kiểu giá trị vào'],
      ['Output label', 'Nhãn kết quả'],
      ['Output values', 'Giá trị kết quả'],
      ['Output type', 'Kiểu kết quả']
    ]]
  ]
});

export default [];
