import { called } from '../elements/called.js';
import { readFile, saveFile } from './file.js';
import { modulesOf } from './course-map.js';
import { whereNext } from './next.js';

/** Overall progress and the way on. @param {HTMLElement} page the course map's @param {import('./store.js').ProgressStore} store */
export function overview(page, store) {
  const nodes = [...page.querySelectorAll('.map-node')];
  const find = (name) => page.querySelector(name);
  const where = find('.next-where');
  const invitation = where.textContent;
  const show = () => {
    const modules = modulesOf(nodes, store);
    const done = modules.filter(({ entry }) => entry.completed).length;
    find('.overview-count').textContent = `${done} of ${nodes.length} ${nodes.length === 1 ? 'module' : 'modules'} complete`;
    find('.overview-bar').value = done;
    const { words, slug, section } = whereNext(modules);
    const node = nodes.find(({ dataset }) => dataset.module === slug);
    const stop = section && node.querySelector(`[data-part="${section}"] a`);
    find('.overview-next').href = (stop || node.querySelector('.map-link')).getAttribute('href');
    find('.next-words').textContent = `${words}:`;
    find('.next-title').textContent = node.dataset.title;
    where.textContent = stop ? `You were at “${stop.textContent}”.` : invitation;
  };
  store.addEventListener('change', show);
  show();
}

/** Progress as a file. @param {HTMLElement} panel @param {import('./store.js').ProgressStore} store */
export function keepProgress(panel, store) {
  const find = (name) => panel.querySelector(`.overview-${name}`);
  const say = (text) => { find('said').textContent = text; };
  find('export').addEventListener('click', () => {
    saveFile(store.record);
    say('Your progress was handed to you as sightline-progress.json.');
  });
  find('import').addEventListener('click', () => find('file').click());
  find('file').addEventListener('change', async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const { record, refusal } = await readFile(file);
    target.value = '';
    const added = record && store.add(record);
    say(refusal ?? (added ? `The progress in “${called(file.name)}” was added to yours.` : `“${called(file.name)}” holds more than there is room for, so nothing was changed.`));
  });
}
