/** Resolves at the reader's first sign of life. Until then a page fetches nothing but what it takes to show what is in view.
 * @type {Promise<void>} */
export const life = new Promise((begun) => {
  const signs = ['scroll', 'pointermove', 'pointerdown', 'touchstart', 'keydown', 'beforeprint'];
  const onSign = () => {
    for (const sign of signs) removeEventListener(sign, onSign);
    begun();
  };
  for (const sign of signs) addEventListener(sign, onSign, { passive: true });
});
