import { spread } from '../matter/comparison.js';

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The attention of every word of the answer as a tidy table: a line for each layer, head and patch. All is counted from 0, as
 * the engine does; position is that of the text which predicted the word, and looked. @param {import('../../figure/reading.js').Reading} reading */
export function attentionTable(reading) {
  const lines = ['word,position,layer,head,patch,row,column,share'];
  reading.words.forEach(({ text }, word) => {
    const position = reading.question.tokens.length + 1 + word;
    for (let layer = 0; layer < reading.layers; layer++) {
      for (let head = 0; head < reading.heads; head++) {
        reading.shares(word, { layer, head }).forEach((share, patch) => lines.push([
          quoted(text), position, layer, head, patch, Math.floor(patch / reading.columns), patch % reading.columns, Number(share.toPrecision(9)),
        ].join()));
      }
    }
  });
  return `${lines.join('\n')}\n`;
}

/** The three curves of the honest comparison, and each random draw by itself. @param {import('../matter/comparison.js').Comparison} it */
export function comparisonTable({ counts, most, least, random }) {
  const exact = (share) => Number(share.toPrecision(9));
  const drawn = spread(random);
  const head = ['covered', 'most_attended', 'least_attended', 'random_mean', 'random_lowest', 'random_highest', ...random.map((_, draw) => `draw_${draw + 1}`)];
  const lines = counts.map((count, index) => {
    const { mean, low, high } = drawn[index];
    return [count, ...[most[index], least[index], mean, low, high, ...random.map((curve) => curve[index])].map(exact)];
  });
  return `${[head, ...lines].map((line) => line.join()).join('\n')}\n`;
}
