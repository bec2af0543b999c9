/*
 * A clock that stands ahead of the machine's, for one process: in tests by `moveClock`, in a process of its own by
 * `--import` with CLOCK_AHEAD_MILLISECONDS. Timers and monotonic time go on as they are.
 */
const Real = globalThis.Date
let ahead = Number(process.env.CLOCK_AHEAD_MILLISECONDS ?? 0)

const now = () => Real.now() + ahead

globalThis.Date = new Proxy(Real, {
  construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
  apply: () => new Real(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
})

/** Moves the clock of this process to so many milliseconds ahead of the machine's. */
export function setClockAhead(milliseconds) {
  ahead = milliseconds
}
