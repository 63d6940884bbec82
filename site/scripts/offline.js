import './offline/page/new-version.js';
import './offline/page/offline-line.js';
import { Keeper } from './offline/page/keeper.js';

const keeper = new Keeper();
for (const line of document.querySelectorAll('offline-line')) line.keeper = keeper;
const notice = document.createElement('new-version');
notice.keeper = keeper;
document.body.append(notice);
keeper.begin();
