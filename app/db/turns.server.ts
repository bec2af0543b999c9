/** Gives work its turn, one at a time and in order of arrival; a failure does not stop those behind it. */
export function turns() {
  let last: Promise<unknown> = Promise.resolve()
  return function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}
