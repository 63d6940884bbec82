import { EngineClient } from '../engine/client.js';
import { median } from './measure.js';

/** What the playground asks of the engine, by its own client and worker, messages included. Rounds go through all the kinds in
 * turn, so that a busy moment of the machine strikes all of them; each round has a picture and two questions of its own. */
export class Playground {
  /** @param {URL} root @param {{rgba: Uint8Array, question: string}} page */
  static async open(root, page) {
    const client = new EngineClient({ root });
    await client.start();
    if (client.state.name !== 'ready') throw new Error(client.state.message);
    return new Playground(client, page);
  }

  /** @param {EngineClient} client @param {{rgba: Uint8Array}} page */
  constructor(client, { rgba }) {
    this.client = client;
    this.rgba = rgba;
    this.side = Math.sqrt(rgba.length / 4);
    this.turn = 0;
  }

  /** The picture, moved on by one pixel. */
  next() {
    this.turn = (this.turn + 1) % this.side;
    const from = 4 * this.turn;
    const rgba = new Uint8Array(this.rgba.length);
    for (let y = 0; y < this.side; y++) {
      const row = this.rgba.subarray(4 * y * this.side, 4 * (y + 1) * this.side);
      rgba.set(row.subarray(from), 4 * y * this.side);
      rgba.set(row.subarray(0, from), 4 * ((y + 1) * this.side) - from);
    }
    return { rgba, width: this.side, height: this.side };
  }

  /** @param {number} rounds @returns {Promise<Row[]>} */
  async timings(rounds) {
    const times = new Map(KINDS.map(({ name }) => [name, []]));
    for (let round = -2; round < rounds; round++) {                      // the first two warm up: code is compiled on its way
      const state = { client: this.client, next: () => this.next(), round: round + 2, open: null };
      for (const { name, before, work } of KINDS) {
        await before?.(state);
        const started = performance.now();
        await work(state);
        if (round >= 0) times.get(name).push(performance.now() - started);
      }
      await this.client.close(state.open.id);
    }
    const [full] = [...times.values()].map(median);
    return [...times].map(([name, list]) => ({ name, median: median(list), ratio: median(list) / full }));
  }
}

/** @typedef {{name: string, median: number, ratio: number}} Row  milliseconds, and over those of the full answer */

const QUESTIONS = ['What animal is in the photo?', 'Where is the dog?', 'Is there a cat?', 'How many animals are there?',
  'What is in the background?', 'What is left of the cat?', 'What colour is the dog?', 'Describe the photo'];
const question = (n) => QUESTIONS[n % QUESTIONS.length];

/** What is timed, and what comes before it; each builds on the one above, as a reader does. A gate is measured on its way: the
 * slider has been touched, and moves on. */
const KINDS = [
  { name: 'full answer on a new picture', async work(state) {
    state.open = await state.client.open(state.next());
    await state.client.ask(state.open.id, question(state.round));
  } },
  { name: 'new question, same picture', work: ({ client, open, round }) => client.ask(open.id, question(round + 1)) },
  ...[0, 1, 2].map((layer) => {
    const ask = ({ client, open, round }, scale) => client.ask(open.id, question(round + 1), { gate_scale: [0, 1, 2].map((i) => (i === layer ? scale : 1)) });
    return { name: `gate of layer ${layer + 1}`, before: (state) => ask(state, 0.9), work: (state) => ask(state, 0.8 - (state.round % 8) / 10) };
  }),
  { name: 'another word forced', before: ({ client, open, round }) => client.ask(open.id, question(round + 1)),
    work: ({ client, open, round }) => client.ask(open.id, question(round + 1), { force: ['the'] }) },
  { name: 'one covered patch', work: ({ client, open, round }) => client.ask(open.id, question(round + 1), { covered: [round % 64] }) },
  { name: 'nothing changed', work: ({ client, open, round }) => client.ask(open.id, question(round + 1), { covered: [round % 64] }) },
];
