import { html } from 'lit';
import { define } from '../../elements/define.js';
import { LabElement } from '../lab-element.js';
import { Asked } from './asked.js';
import { KINDS, animalsIn, example } from './examples.js';
import { Phrasebook, readWords } from './phrasebook.js';
import { mend } from './word-at.js';
import './asked-tokens.js';
import './question-field.js';

/** What is asked: the field, kinds of question to try, and what the model reads. */
class LabQuestion extends LabElement {
  constructor() {
    super();
    this.words = readWords();
    this.book = new Phrasebook(this.words);
    this.asked = new Asked();
    this.turns = {};
    this.typing = 0;                                       // what is typed until it is asked is undone together
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    const { reading } = this.lab;
    if (reading === this.heard) return;
    if (!this.heard) this.asked.add(reading.question.text, reading.answer);
    this.heard = reading;
    this.asked.answered(reading.question.text, reading.answer);
  }

  render() {
    const { doc, reading } = this.lab;
    const present = animalsIn(doc.picture);
    const seen = new Set(present.flatMap(({ name }) => this.words.animals.find(([one]) => one === name) ?? []));
    return html`
      <div class="question" @type=${(e) => this.ask(e.detail, `question-${this.typing}`)} @ask=${(e) => this.finish(e.detail)}
        @mend=${({ detail: { word, other } }) => this.finish(mend(doc.question, word, other) ?? doc.question)}>
        <question-field .question=${doc.question} .book=${this.book} .seen=${seen} .asked=${this.asked.entries}></question-field>
        <ul class="chips question-kinds" aria-label="Questions to try, by kind; each press brings another">
          ${Object.entries(KINDS).filter(([kind]) => this.words.kinds[kind].length).map(([kind, name]) => this.chip(kind, name, present))}
        </ul>
        <asked-tokens class="question-reads" .question=${reading.question} data-stale=${reading.made.question !== doc.question}></asked-tokens>
      </div>`;
  }

  chip(kind, name, present) {
    const text = example(kind, this.turns[kind] ?? 0, present, this.words);
    return html`<li><button class="chip" type="button" title=${text} aria-label=${`${name}: ${text}`} @click=${() => this.choose(kind, text)}>${name}</button></li>`;
  }

  choose(kind, text) {
    this.turns[kind] = (this.turns[kind] ?? 0) + 1;
    this.finish(text);
  }

  /** @param {string} question @param {string | null} [merge] */
  ask(question, merge = null) {
    const { doc } = this.lab;
    this.lab.wake();
    if (question !== doc.question) this.lab.change({ question, force: [] }, { merge });        // forced words were an answer to something else
  }

  /** @param {string} question a finished one */
  finish(question) {
    if (!question) {
      this.lab.say('There is no question yet. Type one, or choose one of the kinds below the field.');
      return;
    }
    this.ask(question, `question-${this.typing}`);
    this.typing += 1;
    this.asked.add(question, this.lab.reading.question.text === question ? this.lab.reading.answer : null);
    this.requestUpdate();
  }
}

define('lab-question', LabQuestion);
