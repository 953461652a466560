import {english, locales} from '../../../../js/webapps.js';

// Replaces the webapp's own file as a whole: without the shortcuts here there would be none.
export default {
  app: {name: 'Đôn Đốc', vendor: ' '},
  locales,
  customScripts: ['scripts/office'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: english ? 'claim the selected task' : 'nhận việc đang chọn'},
    focusFilter: {key: 'ctrl+shift+f', description: english ? 'to the first filter' : 'tới bộ lọc đầu tiên'},
    focusList: {
      key: 'ctrl+alt+l',
      description: english ? 'to the first task of the list' : 'tới việc đầu tiên trong danh sách'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: english ? 'to the first field of the form' : 'tới ô đầu tiên của biểu mẫu'
    },
    startProcess: {key: 'ctrl+alt+p', description: english ? 'start a process' : 'mở hộp chọn quy trình'}
  }
};
