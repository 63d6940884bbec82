/** A Python program that computes the numbers on show, with the engine as it lies in py/sightline. */

/** @param {import('../lab.js').Lab} lab whose answer is the live model's @returns {Promise<string>} */
export async function snippetOf({ doc, reading, word }) {
  const { made, pixels, edits } = reading;
  const [height, width] = pixels.shape;
  const { question, temperature, seed, force, covered, cut, gates } = made;
  const text = reading.words[word]?.text;
  return `"""${docstring(made)}

It needs NumPy and the folder py/sightline of this project. From the project's folder: PYTHONPATH=py python FILE
"""

from base64 import b64decode
from zlib import decompress

import numpy as np
from sightline import Session, find_model, load
${'rollout' === doc.head ? 'from sightline.studies import STUDIES\n' : ''}${edited(edits)}
PIXELS = (${wrapped(await packed(pixels.data))})

session = Session(load(find_model()))
rgb = np.frombuffer(decompress(b64decode(PIXELS)), np.uint8).reshape(${height}, ${width}, 3)
rgba = np.dstack([rgb, np.full((${height}, ${width}), 255, np.uint8)])
picture = session.open(rgba.tobytes(), ${width}, ${height})
question = ${literal(question)}
changes = {"covered": ${literal(covered)}, "cut": ${literal(cut)}, "gate_scale": ${literal(gates)}}
result = session.ask(picture, question, temperature=${temperature}, seed=${seed}, force=${literal(force)}, **changes)

print(result["answer"])
for word in result["tokens"]:
    print(f"{word['text']:<14} {word['probability']:.6f}")
${text === undefined ? '' : `
# Where the weight went before ${literal(text)}, in per cent: layer ${doc.layer + 1}, ${typeof doc.head === 'number' ? `head ${doc.head + 1}` : doc.head}
${shares(doc, word)}
print(np.round(100 * shares.reshape(result["grid"]), 1))
`}`;
}

/** A value as Python writes it; JSON differs in three words only. */
const literal = (value) => (value !== null && typeof value === 'object' && !Array.isArray(value)
  ? `{${Object.entries(value).filter(([, each]) => each != null).map(([name, each]) => `${JSON.stringify(name)}: ${literal(each)}`).join(', ')}}`
  : Array.isArray(value) ? `[${value.map(literal).join(', ')}]` : JSON.stringify(value));

function docstring({ question }) {
  const asked = question.replaceAll('\\', '/').replaceAll('"', '”').replace(/\p{Cc}|\p{Surrogate}/gu, ' ');
  return `“${asked}”, asked in Sightline's playground.`;
}

/** @param {Record<string, string>} edits */
function edited(edits) {
  if (!Object.keys(edits).length) return '';
  const texts = Object.entries(edits).map(([name, text]) => `    ${JSON.stringify(name)}: ${literal(text).replaceAll('\\n', '\\n"\n        "')},\n`);
  return `from sightline.workshop import workshop\n\n# The functions that the reader edited, in place of the engine's own.\nworkshop.change({\n${texts.join('')}})\n`;
}

function shares({ head, layer }, word) {
  if (head === 'rollout') {
    return `inquiry = session.inquiry(picture, question, [word["id"] for word in result["tokens"]], **changes)
shares = STUDIES["rollout"](inquiry)["shares"][${layer}, ${word}]`;
  }
  const map = `shares = result["attention"][${word}, ${layer}]`;
  return typeof head === 'number' ? `${map}[${head}]` : `${map}.${head}(axis=0)`;
}

/** Bytes → zlib → base64. @param {Uint8Array} bytes */
async function packed(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  const small = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(small, (byte) => String.fromCharCode(byte)).join(''));
}

const wrapped = (text) => `\n${text.match(/.{1,116}/g).map((line) => `    "${line}"`).join('\n')}\n`;
