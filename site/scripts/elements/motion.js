const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the reader asked for less motion; read anew each time, because it may change. */
export const prefersStill = () => still.matches;
