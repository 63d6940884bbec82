import { html, nothing } from 'lit';
import { styled } from '../../elements/styled.js';
import { percent } from '../../figure/scale.js';
import { columns, signed, sum } from './numbers.js';
import { patchChart } from './patch-chart.js';
import { headName, patchName } from './words.js';

/** The arithmetic of one edge, step by step.
 * @param {{edge: import('./edge.js').Edge, value: object, reading: object}} opened  value: what the engine's study returned
 * @param {import('../lab.js').Lab} lab @param {Record<string, Element | null>} lines  the engine's, for each step */
export function steps(opened, lab, lines) {
  const { value } = opened;
  const it = { ...opened, lab, lines, ...Object.fromEntries(Object.entries(value).map(([name, array]) => [name, array?.data ?? array])) };
  return html`${receipt(it)}<ol class="arithmetic-list">${[product(it), score(it), weight(it), mixture(it), gate(it)]}</ol>`;
}

/** All of it in one line. */
function receipt({ dot, score, weight, query }) {
  const parts = [['query · key', signed(dot)], [`÷ √${query.length}`, signed(score)], ['softmax', percent(weight)]];
  return html`<dl class="receipt">${parts.map(([name, number]) => html`<div><dt class="label">${name}</dt><dd>${number}</dd></div>`)}</dl>`;
}

const step = ({ lines }, name, title, says, numbers) => html`
  <li class="arithmetic-step" data-step=${name}>
    <h3>${title}</h3>
    <div class="arithmetic-says">${says}</div>
    <div class="arithmetic-numbers">${numbers}</div>
    <div class="arithmetic-lines">${lines[name]}</div>
  </li>`;

function product(it) {
  const { query, key, products, dot, tokens, edge, reading } = it;
  const above = Array.from(products).filter((value) => value > 0);
  const [whole, up] = [Number(dot.toFixed(3)), Number(sum(above).toFixed(3))];         // as printed, so that what is printed adds up
  return step(it, 'product', 'Query times key', html`
    <p>The model has just read “${tokens[edge.position]}” and is about to say “${reading.words[edge.word].text}”. In this head its vector there is
      turned into a <b class="of-text">query</b> of ${query.length} numbers; the patch’s vector into a <b class="of-vision">key</b> of as many. They are multiplied number by number.</p>`, html`
    ${columns('Query times key, number by number', [
      { name: 'query', of: 'text', values: query }, { name: '× key', of: 'vision', values: key, sign: 'times' }, { name: '= product', of: 'attention', values: products, sign: 'is' },
    ])}
    <p class="adding">${above.length} products above zero make ${signed(up)}, ${products.length - above.length} below make ${signed(whole - up)}: together <b data-number="dot">${signed(dot)}</b>.
      Everything is printed with three decimals; the model adds with seven.</p>`);
}

function score(it) {
  const { dot, score: divided, cut, query } = it;
  return step(it, 'score', `Divided by √${query.length}`, html`
    <p>A sum of ${query.length} products runs to larger numbers than a sum of two would. Dividing by √${query.length} keeps scores of heads of any size alike.</p>`, html`
    <p class="equation">${signed(dot)} ÷ ${Math.sqrt(query.length).toFixed(3)} = <b data-number="score">${cut ? signed(dot / Math.sqrt(query.length)) : signed(divided)}</b></p>
    ${cut ? html`<p class="adding">This edge is cut. The model puts −∞ in place of the score, and the weight becomes nothing.</p>` : nothing}`);
}

function weight(it) {
  const { scores, weights, weight: share, score: own, cut, edge, reading, lab } = it;
  const highest = weights.indexOf(Math.max(...weights));
  const open = weights[highest] > 0;
  const shown = lab.reading === reading ? reading.shares(edge.word, edge)[edge.patch] : share;
  const chart = { chosen: edge.patch, columns: reading.columns, choose: (patch) => lab.change({ patch }) };
  return step(it, 'weight', 'Softmax over all patches', html`
    <p>This query met the keys of all ${weights.length} patches. e is raised to each score, less the highest one so that nothing grows too large; what comes out is divided by the sum of all.</p>`, html`
    <p class="label">The ${scores.length} scores, row by row; this patch is marked</p>
    ${patchChart({ ...chart, label: `The scores of ${scores.length} patches; this patch ${signed(own)}, the highest ${signed(scores[highest])}.`, values: scores })}
    <p class="label">The ${weights.length} weights; dashed: an even share, ${percent(1 / weights.length)}</p>
    ${patchChart({ ...chart, label: `The weights of ${weights.length} patches; this patch ${percent(share)}, the heaviest ${percent(weights[highest])}.`, values: weights, even: 1 / weights.length })}
    ${open && !cut ? html`
      <p class="equation"><span>e<sup>${signed(own)} − ${scores[highest] < 0 ? `(${signed(scores[highest])})` : signed(scores[highest])}</sup></span> = <b data-number="exponential">${signed(share / weights[highest])}</b></p>
      <p class="equation">${signed(share / weights[highest])} ÷ <span data-number="total">${signed(1 / weights[highest])}</span> = <b data-number="weight">${percent(share)}</b></p>
      <p class="adding">${signed(1 / weights[highest])} is the sum over all ${weights.length} patches.</p>` : nothing}
    <p class="adding">${lab.doc.head === edge.head ? 'The picture shows' : `With ${headName(edge.head)} on show, the picture has`} <b data-number="shown">${percent(shown)}</b>
      for ${patchName(reading, edge.patch)}: the same number, rounded to one decimal here as there.</p>`);
}

function mixture(it) {
  const { value, weight: share, weighted, mixed } = it;
  const rest = mixed.map((number, index) => number - weighted[index]);
  return step(it, 'mixed', 'The weighted value, and the mixture', html`
    <p>Beside its key the patch has a <b class="of-vision">value</b>, what there is to take home from it. ${percent(share)} of it is taken, and added to what the other patches give.</p>`, html`
    ${columns('The patch’s value, weighted, and added to those of the other patches', [
      { name: 'value', of: 'vision', values: value }, { name: `× ${percent(share)}`, of: 'attention', values: weighted, sign: 'weighted' },
      { name: '+ all others', of: 'ink', values: rest, sign: 'plus the other patches’' }, { name: '= mixture', of: 'attention', values: mixed, sign: 'is' },
    ])}`);
}

function gate(it) {
  const { gate: opening, edge, reading, mixed } = it;
  const slider = reading.made.gates[edge.layer];
  return step(it, 'gate', 'Through the gate', html`
    <p>The mixtures of the ${reading.heads} heads, ${reading.heads} × ${mixed.length} numbers, pass one more linear layer. What comes out is multiplied by the gate,
      the tanh of one learned number, and added to the word’s vector.</p>`, html`
    <p class="equation">gate = <b data-number="gate">${signed(opening)}</b></p>
    <div class="gate-track" aria-hidden="true"><i ${styled({ '--open': Math.max(0, Math.min(1, opening)) })}></i></div>
    ${slider === 1 ? nothing : html`<p class="adding">That is ${signed(slider, 2)} times what was learned: you have moved this layer’s gate.</p>`}`);
}
