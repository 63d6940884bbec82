import { html } from 'lit';
import { define } from '../../elements/define.js';
import { LabElement } from '../lab-element.js';
import './lab-comparison.js';
import './lab-cuts.js';
import './lab-ledger.js';
import './lab-occlusion.js';
import './lab-swap.js';

/** Where the weight went is one question, whether the answer hangs on it another: take things away, and see what is left of it. */
class LabMatter extends LabElement {
  render() {
    const { lab } = this;
    return html`
      <div class="matter">
        <p class="view-intro">Where the weight went is one question; whether the answer hangs on it is another. Take something away, and see what the
          same answer is worth then.</p>
        <section><h2>Before and after</h2><lab-ledger .lab=${lab}></lab-ledger></section>
        <section><h2>Cut heads and layers</h2><lab-cuts .lab=${lab}></lab-cuts></section>
        <section><h2>Swap the picture</h2><lab-swap .lab=${lab}></lab-swap></section>
        <section><h2>The honest comparison</h2><lab-comparison .lab=${lab}></lab-comparison></section>
        <section><h2>Importance by removal</h2><lab-occlusion .lab=${lab}></lab-occlusion></section>
        <section><h2>What this shows, and what not</h2>
          <div class="matter-words">
            <p>If the attention tells what the answer rests on, covering its heaviest patches must hurt sooner than covering others. If it does
              not, the weight is a by-product. Jain and Wallace (<a href="https://arxiv.org/abs/1902.10186">2019</a>) found that attention often
              is no explanation: other weights would have given the same answer. Wiegreffe and Pinter
              (<a href="https://arxiv.org/abs/1908.04626">2019</a>) replied that this depends on what is asked of it. Both studied recurrent
              networks; here you can ask this model.</p>
            <p>A covered patch leaves a square that the model may notice. This one met such squares in training, so that they mean “nothing to be
              seen” rather than “something odd”; but a picture with half of its squares gone is still not a picture it knows. Cutting the ways
              to a patch leaves the picture whole, and what the encoder carried from that patch to its neighbours gets through. Neither is the
              truth; where they agree, the patch matters.</p>
          </div></section>
      </div>`;
  }
}

define('lab-matter', LabMatter);
