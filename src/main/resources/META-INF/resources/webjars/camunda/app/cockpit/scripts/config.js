import {locales} from '../../../../js/webapps.js';

export default {
  app: {name: 'Đôn Đốc', vendor: ' '},
  locales,
  customScripts: ['scripts/office', 'scripts/plugins'],
  previewHtml: false
};
