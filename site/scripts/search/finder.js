import MiniSearch from 'minisearch';
import { marked, plain, snippet, wordsOf } from './words.js';

/** @typedef {{group: string, kind: string, title: string, over: string, also: string[], text: string, url: string}} Entry as the site's build wrote it
 * @typedef {{text: string, marked: boolean}[]} Pieces
 * @typedef {{url: string, kind: string, over: string, title: Pieces, text: Pieces}} Hit
 * @typedef {{hits: number, groups: {title: string, hits: Hit[]}[], near: boolean}} Found `near` if nothing matched and these are only alike */

const MOST = 6;                                            // of one group
const MOST_TERMS = 3;                                      // of the glossary, so that the lessons stay in sight
const NEAR = 3;
const FEW = 5;                                             // with fewer that have all the words, those that have some are shown too
const SMALL = new Set('a an and are as at be by do does explain for from how in is it its of mean means on or that the this to was what when where which why with work works'.split(' '));

/** Finds sections, figures, references and terms: by whole words, by their beginnings, and with a letter or two wrong. */
export class Finder {
  /** @param {Entry[]} entries */
  constructor(entries) {
    this.entries = entries;
    this.index = new MiniSearch({
      fields: ['title', 'also', 'over', 'text'],
      extractField: (entry, field) => (field === 'also' ? entry.also.join(' ') : entry[field]),
      processTerm: plain,
      searchOptions: {
        prefix: true,
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        boost: { title: 5, also: 4, over: 1.5 },
        boostDocument: (id) => (this.entries[id].kind === 'term' ? 1.2 : 1),
      },
    });
    this.index.addAll(entries.map((entry, id) => ({ ...entry, id })));
  }

  /** @param {string} query @returns {Found} */
  find(query) {
    const all = wordsOf(query).map(({ word }) => word);
    const telling = all.filter((word) => !SMALL.has(word));
    const words = (telling.length ? telling : all).join(' ');
    const results = this.index.search(words, { combineWith: 'AND' });
    if (results.length < FEW) {
      const known = new Set(results.map(({ id }) => id));
      results.push(...this.index.search(words, { combineWith: 'OR' }).filter(({ id }) => !known.has(id)));
    }
    return results.length ? grouped(results.map(({ id, terms }) => hit(this.entries[id], new Set(terms)))) : this.near(query);
  }

  /** Nothing matched: the terms of the glossary whose spelling is most like the query's. */
  near(query) {
    const likeness = (entry) => Math.max(...[entry.title, ...entry.also].map((name) => alike(plain(query), plain(name))));
    const best = this.entries.filter(({ kind }) => kind === 'term').map((entry) => ({ entry, score: likeness(entry) }))
      .filter(({ score }) => score > 0).sort((one, other) => other.score - one.score).slice(0, NEAR);
    return { ...grouped(best.map(({ entry }) => hit(entry, new Set()))), near: true };
  }
}

/** In groups, that with the best hit first. */
function grouped(hits) {
  const groups = new Map();
  for (const one of hits) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const most = ({ kind }) => (kind === 'term' && groups.size > 1 ? MOST_TERMS : MOST);
  const kept = [...groups].map(([title, members]) => ({ title, hits: members.slice(0, most(members[0])) }));
  return { hits: kept.reduce((sum, group) => sum + group.hits.length, 0), groups: kept, near: false };
}

function hit({ group, url, kind, over, title, text }, terms) {
  return { group, url, kind, over, title: marked(title, terms), text: marked(snippet(text, terms), terms) };
}

/** How many pairs of letters two words share, from 0 to 1 (Dice's coefficient). */
function alike(one, other) {
  const pairs = (word) => new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)));
  const [these, those] = [pairs(one), pairs(other)];
  const shared = [...these].filter((pair) => those.has(pair)).length;
  return 2 * shared / (these.size + those.size || 1);
}
