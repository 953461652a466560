// Replaces the webapp's own file as a whole: without the shortcuts here there would be none.
export default {
  app: {name: 'Đôn Đốc', vendor: ' '},
  customScripts: ['scripts/office'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'nhận việc đang chọn'},
    focusFilter: {key: 'ctrl+shift+f', description: 'tới bộ lọc đầu tiên'},
    focusList: {key: 'ctrl+alt+l', description: 'tới việc đầu tiên trong danh sách'},
    focusForm: {key: 'ctrl+alt+f', description: 'tới ô đầu tiên của biểu mẫu'},
    startProcess: {key: 'ctrl+alt+p', description: 'mở hộp chọn quy trình'}
  }
};
