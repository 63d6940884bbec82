/** What every page has from the beginning; its parts that live fetch bundles of their own. */
import { countAnswers } from './checks/count.js';
import { keepEarlyChoices } from './checks/early-choice.js';
import { startOffline } from './offline/page/start.js';
import { showProgress } from './progress/page.js';
import { faces } from './reading/faces.js';
import { layOut } from './reading/lay-out.js';
import { life } from './reading/life.js';
import { narrated } from './reading/narrated.js';
import { bringReader } from './reading/reader.js';
import { summon } from './reading/summon.js';
import { search } from './search/page.js';
import { keepFocus } from './ui/keep-focus.js';
import { terms } from './ui/terms.js';
import { themeToggle } from './ui/theme-toggle.js';

for (const button of document.querySelectorAll('.theme-toggle')) themeToggle(button);
faces();
keepFocus(document);
for (const part of document.querySelectorAll('[data-script]')) summon(part);
narrated();
layOut([...document.querySelectorAll('[data-pieces] > *')]);
for (const list of document.querySelectorAll('.terms')) terms(list);
for (const line of document.querySelectorAll('.checks-said')) countAnswers(line);
keepEarlyChoices();
showProgress();
search();
startOffline();
life.then(bringReader);
