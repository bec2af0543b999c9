import { eq } from 'drizzle-orm'
import type { Catalogue } from '~/catalogue/catalogue'
import { decide } from '~/consent/decide'
import type { Transaction } from '~/db/database.server'
import { groupCommit } from '~/db/group-commit.server'
import { enqueueViewed } from '~/notification/outbox.server'
import type { Bsn } from '~/person/bsn'
import { openSubjectKeys } from '~/person/keys.server'
import { subject, subjectKey } from '~/person/tables.server'
import { hasEnded } from '~/provider/departure'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { answerInOrder, type Asked } from './batch'
import { citizenOpener, type Enquired } from './citizen.server'
import type { EnquiryBy, BatchOutcome, Enquiry, EnquiryOutcome, Semantic } from './enquiry'
import { resolveQuestion, type DirectoryEntry } from './resolve'
import { enquiryReads, type PartyRow } from './store.server'
import { recordViews, viewOf, type TellOfViews, type View } from './view-record.server'

/** Answers closed questions; one per process, shared by all faces, so that they share commits. */
export type ClosedQuestions = {
  /**
   * Decides, and answers once the view record is durable. Refuses what depends on request, client, catalogue and directory
   * only. Rejects when something failed, for one citizen or for all: the asker hears the same.
   */
  ask: (enquiry: Enquiry, asking: EnquiryBy) => Promise<EnquiryOutcome>
  /**
   * The same for many at once: what is known of all citizens is read together, and the records of all that were decided
   * are in one commit. Null stands for a question that could not be read.
   */
  askAll: (enquiries: readonly (Enquiry | null)[], asking: AskingAll) => Promise<BatchOutcome>
  /** How many view records are not durable yet. */
  waiting: () => number
}

type AskingAll = Omit<EnquiryBy, 'index'> & { semantic: Semantic }

const known = new WeakMap<Runtime, ClosedQuestions>()

/** The closed questions of this process. */
export function closedQuestions(runtime: Runtime): ClosedQuestions {
  const made = known.get(runtime) ?? openClosedQuestions(runtime)
  known.set(runtime, made)
  return made
}

function openClosedQuestions(runtime: Runtime): ClosedQuestions {
  const { database, keyring } = runtime
  const reads = enquiryReads(database.reader)
  const openCitizen = citizenOpener(runtime)
  const find = (transaction: Transaction, bsnIndex: string) => findFirst(transaction, runtime, bsnIndex)
  const tell: TellOfViews = (transaction, views) => enqueueViewed(transaction, runtime, views)
  const records = groupCommit<View>(database, {
    write: (transaction, views) => recordViews(transaction, views, { find, tell }),
  })

  /** The organisations of these questions as the directory has them now. */
  async function directoryOf(enquiries: readonly Enquiry[], at: Date) {
    const uras = [...new Set(enquiries.flatMap(({ holder, receiver }) => [holder.ura, receiver.ura]))]
    const rows = await Promise.all(uras.map((ura) => reads.party(ura)))
    const found = new Map(uras.map((ura, place) => [ura, inDirectory(rows[place]!, at)]))
    const blocked = new Set(uras.filter((_, place) => rows[place]?.blockedAt))
    return ({ holder, receiver }: Enquiry) => ({
      holder: found.get(holder.ura) ?? null,
      // Also where another asks in its place: what is blocked receives nothing.
      receiver: blocked.has(receiver.ura) ? null : (found.get(receiver.ura) ?? null),
    })
  }

  /** The citizens these numbers are of. One that was never seen before is made once, however often it is asked about. */
  async function citizensOf(bsns: Bsn[]): Promise<Map<Bsn, Enquired>> {
    const numbers = [...new Set(bsns)]
    const rows = await Promise.all(numbers.map((bsn) => reads.citizen(keyring.index('bsn', bsn))))
    return new Map(numbers.map((bsn, place) => [bsn, openCitizen(rows[place] ?? null, bsn)]))
  }

  /** The catalogue in which each citizen's choices are read: for nearly all that of today, and then nothing is looked up. */
  async function readingsFor(catalogue: Catalogue, citizens: readonly Enquired[]) {
    const older = new Set(citizens.flatMap(({ readingCatalogue }) => readingCatalogue ?? []))
    older.delete(catalogue.version)
    const found = new Map<number, Catalogue>()
    for (const version of older) found.set(version, await reads.catalogueOf(version))
    return ({ readingCatalogue }: Enquired) => found.get(readingCatalogue ?? catalogue.version) ?? catalogue
  }

  async function askAll(
    enquiries: readonly (Enquiry | null)[],
    { semantic, ...asking }: AskingAll,
  ): Promise<BatchOutcome> {
    const readable = enquiries.filter((enquiry) => enquiry !== null)
    if (readable.some((enquiry) => isForeign(enquiry, asking.ura))) return { ok: false, refusal: 'foreign' }
    const at = runtime.now()
    const [catalogue, partiesOf] = await Promise.all([reads.catalogue(), directoryOf(readable, at)])
    const asked = enquiries.map((enquiry): Asked | null => {
      return enquiry && { enquiry, resolved: resolveQuestion(enquiry, partiesOf(enquiry), catalogue) }
    })
    const citizens = await citizensOf(asked.flatMap((one) => (one?.resolved.ok ? [one.enquiry.bsn] : [])))
    const readingOf = await readingsFor(catalogue, [...citizens.values()])
    const today = localDate(at)
    const { outcomes, views } = answerInOrder(asked, semantic, (enquiry, question, index) => {
      const citizen = citizens.get(enquiry.bsn)!
      const { choices, gate } = citizen
      const verdict = decide(question, { catalogue, reading: readingOf(citizen), choices, gate }, today)
      return viewOf({ at, enquiry, asking: { ...asking, index }, verdict, citizen })
    })
    if ((await records.submitAll(views)) === 'full') return { ok: false, refusal: 'busy' }
    return { ok: true, outcomes }
  }

  async function ask(enquiry: Enquiry, { index: _only, ...asking }: EnquiryBy): Promise<EnquiryOutcome> {
    const answered = await askAll([enquiry], { ...asking, semantic: 'execute_all' })
    return answered.ok ? answered.outcomes[0]! : answered
  }

  return { ask, askAll, waiting: records.waiting }
}

function isForeign({ holder, receiver }: Enquiry, ura: string): boolean {
  return ura !== holder.ura && ura !== receiver.ura
}

/** An organisation that ended is not in the directory any more. */
function inDirectory(found: PartyRow | null, at: Date): DirectoryEntry {
  if (!found || hasEnded(found, at)) return null
  return { types: found.types }
}

async function findFirst(transaction: Transaction, { keyring }: Runtime, bsnIndex: string) {
  const [row] = await transaction
    .select({ id: subject.id, logKeySealed: subjectKey.logKeySealed })
    .from(subject)
    .innerJoin(subjectKey, eq(subjectKey.subjectId, subject.id))
    .where(eq(subject.bsnIndex, bsnIndex))
    .limit(1)
  if (!row) throw new Error('a subject row that stood in the way is not there')
  const keys = openSubjectKeys(keyring, row.id, { profileKeySealed: null, logKeySealed: row.logKeySealed })
  return { id: row.id, logKey: keys.log }
}
