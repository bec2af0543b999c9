import { addDays, localDate } from '~/runtime/local-date'
import { morningOf } from './viewed'

/** What somebody got of one kind: the mail that waits, and how many were written in the 24 hours before. */
export type Got = { waiting: string | null; lately: number }

/** `fold`: a mail that waits says it too. `write`: one that may go from then on. */
export type Measured = { do: 'fold'; into: string } | { do: 'write'; due: Date }

export const MEASURED_HOURS = 24

/**
 * How much somebody else can have a person mailed. Most mails say only that something happened, so that one which still
 * waits says it of the next too; what is over the measure of its kind waits for the next morning, and gathers the rest.
 */
export function measure(atOnce: number | null, got: Got, at: Date): Measured {
  if (atOnce === null) return { do: 'write', due: at }
  if (got.waiting !== null) return { do: 'fold', into: got.waiting }
  return { do: 'write', due: got.lately < atOnce ? at : morningOf(addDays(localDate(at), 1)) }
}
