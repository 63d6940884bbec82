/** What a page needs once its reader moves, fetched at the first sign of life: see reading/life.js. */
import './checks/check-yourself.js';
import './search/dialog.js';
import { followReader } from './reading/page.js';

followReader();
