/** Files that come by drop or by paste. A Lit reactive controller for a host with `arrive(files)` and `refuse(sentence)`. On a page
 * of its own the playground takes what comes anywhere; in a lesson, only what is dropped on it, or pasted while it is in sight. */
export class Arrivals {
  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.root = this.host.closest('attention-playground');
    this.compact = this.root?.getAttribute('variant') === 'compact';
    this.field = this.compact ? this.root : document;
    document.addEventListener('paste', this.onPaste);
    for (const event of ['dragover', 'dragleave', 'drop']) this.field.addEventListener(event, this.onDrag);
  }

  hostDisconnected() {
    document.removeEventListener('paste', this.onPaste);
    for (const event of ['dragover', 'dragleave', 'drop']) this.field.removeEventListener(event, this.onDrag);
  }

  onDrag = (event) => {
    const types = event.dataTransfer?.types ?? [];
    const link = !types.includes('Files') && types.includes('text/uri-list');
    if (event.defaultPrevented || !(types.includes('Files') || (link && event.type === 'drop' && !isField(event.target)))) return;
    if (event.type !== 'dragleave') event.preventDefault();        // else the browser would leave the page for the file
    this.root?.toggleAttribute('data-dropping', event.type === 'dragover');
    if (event.type !== 'drop') return;
    if (link) this.host.refuse('What you dropped is a link, and this page asks nothing of other places. Save the picture first and drop the file.');
    else this.host.arrive([...event.dataTransfer.files]);
  };

  onPaste = (event) => {
    const files = [...event.clipboardData?.files ?? []];
    const text = event.clipboardData?.types.includes('text/plain');
    if (!files.length || event.defaultPrevented || (text && isField(event.target)) || !this.inSight) return;
    event.preventDefault();
    this.host.arrive(files);
  };

  get inSight() {
    if (!this.compact) return true;
    const { top, bottom } = this.root.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }
}

const isField = (target) => Boolean(target.closest?.('input, textarea, [contenteditable]'));
