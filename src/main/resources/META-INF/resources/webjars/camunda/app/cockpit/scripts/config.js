export default {
  app: {name: 'Đôn Đốc', vendor: ' '},
  customScripts: ['scripts/office'],
  previewHtml: false
};
