import './checks/check-yourself.js';
import { countAnswers } from './checks/count.js';
import './figure/cross-attention-engine.js';
import './figures/gate-slider.js';
import './narration/narration-player.js';
import { showProgress } from './progress/page.js';
import { followReader } from './reading/page.js';
import { summon } from './reading/summon.js';
import { search } from './search/page.js';
import { terms } from './ui/terms.js';
import { themeToggle } from './ui/theme-toggle.js';

for (const button of document.querySelectorAll('.theme-toggle')) themeToggle(button);
for (const figure of document.querySelectorAll('[data-script]')) summon(figure);
for (const list of document.querySelectorAll('.terms')) terms(list);
for (const line of document.querySelectorAll('.checks-said')) countAnswers(line);
showProgress();
followReader();
search();
