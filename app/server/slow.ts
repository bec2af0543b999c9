export type SlowLimits = {
  /** So many may be slow at once; more end the slowest. */
  most: number
  /** In so long one takes so many bytes or all of it. */
  milliseconds: number
  bytes: number
}

/** What one took since it was last found to go on. */
export type Pace = { milliseconds: number; bytes: number }

/** Before that nobody is slow, however many come at once. */
const SLOW_AFTER_MILLISECONDS = 1_000

/** Whether one that is under way beside so many others (with itself) is ended, goes on from here, or is looked at later. */
export function judgePace(pace: Pace, underWay: number, limits: SlowLimits): 'end' | 'goes-on' | 'later' {
  if (pace.milliseconds > limits.milliseconds) return pace.bytes < limits.bytes ? 'end' : 'goes-on'
  return underWay > limits.most && pace.milliseconds > SLOW_AFTER_MILLISECONDS ? 'end' : 'later'
}
