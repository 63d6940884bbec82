const SENTENCE = 'What brings this part to life did not arrive; what stands here was made beforehand. Check the connection and try again.';

/** A part of the page whose script did not arrive says so in its place, until it is fetched again: at a press, or when the connection is back.
 * @param {HTMLElement} part @param {() => void} again */
export function notArrived(part, again) {
  if (part.querySelector(':scope > .not-arrived')) return;
  const notice = Object.assign(document.createElement('div'), { className: 'notice not-arrived', role: 'alert' });
  const button = Object.assign(document.createElement('button'), { className: 'button', type: 'button', textContent: 'Try again' });
  notice.append(Object.assign(document.createElement('p'), { textContent: SENTENCE }), button);
  part.prepend(notice);
  const retry = () => {
    removeEventListener('online', retry);
    notice.remove();
    again();
  };
  button.addEventListener('click', retry);
  addEventListener('online', retry);
  customElements.whenDefined(part.localName).then(() => notice.remove());   // another part has brought it
}
