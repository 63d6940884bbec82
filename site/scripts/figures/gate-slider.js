import { percent } from '../figure/scale.js';

/** Moves along a sweep that the build computed: all gates times a factor, and what the model then says. */
export class GateSlider extends HTMLElement {
  connectedCallback() {
    /** @type {{scale: number, openings: number[], probability: number, says: string, says_probability: number, answer: string}[]} */
    this.steps = JSON.parse(this.querySelector('script').textContent);
    this.slider = this.querySelector('input');
    this.slider.addEventListener('input', () => this.show());
    this.show();                                        // a browser may have kept where the reader left the slider
  }

  show() {
    const index = Number(this.slider.value);
    const { scale, openings, probability, says, says_probability: likely, answer } = this.steps[index];
    const dot = this.querySelectorAll('.sweep-dot')[index];
    for (const name of ['cx', 'cy']) this.querySelector('.sweep-here').setAttribute(name, dot.getAttribute(name));
    for (const name of ['x1', 'x2']) this.querySelector('.sweep-line').setAttribute(name, dot.getAttribute('cx'));
    this.querySelectorAll('.gate-level').forEach((line, layer) => line.setAttribute('y2', this.height(openings[layer])));
    this.querySelectorAll('.gate-end').forEach((end, layer) => end.setAttribute('cy', this.height(openings[layer])));
    this.querySelectorAll('.gate-opening').forEach((text, layer) => { text.textContent = openings[layer].toFixed(3); });
    const factor = scale.toFixed(2);
    this.say('.sweep-scale', factor);
    this.say('.sweep-probability', percent(probability));
    this.say('.sweep-says', `“${says}”`);
    this.say('.sweep-says-probability', percent(likely));
    this.say('.sweep-answer', answer);
    this.slider.setAttribute('aria-valuetext', `times ${factor}: ${this.dataset.word} ${percent(probability)}, likeliest ${says}`);
  }

  /** @param {string} selector @param {string} words */
  say(selector, words) {
    this.querySelector(selector).textContent = words;
  }

  /** An opening as a height of the chart. @param {number} opening */
  height(opening) {
    const [bottom, top] = JSON.parse(this.dataset.range);
    return `${(100 * (top - opening)) / (top - bottom)}%`;
  }
}

customElements.define('gate-slider', GateSlider);
