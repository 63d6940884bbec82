/** An exception in the worker, as the page is told it. @param {Error & {sentence?: {message: string, kind: string, detail: string}}} problem */
export function describe(problem) {
  if (problem.sentence) return problem.sentence;
  return {
    kind: 'engine',
    message: 'The model could not be started. Try again; if that does not help, reload the page.',
    detail: [problem, problem.stack].filter(Boolean).join('\n'),            // WebKit leaves the message out of the stack
  };
}
