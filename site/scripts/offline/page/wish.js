const KEY = 'sightline.offline';

/** What the reader said about keeping the course on this device, if anything. Where storage is denied, so is keeping anything.
 * @returns {'everything' | 'nothing' | null} */
export const wish = () => localStorage.getItem(KEY);

/** @param {'everything' | 'nothing'} said */
export const saveWish = (said) => localStorage.setItem(KEY, said);

/** What to keep now: everything, unless the reader or the browser's data saving says otherwise. */
export const modeNow = () => (wish() !== 'everything' && navigator.connection?.saveData ? 'visited' : 'all');
