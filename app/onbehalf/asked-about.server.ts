import { readSubjectsWaitingAmong } from '~/agreement/store.server'
import { summariesOf, type ApprovalSummary } from '~/choosing/approval-pages.server'
import type { Reader } from '~/db/database.server'
import { findById } from '~/person/store.server'
import type { ActingCitizen } from '~/representation/acting'
import { decisionStatusOf, type Concerned, type Doors } from '~/representation/decision-status.server'
import { readAllBy, type Representation } from '~/representation/store.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/** Somebody the reader decides for besides whom the pages are about now, and what was asked about them. */
export type AboutAnother = { representation: Representation; concerned: Concerned; asked: ApprovalSummary[] }

/** What was asked, as far as it concerns the reader: about whom the pages are about, and about everybody else they decide for. */
export type AskedAbout = {
  here: ApprovalSummary[]
  elsewhere: AboutAnother[]
  /** What somebody offers the reader to do for them, and that waits for an answer. */
  offered: Representation[]
}

/** How many answers of the reader are waited for: about whom the pages are about, and about others. */
export type WaitingCount = { here: number; elsewhere: number }

type Reading = Pick<Doors, 'runtime' | 'approvalDays'>
/** Who reads, and about whom the pages are: null where they may act for them no more. */
type Visitor = { actor: ActingCitizen; here: Concerned | null }

/**
 * Everything asked about oneself and everybody one decides for. The one reading behind the overview, the count in the
 * menu, *Samen kiezen* and *Voor een ander*: what waits there never differs.
 */
export async function readAskedAbout(reading: Reading, { actor, here }: Visitor): Promise<AskedAbout> {
  const { runtime, approvalDays } = reading
  const { reader } = runtime.database
  const today = localDate(runtime.now())
  const by = await readAllBy(reader, actor.subjectId)
  const elsewhere = await Promise.all(
    (await othersOf(runtime, { actor, by, today })).map(async (concerned) => ({
      representation: concerned.representation!,
      concerned,
      asked: await summariesOf(reader, concerned, { approvalDays, today }),
    })),
  )
  return {
    here: here ? await summariesOf(reader, here, { approvalDays, today }) : [],
    elsewhere,
    offered: by.filter((one) => isOffered(one, today)),
  }
}

/** The same as a count, for every page: where nothing waits it costs two small questions. */
export async function countWaiting(reading: Reading, visitor: Visitor | null): Promise<WaitingCount> {
  const none = { here: 0, elsewhere: 0 }
  if (!visitor) return none
  const { actor } = visitor
  if (actor.welcome !== 'done' || actor.ageCategory === 'under-12') return none
  const { reader } = reading.runtime.database
  const today = localDate(reading.runtime.now())
  const by = await readAllBy(reader, actor.subjectId)
  const about = [actor.actingFor?.subjectId ?? actor.subjectId, ...by.map(({ subjectId }) => subjectId)]
  const anything = await readSubjectsWaitingAmong(reader, [...new Set(about)])
  if (anything.length === 0) return { ...none, elsewhere: by.filter((one) => isOffered(one, today)).length }
  return countOf(await readAskedAbout(reading, visitor))
}

/** How many of these are the reader's to answer. */
export function countOf({ here, elsewhere, offered }: AskedAbout): WaitingCount {
  return {
    here: here.filter(isMine).length,
    elsewhere: elsewhere.flatMap(({ asked }) => asked.filter(isMine)).length + offered.length,
  }
}

/** Whether it is the reader's turn. */
export function isMine({ isMyTurn }: Pick<ApprovalSummary, 'isMyTurn'>): boolean {
  return isMyTurn
}

/** Everybody one may act for today, each once, without whom the pages are about. */
async function othersOf(
  runtime: Runtime,
  { actor, by, today }: { actor: ActingCitizen; by: Representation[]; today: LocalDate },
): Promise<Concerned[]> {
  const { reader } = runtime.database
  const ids = [...new Set(by.filter(({ state }) => state === 'active').map(({ subjectId }) => subjectId))]
  const found = await Promise.all(
    ids
      .filter((id) => id !== actor.actingFor?.subjectId)
      .map((id) => concernedWith(reader, runtime, { actor, id, today })),
  )
  return found.filter((one) => one !== null)
}

async function concernedWith(
  reader: Reader,
  runtime: Runtime,
  { actor, id, today }: { actor: ActingCitizen; id: string; today: LocalDate },
): Promise<Concerned | null> {
  const person = await findById(reader, runtime, id)
  if (!person?.keys.profile) return null
  const standing = await decisionStatusOf(reader, person, today)
  const mine = standing.representatives.find(({ representativeId }) => representativeId === actor.subjectId)
  return mine ? { ...standing, actorId: actor.subjectId, representation: mine } : null
}

function isOffered({ state, endsOn }: Representation, today: LocalDate): boolean {
  return state === 'offered' && (endsOn === null || endsOn >= today)
}
