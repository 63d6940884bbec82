/** A hand that does at random whatever a page offers, the same for the same seed, and what must hold whenever the model has answered. */
import { sameIn } from '../../../site/scripts/playground/doc.js';
import { pageOf } from '../../../site/scripts/playground/keep/address.js';
import { readFragment, writeFragment } from '../../../site/scripts/playground/keep/fragment.js';

const CONTROLS = 'button:not(:disabled), summary, select, input:not([type=file], [type=search], :disabled), [role=option]';
const LEFT_ALONE = 'lab-bring, lab-camera, search-dialog, .search-open, .search-box, [data-opens-search], offline-line, new-version, .narration-readers';
const QUESTIONS = ['What animal is in the photo?', 'is there a cat', 'What is in the background?', 'where is the dgo', 'describe the photo', 'what '.repeat(30), ''];
const FAULTS = /stumbled|Traceback|could not be started|stopped in the middle|undefined|NaN/;
const MOST_PICTURES = 6;                                   // a few figures' own, one that is compared, one on its way
const CLOSE = 1e-4;

/** @param {number} seed → numbers from 0 to 1 (mulberry32) */
function diceOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const playgrounds = () => [...document.querySelectorAll('attention-playground')].filter(({ lab }) => lab);
const labs = () => [...new Set(playgrounds().map(({ lab }) => lab))];
const engines = () => [...document.querySelectorAll('cross-attention-engine')].filter(({ inquiry }) => inquiry);
const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const partOf = (element) => { while (element && !element.localName.includes('-')) element = element.parentElement; return element?.localName ?? 'page'; };

window.soak = {
  /** @param {number} seed */
  begin(seed) {
    this.dice = diceOf(seed);
    this.done = [];
  },

  among(list) {
    return list[Math.floor(this.dice() * list.length)];
  },

  /** One thing at random, of a part of the page at random: big parts are touched no more often than small ones. */
  touch() {
    const open = document.querySelector('dialog:modal') ?? document;
    const controls = [...open.querySelectorAll(CONTROLS)].filter((each) => !each.closest(LEFT_ALONE) && seen(each));
    const parts = new Map();
    for (const each of controls) parts.set(partOf(each), [...(parts.get(partOf(each)) ?? []), each]);
    if (!parts.size) return open.close();                    // opened by a key, and one of those that are left alone
    const part = this.among([...parts.keys()]);
    const control = this.among(parts.get(part));
    this.done.push(`${part}: ${control.localName} ${(control.getAttribute('aria-label') ?? control.textContent).trim().slice(0, 40)}`);
    return this.use(control);
  },

  use(control) {
    const tell = (...events) => { for (const name of events) control.dispatchEvent(new Event(name, { bubbles: true })); };
    if (control.type === 'range' || control.type === 'number') {
      const [low, high] = [Number(control.min || 0), Number(control.max || 100)];
      control.value = String(low + this.dice() * (high - low));
      tell('input', 'change');
    } else if (control.localName === 'select') {
      control.value = this.among([...control.options]).value;
      tell('input', 'change');
    } else if (control.type === 'text') {
      control.value = this.among(QUESTIONS);
      tell('input', 'change');
      control.form?.requestSubmit();
    } else {
      control.click();
    }
  },

  /** Until the model has answered whatever is there now, and the page shows it. */
  async settle() {
    const waits = () => labs().some((lab) => lab.busy || lab.edits.trying || (lab.ready && !lab.upToDate)) || engines().some(({ inquiry }) => inquiry.waiting);
    do {
      for (const began = Date.now(); waits();) {
        if (Date.now() - began > 60_000) throw new Error(`It never came to rest after ${this.done.at(-1)}.`);
        await new Promise((go) => { setTimeout(go, 5); });
      }
      await frame();
    } while (waits());
  },

  /** @returns {Promise<string[]>} what does not hold once the page has come to rest, in words */
  async check() {
    await this.settle();
    const wrong = [];
    const { client } = globalThis.sightlineDesk;
    if (client.state.name !== 'ready') wrong.push(`the engine is ${client.state.name}: ${client.state.message}`);
    for (const notice of document.querySelectorAll('.notice, [role=alert], .lab-answer, .answer-words')) {
      if (!notice.closest('lab-code') && FAULTS.test(notice.textContent)) wrong.push(`the page says: ${notice.textContent}`);
    }
    for (const playground of playgrounds()) wrong.push(...unshown(playground));
    for (const lab of labs()) wrong.push(...await unlike(lab), ...lost(lab));
    for (const { reading, gallery, picture, inquiry } of engines()) {
      if (reading.origin !== 'live' || inquiry.waiting || !gallery.includes(picture)) continue;
      const { result } = await globalThis.sightlineDesk.ask(picture, reading.question.text);
      if (result.answer !== reading.answer) wrong.push(`the figure shows “${reading.answer}”, the model says “${result.answer}”`);
    }
    const { pictures } = await client.call('memory');
    if (pictures > MOST_PICTURES) wrong.push(`the worker holds ${pictures} pictures`);
    return wrong.map((sentence) => `${sentence} (after ${this.done.slice(-4).join(' → ')})`);
  },

  /** @param {number} steps @returns {Promise<string[]>} */
  async walk(steps) {
    const wrong = [];
    for (let n = 0; n < steps && !wrong.length; n++) {
      this.touch();
      wrong.push(...await this.check());
    }
    return wrong;
  },

  /** Everything as when the page came, so that what is left over can be counted. */
  async rest() {
    document.querySelector('dialog:modal')?.close();
    for (const lab of labs()) {
      if (lab.edits.names.length) await lab.edits.putBack();
      lab.change(lab.first);
    }
    await this.settle();
    await frame();
    return globalThis.sightlineDesk.client.call('memory');
  },
};

/** Where the words on the page are not those of its state. */
function unshown(playground) {
  if (!playground.querySelector('lab-answer')) return [];
  const shown = [...playground.querySelectorAll('.said-word:not([data-end=true]) .said-text')].map((each) => each.textContent).join(' ');
  const said = playground.lab.reading.words.map(({ text }) => text).join(' ');
  return shown === said ? [] : [`the page shows “${shown}”, its state is “${said}”`];
}

/** Where the answer is not what the model says when it is asked anew, from nothing but the doc. */
async function unlike(lab) {
  const { doc, reading, client, pictures, notice } = lab;
  if (reading.origin !== 'live') return [];
  const { question, temperature, seed, force, covered, cut, gates } = doc;
  let id;
  try {
    const { rgba, width, height } = await pictures.pixels(doc.picture);
    ({ id } = await client.open({ rgba: rgba.slice(), width, height }));
    const fresh = await client.ask(id, question, { temperature, seed, force, covered, cut, gate_scale: gates, top: 8 });
    if (!sameIn(reading.made, doc)) return [`the answer is about ${JSON.stringify(reading.made)}, the page about ${JSON.stringify(doc)}`];
    const far = fresh.tokens.some((token, at) => token.text !== reading.words[at]?.text || Math.abs(token.probability - reading.words[at].probability) > CLOSE);
    return far || fresh.answer !== reading.answer ? [`the page shows “${reading.answer}”, the model says “${fresh.answer}”`] : [];
  } catch (problem) {
    return problem.message === notice ? [] : [`the model says “${problem.message}”, the page “${notice}”`];
  } finally {
    if (id) await client.close(id);
  }
}

/** Where a link would bring back something else. */
function lost(lab) {
  if (lab.doc.picture.kind === 'own') return [];
  const page = pageOf(lab);
  const link = writeFragment(lab.doc, page);
  const back = readFragment(link.text, page);
  if (link.lost.length) return [];
  return back.problem || writeFragment(back.doc, page).text !== link.text ? [`the link ${link.text} comes back as ${writeFragment(back.doc, page).text} (${back.problem})`] : [];
}
