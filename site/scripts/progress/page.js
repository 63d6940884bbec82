import './notice.js';
import { courseMap } from './course-map.js';
import { doneButton, noticeStart } from './lesson.js';
import { keepProgress, overview } from './overview.js';
import { knowButton } from './prerequisite.js';
import { progress } from './store.js';
import { walkable } from './walk.js';
import { showState } from './words.js';

/** Bring to life whatever a page shows of the reader's progress. */
export function showProgress() {
  for (const section of document.querySelectorAll('[data-lesson]')) {
    doneButton(section, progress);
    noticeStart(progress, section.dataset.lesson);
  }
  for (const button of document.querySelectorAll('.know-button')) knowButton(button, progress);
  for (const map of document.querySelectorAll('.course-map')) {
    courseMap(map, progress);
    walkable(map);
    overview(document.querySelector('main'), progress);
  }
  for (const panel of document.querySelectorAll('.overview-keep')) keepProgress(panel, progress);
  const show = () => {
    for (const place of document.querySelectorAll('.module-state')) showState(place, progress.entry(place.dataset.of));
    for (const notice of document.querySelectorAll('progress-notice')) notice.trouble = progress.trouble;
  };
  progress.addEventListener('change', show);
  show();
}
