/** A sentence for the reader about something that went wrong. @param {string} sentence @param {object} [more] of its element */
export function notice(sentence, more = {}) {
  const element = Object.assign(document.createElement('div'), more);
  element.classList.add('notice');
  element.append(Object.assign(document.createElement('p'), { textContent: sentence }));
  return element;
}
