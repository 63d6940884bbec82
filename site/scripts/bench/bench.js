import { asTable } from './measure.js';
import { Playground } from './playground.js';
import { naiveStart, ourStart } from './start.js';
import { measureOnMessage } from './worker.js';

/** One script for both sides: on the page it offers `runBench` and `openPlayground`, in the worker that the page starts it measures. */
if (typeof document === 'undefined') {
  measureOnMessage(self);
} else {
  const script = document.currentScript.src;
  window.runBench = (rounds = 30) => answerBench(script, rounds);
  window.runStart = (way, model) => startBench(new URL('./', script), way, model);
  window.openPlayground = async () => Playground.open(new URL('../', script), await defaultQuestion(new URL('../', script)));
}

/** One first answer. @param {URL} bench the benchmark's folder @param {'naive' | 'ours'} way @param {{size: number, names: string[]}} model */
async function startBench(bench, way, { size, names }) {
  const root = new URL('../', bench);
  const task = { ...await defaultQuestion(root), size };
  return way === 'naive' ? naiveStart(bench, task, names) : ourStart(root, task);
}

/** @param {string} script @param {number} rounds */
async function answerBench(script, rounds) {
  const root = new URL('../', script);
  const { rgba, question } = await defaultQuestion(root);
  const worker = new Worker(script);
  const { rows, error } = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ root: root.href, bench: new URL('./', script).href, rgba, question, rounds });
  });
  worker.terminate();
  if (error) throw new Error(error);
  const [ours, , plain, onnx] = rows.map(({ fastest }) => fastest);
  const ratios = { plain_over_ours: plain / ours, ours_over_onnx: ours / onnx };
  const table = `${asTable(rows)}\n\n${ratios.plain_over_ours.toFixed(2)} times as fast as with plain @ (goal: 4 or more); `
    + `${ratios.ours_over_onnx.toFixed(2)} times as long as ONNX Runtime Web, one thread, SIMD (goal: 2 or less).`;
  return { question, rows, ratios, table };
}

/** The picture and question that every figure opens with, from the script that tells the page's figures. @param {URL} root */
async function defaultQuestion(root) {
  const page = new URL('modules/23-cross-attention.html', root);
  const html = new DOMParser().parseFromString(await (await fetch(page)).text(), 'text/html');
  const script = await (await fetch(new URL(html.querySelector('[data-facts]').dataset.facts, page))).text();
  const { gallery, precomputed } = JSON.parse(script.slice(script.indexOf('{'), script.lastIndexOf('}') + 1));
  const { png } = gallery.find(({ slug }) => slug === precomputed.picture);
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  return { rgba: new Uint8Array(data.buffer), question: precomputed.result.question.text };
}
