import { html } from 'lit';
import { define } from '../elements/define.js';
import { laidOut } from '../elements/laid-out.js';
import { LabElement } from './lab-element.js';

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** One view at a time, chosen by tab (https://www.w3.org/WAI/ARIA/apg/patterns/tabs, with selection that follows focus). */
class ViewTabs extends LabElement {
  render() {
    const { views } = this.lab;
    const open = views.find(({ id }) => id === this.lab.doc.view) ?? views[0];
    return html`
      <div class="view-tabs" role="tablist" aria-label="Views of the answer" @keydown=${this.onKey}>
        ${views.map(({ id, name }) => html`
          <button class="view-tab" role="tab" id=${`tab-${id}`} aria-controls="view" aria-selected=${id === open.id}
            tabindex=${id === open.id ? 0 : -1} @click=${() => this.lab.change({ view: id })}>${name}</button>`)}
      </div>
      <div class="view" role="tabpanel" id="view" aria-labelledby=${`tab-${open.id}`} tabindex="0">${open.draw(this.lab)}</div>`;
  }

  updated() {
    const tab = this.querySelector('[aria-selected="true"]');
    if (tab === this.shown) return;
    this.shown = tab;
    laidOut(tab).then(() => {                              // a row that scrolls sideways keeps the open one in sight
      const row = tab.parentElement;
      row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.clientWidth) / 2;
    });
  }

  onKey(event) {
    const { views } = this.lab;
    const last = views.length - 1;
    const at = views.findIndex(({ id }) => `tab-${id}` === event.target.id);
    const to = { Home: 0, End: last }[event.key] ?? (STEPS[event.key] && (at + STEPS[event.key] + views.length) % views.length);
    if (to === undefined) return;
    event.preventDefault();
    this.lab.change({ view: views[to].id });
    this.querySelector(`#tab-${views[to].id}`).focus();
  }
}

define('lab-views', ViewTabs);
