/** A reader who tries everything: pictures come and go, questions, gates, covers and cuts change, studies are looked at.
 * @param {import('../engine/client.js').EngineClient} client @param {() => {rgba: Uint8Array, width: number, height: number}} next
 * @param {number} count of interactions */
export async function interact(client, next, count) {
  let open = await client.open(next());
  let about = { picture: open.id, question: 'What animal is in the photo?', covered: [], cut: [], gate_scale: [1, 1, 1] };
  for (let i = 0; i < count; i++) {
    if (i % 5 === 0) {
      const old = open;
      open = await client.open({ ...next(), like: old.id });
      client.close(old.id);
      about = { ...about, picture: open.id };
    } else {
      about = { ...about, ...CHANGES[i % CHANGES.length](i) };
    }
    const { picture, question, ...how } = about;
    const { tokens } = await client.ask(picture, question, { ...how, max_words: 3 });
    if (i % 8 === 0) {
      const [study, wish] = STUDIES[(i / 8) % STUDIES.length];
      await client.call(study, { ...about, words: tokens.map(({ id }) => id), about: wish });
    }
  }
  await client.close(open.id);
}

const CHANGES = [
  (i) => ({ question: ['Where is the dog?', 'Is there a cat?', 'Describe the photo'][i % 3] }),
  (i) => ({ gate_scale: [1, (i % 20) / 10, 1] }),
  (i) => ({ covered: [i % 64] }),
  (i) => ({ cut: i % 8 < 4 ? [] : [{ patch: i % 64 }] }),
];
const STUDIES = [['score', {}], ['lens', {}], ['rollout', {}], ['self_attention', { of: 'vision' }],
  ['arithmetic', { layer: 1, head: 0, row: 2, column: 5 }], ['neighbours', { patch: 9 }]];
