/** @param {Element} element @returns {Promise<void>} once it has been laid out, before it is painted: then asking the browser about it is free */
export const laidOut = (element) => new Promise((resolve) => {
  const watch = new ResizeObserver(() => {
    watch.disconnect();
    resolve();
  });
  watch.observe(element);
});
