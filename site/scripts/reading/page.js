import './reading-bar.js';
import { progress } from '../progress/store.js';
import { noticeReading } from './notice-reading.js';
import { Sections } from './sections.js';

/** A page with a table of contents knows where its reader is, and remembers what was read. */
export function followReader() {
  const contents = document.querySelector('.contents');
  if (!contents) return;
  const slug = contents.dataset.of;
  const sections = new Sections(contents);
  const bar = document.createElement('reading-bar');
  bar.sections = sections;
  document.body.prepend(bar);
  noticeReading(sections, (id) => progress.mark(slug, 'read', id));

  const show = () => {
    bar.read = progress.entry(slug).read ?? {};
    for (const link of contents.querySelectorAll('a')) link.toggleAttribute('data-read', link.hash.slice(1) in bar.read);
  };
  progress.addEventListener('change', show);
  show();
  sections.look();
}
