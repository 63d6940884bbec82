const AT_MOST = 100;                                       // a page that is not seen has no frames

/** @returns {Promise<void>} once what has changed has been laid out and painted */
export const afterFrame = () => new Promise((resolve) => {
  const timer = setTimeout(resolve, AT_MOST);
  requestAnimationFrame(() => {
    clearTimeout(timer);
    setTimeout(resolve);
  });
});
