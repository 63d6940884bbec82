/** What the live figures of a page know beforehand: a script brings it before the first of them (py/sitegen/facts.py). */
export const facts = () => globalThis.sightlineFacts;
