import { stateOf } from './record.js';

let day;                                                   // made when a date is said: that takes longer than all else a page begins with

export const onDay = (time) => {
  day ??= new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return day.format(new Date(time));
};

export const STATES = { new: 'New', started: 'Started', known: 'Known', complete: 'Complete' };

/** A mark and a word beside a module's name. @param {HTMLElement} place @param {import('./record.js').Entry} entry */
export function showState(place, entry) {
  place.dataset.state = stateOf(entry);
  place.querySelector('.state-word').textContent = STATES[place.dataset.state];
}
