import { prefersStill } from '../elements/motion.js';

const PATIENCE = 4_000;                                       // milliseconds after the reader has scrolled the box by hand
const KEYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The transcript that came with the page: the spoken word is lit, a click on a word plays from there, and so does Enter on a
 * sentence, between which the arrow keys move. The box scrolls itself, never the page, and not while the reader scrolls it. */
export class Transcript {
  /** @param {HTMLDetailsElement} details @param {import('./narration.js').Narration} narration */
  constructor(details, narration) {
    this.details = details;
    this.narration = narration;
    this.box = details.querySelector('.transcript-box');
    this.sentences = [...details.querySelectorAll('.sentence')];
    this.lit = [];
    this.left = 0;
    details.addEventListener('toggle', () => this.show());
    this.box.addEventListener('click', (event) => this.onClick(event));
    this.box.addEventListener('keydown', (event) => this.onKey(event));
    for (const name of ['wheel', 'touchmove', 'pointerdown']) {
      this.box.addEventListener(name, () => { this.left = Date.now(); }, { passive: true });
    }
    narration.addEventListener('word', () => this.show());
  }

  open() {
    this.details.open = true;
    this.details.querySelector('summary').focus();
  }

  /** Nothing is done for a transcript that is closed. */
  show() {
    if (!this.details.open) return;
    if (!this.words) this.split();
    this.light(this.narration.word);
  }

  /** Each word becomes an element of its own, and each sentence a place for the keyboard. */
  split() {
    this.words = this.sentences.flatMap((sentence) => {
      const words = sentence.textContent.split(' ').map((text) => {
        const word = document.createElement('span');
        word.textContent = text;
        word.className = 'word';
        return word;
      });
      sentence.replaceChildren(...words.flatMap((word, index) => (index ? [' ', word] : [word])));
      sentence.setAttribute('role', 'button');
      sentence.tabIndex = -1;
      return words;
    });
    this.words.forEach((word, index) => { word.dataset.word = String(index); });
    this.box.removeAttribute('tabindex');
    this.sentences[0].tabIndex = 0;
  }

  light(word) {
    for (const element of this.lit) element.removeAttribute('data-lit');
    this.lit = [];
    if (word < 0) return;
    const sentence = this.sentences[this.narration.script.sentenceOf(word).number];
    this.lit = [sentence, this.words[word]];
    for (const element of this.lit) element.setAttribute('data-lit', '');
    if (!this.box.contains(document.activeElement)) this.rove(sentence);
    this.keepInSight(this.words[word]);
  }

  /** The lit word stays in the upper middle of the box. */
  keepInSight(word) {
    if (Date.now() - this.left < PATIENCE || this.box.matches(':has(:focus-visible)')) return;
    const [box, place] = [this.box.getBoundingClientRect(), word.getBoundingClientRect()];
    const from = place.top - box.top;
    if (from > 0.15 * box.height && from + place.height < 0.7 * box.height) return;
    this.box.scrollTo({ top: this.box.scrollTop + from - 0.3 * box.height, behavior: prefersStill() ? 'instant' : 'smooth' });
  }

  onClick({ target }) {
    if (!getSelection().isCollapsed) return;                  // somebody marks the text, to copy it
    const word = target.closest('.word');
    if (word) this.narration.playFrom(Number(word.dataset.word));
  }

  onKey(event) {
    const sentence = event.target.closest('.sentence');
    if (!sentence || event.altKey || event.ctrlKey || event.metaKey) return;
    const number = this.sentences.indexOf(sentence);
    const next = { Home: 0, End: this.sentences.length - 1 }[event.key] ?? number + (KEYS[event.key] ?? 0);
    if (event.key === 'Enter' || event.key === ' ') this.narration.playFrom(this.narration.script.sentences[number]);
    else if (next === number || !this.sentences[next]) return;
    else this.rove(this.sentences[next]).focus();
    event.preventDefault();
  }

  /** One sentence at a time can be reached with Tab. */
  rove(sentence) {
    for (const other of this.box.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    sentence.tabIndex = 0;
    return sentence;
  }
}
