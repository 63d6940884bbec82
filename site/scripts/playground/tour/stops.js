/** What the tour stops at: the part that is pointed out, what is said, and what is opened for it. Nothing that the reader made is
 * touched. @type {{at: string, title: string, text: string, show?: Partial<import('../doc.js').Chosen>}[]} */
export const STOPS = [
  {
    at: '.lab-picture', title: 'The picture', show: { tool: 'move' },
    text: 'Drag an animal from the tray onto the picture, move it, scale it, or bring a picture of your own. The model looks again while you drag.',
  },
  {
    at: 'lab-question', title: 'The question',
    text: 'Ask in words that the model knows; it suggests them as you type. A word it has never met is marked, with those it has that are spelled alike.',
  },
  {
    at: 'lab-answer', title: 'The answer',
    text: 'Each word stands with its probability. Choose a word to see where its attention went, or choose one of its rivals to make the model say that instead and go on from there.',
  },
  {
    at: '.lab-stage', title: 'Where it looked', show: { tool: 'look' },
    text: 'The less of the chosen word’s attention a patch received, the more it fades. Cover hides patches before the model sees them; Cut only forbids the words to look there.',
  },
  {
    at: 'lab-gates', title: 'The gates',
    text: 'Each gate says how much of what was seen is added to the words. With all of them at 0 the picture is gone. The model was never trained to answer without one, and what it says then makes little sense.',
  },
  {
    at: 'lab-views', title: 'The arithmetic', show: { view: 'arithmetic' },
    text: 'Behind these tabs lies everything that the overlay sums up: every head, the whole matrix, and the numbers of one query meeting one key, down to the source that computed them.',
  },
  {
    at: 'lab-views', title: 'Does it matter?', show: { view: 'matter' },
    text: 'A bright patch need not be the reason for the answer. Here you cover, cut and compare, and see whether the answer moves.',
  },
  {
    at: '.lab-bar', title: 'Yours to keep',
    text: 'Undo whatever you did, copy a link to just this state, or take the numbers with you, together with the Python that computes them again.',
  },
];
