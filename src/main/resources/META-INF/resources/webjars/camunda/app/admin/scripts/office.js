import {atOffice} from '../../../../js/webapps.js';

await atOffice({
  endOfLife: true,
  words: [
    // Two texts in the English order.
    ['header h3', [[/^([^:]+) Phân quyền$/, 'Phân quyền: $1']]],
    ['.execution-metrics', [[/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1']]]
  ]
});

export default [];
