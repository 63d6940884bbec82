import { html } from 'lit';
import { define } from '../elements/define.js';
import { LabElement } from './lab-element.js';
import { cutsInShort } from './matter/done.js';

const NAMES = {
  move: ['Arrange', 'Move, turn and scale what is in the picture.'],
  look: ['Look', 'Point at or tap a patch: which words looked there?'],
  cover: ['Cover', 'Paint patches over before the model sees the picture.'],
  cut: ['Cut', 'Leave the picture as it is, but let no word look at these patches.'],
};

/** What a pointer on the picture does. */
class ToolChooser extends LabElement {
  name = `tool-${(ToolChooser.count = (ToolChooser.count ?? 0) + 1)}`;

  willUpdate(changed) {
    super.willUpdate(changed);
    this.dataset.tool = this.lab.doc.tool;                 // what stands below it goes by it
  }

  render() {
    const { tool, numbers, cut } = this.lab.doc;
    return html`
      <div class="tools">
        <fieldset class="segmented">
          <legend class="visually-hidden">What pointing at the picture does</legend>
          ${Object.entries(NAMES).map(([value, [text]]) => html`
            <label><input type="radio" name=${this.name} value=${value} .checked=${tool === value} @change=${() => this.lab.change({ tool: value })}>${text}</label>`)}
        </fieldset>
        <label class="tool-numbers"><input type="checkbox" .checked=${numbers} @change=${(e) => this.lab.change({ numbers: e.target.checked })}>Numbers</label>
        <p class="label tool-does">${NAMES[tool][1]} ${cutsInShort(cut)}</p>
      </div>`;
  }
}

define('lab-tools', ToolChooser);
