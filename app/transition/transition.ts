import type { Reader, Transaction } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/** The moment of a run: what is due is decided by the day in the Netherlands. */
export type Occasion = { at: Date; today: LocalDate; requestId: string }

/** A page of citizens, by internal id. */
export type Page = { after: string; limit: number }

/**
 * Something that happens to citizens because of the date alone. Missed days are caught up, since what is due is asked of
 * the data and not of a calendar; what was done is seen in the same transaction that does it, so running twice does it once.
 */
export type Transition = {
  name: string
  /** Internal ids, in order, of citizens for whom something may be due. */
  candidates: (reader: Reader, occasion: Occasion, page: Page) => Promise<string[]>
  /** Whether something is, looked at without taking a write lock. */
  isDue: (reader: Reader, citizen: Subject, occasion: Occasion) => Promise<boolean>
  /** Does what is due for one citizen, with its log entry and its mail; answers whether it did something. */
  effect: (
    transaction: Transaction,
    runtime: Runtime,
    happening: { citizen: Subject; occasion: Occasion },
  ) => Promise<boolean>
}
