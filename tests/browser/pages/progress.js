/** The scripts of the reader's progress, for tests: `--global-name=modules` makes a global of what they export. */
export * from '../../../site/scripts/progress/merge.js';
export * from '../../../site/scripts/progress/migrations.js';
export * from '../../../site/scripts/progress/record.js';
export * from '../../../site/scripts/progress/store.js';
