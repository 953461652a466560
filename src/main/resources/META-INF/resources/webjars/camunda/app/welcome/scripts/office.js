import {atOffice} from '../../../../js/webapps.js';

const user = await fetch(new URL('../../../api/admin/auth/user/default', import.meta.url), {credentials: 'same-origin'})
  .then(answer => (answer.ok ? answer.json() : {}))
  .catch(() => ({}));

await atOffice({endOfLife: user.authorizedApps?.includes('admin')});

export default [];
