/** Hand the reader a file. @param {string} name @param {Blob | string | Uint8Array} content @param {string} [type] */
export function save(name, content, type = 'application/octet-stream') {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name that says what is in the file. @param {string} question @param {string} ending */
export function fileName(question, ending) {
  const words = question.normalize('NFKD').toLowerCase().match(/[a-z0-9]+/g) ?? ['answer'];
  return `sightline-${words.join('-').slice(0, 60)}.${ending}`;
}
