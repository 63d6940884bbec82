/** @returns {Promise<void>} once all that the page shows has come, and the browser is idle */
export async function pageStands() {
  if (document.readyState !== 'complete') await new Promise((resolve) => { addEventListener('load', resolve, { once: true }); });
  await new Promise((resolve) => { globalThis.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 2000 }) : setTimeout(resolve, 200); });
}
