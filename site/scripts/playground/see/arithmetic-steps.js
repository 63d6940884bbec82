import { html, nothing } from 'lit';
import { styled } from '../../elements/styled.js';
import { percent } from '../../figure/scale.js';
import { ATTENTIONS, meeting, sides } from './attentions.js';
import { columns, signed, sum } from './numbers.js';
import { patchChart } from './patch-chart.js';
import { softmaxTable } from './softmax-table.js';
import { counted, headName } from './words.js';

const STEPS = { product, score, mask, weight, mixed, gate, added };

/** The arithmetic of one edge, step by step.
 * @param {{edge: import('./edge.js').Edge, value: object, reading: object}} opened  value: what the engine's study returned
 * @param {import('../lab.js').Lab} lab @param {(step: string) => Element | null} lines  the engine's, for each step
 * @param {boolean} folded  whether each step shows its result alone until it is opened */
export function steps(opened, lab, lines, folded) {
  const { edge, value, reading } = opened;
  const kind = ATTENTIONS[edge.of];
  const numbers = Object.fromEntries(Object.entries(value).map(([name, array]) => [name, array?.data ?? array]));
  const it = { ...opened, lab, lines, folded, kind, ...numbers, ...sides(edge, reading, value.tokens) };
  return html`${receipt(it)}<ol class="arithmetic-list" data-folded=${folded}>${kind.steps.map((name) => STEPS[name](it))}</ol>`;
}

/** All of it in one line. */
function receipt({ dot, score, weight, query }) {
  const parts = [['query · key', signed(dot)], [`÷ √${query.length}`, signed(score)], ['softmax', percent(weight)]];
  return html`<dl class="receipt">${parts.map(([name, number]) => html`<div><dt class="label">${name}</dt><dd>${number}</dd></div>`)}</dl>`;
}

/** @param {object} it @param {string} name @param {string} title @param {string} comesTo what to read while it is folded */
function step({ lines, folded, edge }, name, title, comesTo, says, numbers) {
  const inside = html`
    <div class="arithmetic-says">${says}</div>
    <div class="arithmetic-numbers">${numbers}</div>
    <div class="arithmetic-lines">${lines(name === 'added' ? `added-${edge.of}` : name)}</div>`;
  return folded ? html`
    <li data-step=${name}><details class="arithmetic-folded" ?open=${name === 'product'}><summary><h3 aria-level="4">${title}</h3><b>${comesTo}</b></summary><div class="arithmetic-inside">${inside}</div></details></li>`
    : html`<li class="arithmetic-step" data-step=${name}><h3>${title}</h3>${inside}</li>`;
}

function product(it) {
  const { query, key, products, dot, kind } = it;
  const above = Array.from(products).filter((value) => value > 0);
  const [whole, up] = [Number(dot.toFixed(3)), Number(sum(above).toFixed(3))];         // as printed, so that what is printed adds up
  return step(it, 'product', 'Query times key', signed(dot), html`
    <p>${meeting(it)} a <b class="of-${kind.query}">query</b> of ${query.length} numbers${it.itself ? ' and' : `; that of the other${it.edge.of === 'cross' ? ', the patch,' : ''}`}
      a <b class="of-${kind.key}">key</b> of as many. They are multiplied number by number.</p>`, html`
    ${columns('Query times key, number by number', [
      { name: 'query', of: kind.query, values: query }, { name: '× key', of: kind.key, values: key, sign: 'times' }, { name: '= product', of: 'attention', values: products, sign: 'is' },
    ])}
    <p class="adding">${above.length} products above zero make ${signed(up)}, ${products.length - above.length} below make ${signed(whole - up)}: together <b data-number="dot">${signed(dot)}</b>.
      Everything is printed with three decimals; the model adds with seven.</p>`);
}

function score(it) {
  const { dot, query, barred, edge } = it;
  const divided = signed(barred ? dot / Math.sqrt(query.length) : it.score);
  return step(it, 'score', `Divided by √${query.length}`, divided, html`
    <p>A sum of ${query.length} products runs to larger numbers than a sum of two would. Dividing by √${query.length} keeps scores of heads of any size alike.</p>`, html`
    <p class="equation">${signed(dot)} ÷ ${Math.sqrt(query.length).toFixed(3)} = <b data-number="score">${divided}</b></p>
    ${barred && edge.of === 'cross' ? html`<p class="adding">This edge is cut. The model puts −∞ in place of the score, and the weight becomes nothing.</p>` : nothing}`);
}

/** Of words among words: those ahead are left out. */
function mask(it) {
  const { edge: { row }, tokens, asker, asked, itself, barred, score: own } = it;
  const ahead = tokens.length - 1 - row;
  return step(it, 'mask', 'Nothing from ahead', barred ? '−∞' : 'let through', html`
    <p>A word may look at itself and at those before it. ${ahead ? `After ${asker} ${ahead === 1 ? 'comes one word' : `come ${ahead} words`}; the causal mask puts −∞ in place of
      ${ahead === 1 ? 'its score' : 'their scores'}.` : `${asker} is the last word there is: the causal mask takes nothing away.`}</p>`, html`
    <p class="equation">${barred ? html`${asked} is ahead: score <b data-number="masked">−∞</b>` : html`${itself ? `${asker} itself` : `${asked} came before`}: <b data-number="masked">${signed(own)}</b> stays`}</p>`);
}

function weight(it) {
  const { scores, weights, weight: share, score: own, barred, edge, kind } = it;
  const highest = weights.indexOf(Math.max(...weights));
  const before = edge.of === 'language' ? edge.row + 1 : weights.length;
  return step(it, 'weight', edge.of === 'language' ? 'Softmax over the words so far' : 'Softmax over all patches', percent(share), html`
    <p>This query met the keys of ${edge.of === 'language' ? counted(before, 'word') : `all ${weights.length} patches`}. e is raised to each score, less the highest one so that nothing grows too large; what comes out
      is divided by the sum of all.</p>`, html`
    ${edge.of === 'language' ? softmaxTable(it) : charts(it, highest)}
    ${weights[highest] > 0 && !barred ? html`
      <p class="equation"><span>e<sup>${signed(own)} − ${scores[highest] < 0 ? `(${signed(scores[highest])})` : signed(scores[highest])}</sup></span> = <b data-number="exponential">${signed(share / weights[highest])}</b></p>
      <p class="equation">${signed(share / weights[highest])} ÷ <span data-number="total">${signed(1 / weights[highest])}</span> = <b data-number="weight">${percent(share)}</b></p>
      <p class="adding">${signed(1 / weights[highest])} is the sum over ${before === 1 ? `the one ${kind.one}` : `all ${before} ${kind.all}`}.</p>` : nothing}
    ${edge.of === 'cross' ? shownOnThePicture(it) : nothing}`);
}

function charts({ scores, weights, weight: share, score: own, edge, reading, lab, chooseColumn }, highest) {
  const chart = { chosen: edge.column, columns: reading.columns, choose: chooseColumn };
  return html`
    <p class="label">The ${scores.length} scores, row by row; this patch is marked</p>
    ${patchChart({ ...chart, label: `The scores of ${scores.length} patches; this patch ${signed(own)}, the highest ${signed(scores[highest])}.`, values: scores })}
    <p class="label">The ${weights.length} weights; dashed: an even share, ${percent(1 / weights.length)}</p>
    ${patchChart({ ...chart, label: `The weights of ${weights.length} patches; this patch ${percent(share)}, the heaviest ${percent(weights[highest])}.`, values: weights, even: 1 / weights.length })}`;
}

function shownOnThePicture({ lab, edge, reading, weight: share, asked }) {
  const shown = lab.reading === reading ? reading.shares(edge.word, edge)[edge.column] : share;
  return html`<p class="adding">${lab.doc.head === edge.head ? 'The picture shows' : `If ${headName(edge.head)} were on show, the picture would have`} <b data-number="shown">${percent(shown)}</b>
    for ${asked}: the same number, rounded to one decimal here as there.</p>`;
}

function mixed(it) {
  const { value, weight: share, weighted, mixed: mixture, kind, edge, itself } = it;
  const rest = mixture.map((number, index) => number - weighted[index]);
  const whose = { cross: 'the patch', vision: itself ? 'the patch' : 'the patch that is asked', language: itself ? 'the word' : 'the word that is asked' }[edge.of];
  return step(it, 'mixed', 'The weighted value, and the mixture', `${mixture.length} numbers`, html`
    <p>Beside its key ${whose} has a <b class="of-${kind.key}">value</b>, what there is to take home from it. ${percent(share)} of it is taken, and added to what the other ${kind.all} give.</p>`, html`
    ${columns(`The value, weighted, and added to those of the other ${kind.all}`, [
      { name: 'value', of: kind.key, values: value }, { name: `× ${percent(share)}`, of: 'attention', values: weighted, sign: 'weighted' },
      { name: '+ all others', of: 'ink', values: rest, sign: `plus the other ${kind.all}’` }, { name: '= mixture', of: 'attention', values: mixture, sign: 'is' },
    ])}`);
}

function gate(it) {
  const { gate: opening, edge, reading, mixed: mixture } = it;
  const slider = reading.made.gates[edge.layer];
  return step(it, 'gate', 'Through the gate', signed(opening), html`
    <p>The mixtures of the ${reading.heads} heads, ${reading.heads} × ${mixture.length} numbers, pass one more linear layer. What comes out is multiplied by the gate,
      the tanh of one learned number, and added to the word’s vector.</p>`, html`
    <p class="equation">gate = <b data-number="gate">${signed(opening)}</b></p>
    <div class="gate-track" aria-hidden="true"><i ${styled({ '--open': Math.max(0, Math.min(1, opening)) })}></i></div>
    ${slider === 1 ? nothing : html`<p class="adding">That is ${signed(slider, 2)} times what was learned: you have moved this layer’s gate.</p>`}`);
}

/** Of either side among itself: no gate holds anything back. */
function added(it) {
  const { heads, mixed: mixture, asker, kind } = it;
  const width = heads.length * mixture.length;
  return step(it, 'added', `Into the ${kind.one}’s vector`, `${width} numbers`, html`
    <p>The mixtures of the ${heads.length} heads, ${heads.length} × ${mixture.length} numbers, are laid end to end and pass one more linear layer. Its ${width} numbers are added to the vector of
      ${asker}; no gate stands in the way.</p>`, nothing);
}
