import './notice.js';
import { courseMap } from './course-map.js';
import { doneButton, noticeStart } from './lesson.js';
import { keepProgress, overview } from './overview.js';
import { ProgressStore } from './store.js';
import { walkable } from './walk.js';
import { showState } from './words.js';

/** Bring to life whatever a page shows of the reader's progress. */
export function showProgress() {
  const store = new ProgressStore();
  for (const section of document.querySelectorAll('[data-lesson]')) {
    doneButton(section, store);
    noticeStart(store, section.dataset.lesson);
  }
  for (const map of document.querySelectorAll('.course-map')) {
    courseMap(map, store);
    walkable(map);
    overview(document.querySelector('main'), store);
  }
  for (const panel of document.querySelectorAll('.overview-keep')) keepProgress(panel, store);
  const show = () => {
    for (const place of document.querySelectorAll('.module-state')) showState(place, store.entry(place.dataset.of));
    for (const notice of document.querySelectorAll('progress-notice')) notice.trouble = store.trouble;
  };
  store.addEventListener('change', show);
  show();
}
