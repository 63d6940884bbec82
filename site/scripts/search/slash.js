/** Whether the key / by itself opens the search. A key without Ctrl or Alt gets in the way of those who speak to their computer,
 * so it can be switched off (WCAG 2.1.4); Ctrl or Cmd with K always works. */

const KEY = 'sightline.slash';
let off = null;                                            // where nothing may be stored, it holds for this page

/** One for the whole page, whichever of its bundles comes first. */
export const slash = (globalThis.sightlineSlash ??= {
  get on() {
    try { off ??= localStorage.getItem(KEY) === 'off'; } catch { off ??= false; }
    return !off;
  },
  set on(wanted) {
    off = !wanted;
    try { localStorage.setItem(KEY, wanted ? 'on' : 'off'); } catch { /* holds for this page */ }
    this.show();
  },
  /** On the buttons that name it. */
  show() {
    for (const button of document.querySelectorAll('.search-open')) {
      button.setAttribute('aria-keyshortcuts', `${this.on ? '/ ' : ''}Control+K Meta+K`);
      button.querySelector('kbd').hidden = !this.on;
    }
  },
});
