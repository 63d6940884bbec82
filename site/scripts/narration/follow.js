import { prefersStill } from '../elements/motion.js';

const SETTLE = 300;                                           // milliseconds after a seek before the page follows
const SCROLLING = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

/** Follow along: what the script asks of the page happens when its word is spoken. A reader who scrolls or takes the figure into
 * their own hands is left alone until they ask to be taken along again. */
export class Follow {
  held = false;

  /** @param {import('./narration.js').Narration} narration */
  constructor(narration) {
    this.narration = narration;
    narration.addEventListener('word', ({ from, sought }) => {
      if (!this.active) return;
      if (sought) this.settleSoon();
      else for (const cue of narration.timings.cues) if (cue.word > from && cue.word <= narration.word) perform(cue);
    });
    narration.addEventListener('change', () => this.onChange());
    addEventListener('wheel', this.hold, { passive: true });
    addEventListener('touchmove', this.hold, { passive: true });
    addEventListener('keydown', (event) => {
      if (SCROLLING.has(event.key) && !ours(event.target) && (event.target === document.body || figure()?.contains(event.target))) this.hold(event);
    });
    addEventListener('pointerdown', (event) => {
      const onScrollbar = event.target === document.documentElement && event.clientX >= document.documentElement.clientWidth;
      if (onScrollbar || figure()?.contains(event.target)) this.hold(event);
    });
  }

  get on() {
    return this.narration.memory.settings.follow;
  }

  get active() {
    return this.on && !this.held && this.narration.playing && this.narration.timings !== null;
  }

  /** @param {Event} event */
  hold = ({ target }) => {
    if (!this.active || ours(target)) return;
    this.held = true;
    this.narration.say('change');
  };

  resume() {
    this.held = false;
    this.narration.say('change');
    this.settle();
  }

  /** Whoever switches it on, or starts to listen with it on, is taken to where the narration is. */
  onChange() {
    const { active } = this;
    if (!this.on) this.held = false;
    if (active && !this.wasActive) this.settleSoon();
    this.wasActive = active;
  }

  settleSoon() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settle(), SETTLE);
  }

  settle() {
    if (!this.active) return;
    const { place, figure: wanted } = stateAt(this.narration.timings.cues, this.narration.word);
    if (wanted) conduct(wanted);
    else if (place) bring(document.getElementById(place));
  }
}

/** What the cues up to this word have led to: the last place, and the figure's state if the place is the figure's.
 * @param {import('./timings.js').Cue[]} cues @param {number} word */
export function stateAt(cues, word) {
  let state = { place: null, figure: null };
  for (const { word: due, name, args } of cues) {
    if (due > word) break;
    if (name === 'scroll') state = { place: args[0], figure: null };
    else if (name === 'figure') state = { place: `figure-${args[0]}`, figure: null };
    else state.figure = { ...state.figure, ...wish(name, args.map(Number)) };
  }
  if (state.figure?.step === 'question') state.figure = { step: 'answer', ...without(state.figure, 'step', 'play') };
  return state;
}

const without = (object, ...names) => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** A cue in the words of the figure's own `conduct`. */
function wish(name, [first, second]) {
  if (name === 'slice') return { step: 'slice' };
  if (name === 'ask') return { step: 'question', play: true };
  if (name === 'word') return { word: first };
  return { layer: first, head: second };
}

function perform({ name, args }) {
  if (name === 'scroll') bring(document.getElementById(args[0]));
  else if (name === 'figure') bring(document.getElementById(`figure-${args[0]}`));
  else conduct(wish(name, args.map(Number)));
}

/** @returns {import('../figure/cross-attention-engine.js').CrossAttentionEngine | null} */
const figure = () => document.querySelector('cross-attention-engine');

function conduct(wanted) {
  const engine = figure();
  if (!engine) return;
  bring(engine.querySelector('.stage'));
  customElements.whenDefined(engine.localName).then(() => engine.conduct(wanted));   // it comes when it is near
}

/** Scroll an element into view, unless all of it is, or as much as fits. @param {HTMLElement | null} element */
function bring(element) {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  const style = getComputedStyle(document.documentElement);
  const [above, below] = [parseFloat(style.scrollPaddingTop) || 0, parseFloat(style.scrollPaddingBottom) || 0];
  const heading = /^H\d$/.test(element.tagName);
  if (!heading && top >= above && bottom <= innerHeight - below) return;
  const fits = bottom - top <= innerHeight - above - below;
  element.scrollIntoView({ block: heading || !fits ? 'start' : 'center', behavior: prefersStill() ? 'instant' : 'smooth' });
}

const ours = (target) => target instanceof Element && target.closest('narration-player, narration-bar') !== null;
