/** A turn that does not come within this was taken by work that waits for it: nothing else takes so long. */
const WAITS_AT_MOST_MILLISECONDS = 60_000

/**
 * Gives work its turn, one at a time and in order of arrival; a failure does not stop those behind it. Work that waits too long
 * is refused, and its turn passed on.
 */
export function turns(waitsAtMost = WAITS_AT_MOST_MILLISECONDS) {
  let last: Promise<unknown> = Promise.resolve()
  let underWay = 0

  return function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = last
    const mine = underWay === 0 ? before.then(work) : inTime(before, work)
    underWay += 1
    // Who gave up waiting passes on nothing that those before still have.
    last = before.then(() => mine.then(passOn, passOn))
    return mine
  }

  function passOn() {
    underWay -= 1
  }

  function inTime<Result>(before: Promise<unknown>, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      let isLate = false
      const late = setTimeout(() => {
        isLate = true
        reject(new Error(`a unit of work waited ${waitsAtMost} ms for its turn`))
      }, waitsAtMost).unref()
      void before.then(() => {
        clearTimeout(late)
        if (!isLate) work().then(resolve, reject)
      })
    })
  }
}
