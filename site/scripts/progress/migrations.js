/** What a record was like before, and how it becomes what it is now: the first step turns version 1 into version 2, and so on.
 * Each step is pure and throws where it finds something else than it expects; record.js checks what comes out at the end. */
export const MIGRATIONS = [
  // Version 1 knew only when a module was completed: {completed: {slug: time}}.
  ({ completed }) => {
    if (Object.getPrototypeOf(completed) !== Object.prototype) throw new TypeError('These are no modules.');
    const modules = Object.entries(completed).map(([slug, time]) => [slug, { started: time, completed: time }]);
    return { version: 2, modules: Object.fromEntries(modules) };
  },
  // Version 2 knew of a module when it was started and completed, and nothing of what is inside it.
  ({ modules }) => {
    const names = Object.values(modules).flatMap((entry) => Object.keys(entry));
    if (names.some((name) => name !== 'started' && name !== 'completed')) throw new TypeError('Version 2 had no such entry.');
    return { version: 3, modules };
  },
];

/** @param {{version: number}} old @param {((old: any) => any)[]} [steps] @returns {any} the same in today's shape; `old` stays as it is */
export const migrate = (old, steps = MIGRATIONS) => steps.slice(old.version - 1).reduce((record, step) => step(record), old);
