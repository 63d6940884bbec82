/** On the page ahead of its own scripts: whoever calls `hostile` was let in; `trial` hands the page one thing after the other and tells
 * what was wrong. */
window.hostileCalls = 0;
window.hostile = () => { window.hostileCalls += 1; };

const MADE = ['picture', 'question', 'temperature', 'seed', 'force', 'covered', 'cut', 'gates'];
const BEND = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/;

window.trial = {
  get lab() {
    return document.querySelector('attention-playground').lab;
  },

  /** What the reader made, as text. */
  get made() {
    return JSON.stringify(MADE.map((name) => trial.lab.doc[name]));
  },

  /** Whether something that was text has become part of the page. */
  get broken() {
    const within = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? within(element.shadowRoot) : [])]);
    const strange = within(document).filter((element) => element.localName === 'x-hostile' || element.localName === 'iframe' || (element.localName === 'script' && !element.src && !/json/.test(element.type))
      || element.getAttributeNames().some((name) => /^on|^srcdoc$|^style$/.test(name) && !element.style?.length) || /^\s*javascript:/i.test(element.getAttribute('href') ?? ''));
    return window.hostileCalls ? 'a script ran' : strange.length ? strange[0].outerHTML.slice(0, 200) : Object.keys(Object.prototype).join();
  },

  file([name, type, base64]) {
    return new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type });
  },

  /** Choose a file in a field, as the browser does. */
  choose(field, file) {
    const data = new DataTransfer();
    data.items.add(file);
    field.files = data.files;
    field.dispatchEvent(new Event('change'));
  },

  /** Until `value` gives something. */
  async until(value) {
    for (const start = performance.now(); performance.now() - start < 30_000;) {
      const found = value();
      if (found) return found;
      await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    }
    throw new Error('Nothing was said.');
  },

  /** A sentence that a reader can read, whatever the file was called. */
  sentence(text) {
    return text.length > 10 && text.length < 400 && /[.?]$/.test(text.trim()) && !BEND.test(text) ? '' : `said ${JSON.stringify(text.slice(0, 300))}`;
  },

  /** What was wrong with any of the cases. @param {any[]} cases @param {(one: any) => Promise<string> | string} work */
  async each(cases, work) {
    const wrong = [];
    for (const one of cases) {
      let fault;
      try {
        fault = await work(one);
      } catch (problem) {
        fault = String(problem.stack ?? problem);
      }
      fault ||= trial.broken;
      if (fault) wrong.push([JSON.stringify(one).slice(0, 400), fault]);
    }
    return wrong;
  },
};
