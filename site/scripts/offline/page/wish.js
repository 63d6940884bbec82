const KEY = 'sightline.offline';

/** What the reader said about keeping the course on this device, if anything. Where storage is denied, so is keeping anything.
 * @returns {'everything' | 'nothing' | null} */
export const wish = () => localStorage.getItem(KEY);

/** @param {'everything' | 'nothing'} said */
export const saveWish = (said) => localStorage.setItem(KEY, said);

/** Hear what the reader says in another tab. @param {() => void} hear */
export const onWish = (hear) => addEventListener('storage', ({ key }) => key === KEY && hear());

/** What to keep now: everything, unless the reader or the browser's data saving says otherwise. */
export const modeNow = () => (wish() !== 'everything' && navigator.connection?.saveData ? 'visited' : 'all');
