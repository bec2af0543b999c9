import type { Transaction } from '~/db/database.server'
import type { Path } from '~/paths'
import type { AgeCategory } from '~/person/age'
import type { Bsn } from '~/person/bsn'
import type { RegisteredPerson } from '~/person/register'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { ResumeTarget } from './go-on-as'

type Moment = { at: Date; requestId: string }

/** A citizen who is let in, as what comes after a login sees them. */
type Arrival = Moment & {
  citizen: Subject
  ageCategory: AgeCategory
  /** For whom they log in, where the access service says so. */
  represented: Bsn | null
  /** Where they were going, or where a step before this one leads them. */
  returnPath: Path | null
}

/** What a step makes of it: another place to go to, or what is looked at before one goes there. */
export type Turn = { returnPath?: Path; first?: Path }

type Step<Given, Answer> = (transaction: Transaction, runtime: Runtime, given: Given) => Promise<Answer>

/**
 * What a login of a citizen sets going in the house, in order, as whoever starts the process hands it in: logging in knows
 * none of it. All but the last is in the transaction of the login.
 */
export type AfterLogin = {
  /** Writes down what the register says of who proved a number. */
  takeIn: Step<Moment & { bsn: Bsn; person: RegisteredPerson }, Subject>
  /** Before the session begins: what a day brought and no run effected yet, so that it is right at once. */
  arriving: readonly Step<Moment & { subjectId: string }, unknown>[]
  /** Once it began: where it leads. */
  landing: readonly Step<Arrival, Turn | null>[]
  /** Goes on for whom one acted; answers where to go instead where that cannot be, null where it is done. */
  resume: (resuming: ResumeTarget) => Promise<Path | null>
}
