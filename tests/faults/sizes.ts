/**
 * How much is tried: what `npm test` tries, or, with `npm run faults -- --long`, so much that it takes some tens of minutes.
 * Every one is a number of tries or a time, so that it stops by itself.
 */
type Sizes = {
  /** Times that the portal under load is killed; no round begins after so many seconds. */
  kills: number
  killsBeginWithinSeconds: number
  /** Times that a process that submits without end is killed. */
  writersKilled: number
  /** Submits of which every moment is looked at, and so many moments of those in between at which the power is cut. */
  submits: number
  powerCuts: number
  /** After how many reads that went well a page finds the disk unreadable. */
  soundReads: number[]
  /** Tokens made up for each form that another site sends, beside those that are always tried. */
  forgedTokens: number
  /** Times that a citizen number is left wherever a care system may write something. */
  canaries: number
  /** Times that the portal is told to end under load, and that its disk is full. */
  stops: number
  fullDisks: number
  /** Letters of an entry that somebody changes, pairs of citizens of whom a column is swapped, and keys that are others. */
  forgeries: number
  swaps: number
  wrongKeys: number
  /** People of whom keys are sealed anew while others ask. */
  keysChanged: number
  /** Connections that ask for pages at once, and for how much processor time of the portal. */
  connections: number
  stormMilliseconds: number
}

const SHORT: Sizes = {
  kills: 6,
  killsBeginWithinSeconds: 20,
  writersKilled: 2,
  submits: 30,
  powerCuts: 20,
  soundReads: [1, 4, 12, 40],
  forgedTokens: 2,
  canaries: 1,
  stops: 1,
  fullDisks: 1,
  forgeries: 4,
  swaps: 1,
  wrongKeys: 1,
  keysChanged: 400,
  connections: 600,
  stormMilliseconds: 3_000,
}

const LONG: Sizes = {
  kills: 150,
  killsBeginWithinSeconds: 15 * 60,
  writersKilled: 80,
  submits: 160,
  powerCuts: 600,
  soundReads: Array.from({ length: 60 }, (_, reads) => reads + 1),
  forgedTokens: 60,
  canaries: 25,
  stops: 15,
  fullDisks: 15,
  forgeries: 300,
  swaps: 40,
  wrongKeys: 200,
  keysChanged: 20_000,
  connections: 600,
  stormMilliseconds: 120_000,
}

export const SIZES = process.env.FAULTS === 'long' ? LONG : SHORT

/** So long a test may take that tries so many times as much as in `npm test`. */
export function within(milliseconds: number): number {
  return SIZES === LONG ? 30 * 60_000 : milliseconds
}
