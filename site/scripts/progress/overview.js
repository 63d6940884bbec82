import { readFile, saveFile } from './file.js';
import { stateOf } from './record.js';

const latest = ({ started = '', completed = '' }) => (completed > started ? completed : started);

/** Which module comes next, and in which words: the one last opened, else the first new one, else the first again.
 * @param {{slug: string, entry: import('./record.js').Entry}[]} modules in the course's order */
export function whereNext(modules) {
  const inState = (state) => modules.filter(({ entry }) => stateOf(entry) === state);
  const [open] = inState('started').sort((one, other) => (latest(one.entry) < latest(other.entry) ? 1 : -1));
  if (open) return { words: 'Continue where you left off', slug: open.slug };
  const [fresh] = inState('new');
  if (fresh) return { words: inState('complete').length ? 'Go on with' : 'Begin with', slug: fresh.slug };
  return { words: 'All read. Once more', slug: modules[0].slug };
}

/** Overall progress, the way on, and progress as a file. @param {HTMLElement} panel @param {import('./store.js').ProgressStore} store */
export function overview(panel, store) {
  const find = (name) => panel.querySelector(`.overview-${name}`);
  const cards = [...document.querySelectorAll('.module-card')];
  const show = () => {
    const modules = cards.map(({ dataset }) => ({ slug: dataset.module, entry: store.entry(dataset.module) }));
    const done = modules.filter(({ entry }) => entry.completed).length;
    find('count').textContent = `${done} of ${cards.length} ${cards.length === 1 ? 'module' : 'modules'} complete`;
    find('bar').value = done;
    const { words, slug } = whereNext(modules);
    const card = cards.find(({ dataset }) => dataset.module === slug);
    find('next').href = card.querySelector('h3 a').getAttribute('href');
    find('next').textContent = `${words}: ${card.dataset.title}`;
  };
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
    if (record) store.add(record);
    say(refusal ?? `The progress in “${file.name}” was added to yours.`);
  });
  store.addEventListener('change', show);
  show();
}
