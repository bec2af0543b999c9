import { eq } from 'drizzle-orm'
import { decide } from '~/consent/decide'
import type { Transaction } from '~/db/database.server'
import { groupCommit } from '~/db/group-commit.server'
import { enqueueViewed } from '~/notification/outbox.server'
import { openSubjectKeys } from '~/person/keys.server'
import { subject, subjectKey } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { citizenOpener, newCitizen } from './citizen.server'
import type { Asking, Enquiry, EnquiryOutcome } from './enquiry'
import { resolveQuestion, type DirectoryEntry } from './resolve'
import { enquiryReads, type PartyRow } from './store.server'
import { recordViews, viewOf, type TellOfViews, type View } from './view-record.server'

/** Answers closed questions; one per process, shared by all faces, so that they share commits. */
export type ClosedQuestions = {
  /**
   * Decides, and answers once the view record is durable. Refuses what depends on request, client, catalogue and directory
   * only. Rejects when something failed, for one citizen or for all: the asker hears the same.
   */
  ask: (enquiry: Enquiry, asking: Asking) => Promise<EnquiryOutcome>
  /** How many view records are not durable yet. */
  waiting: () => number
}

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

  async function ask(enquiry: Enquiry, asking: Asking): Promise<EnquiryOutcome> {
    const { holder, receiver } = enquiry
    if (asking.ura !== holder.ura && asking.ura !== receiver.ura) return { ok: false, refusal: 'foreign' }
    const at = runtime.now()
    const [catalogue, holding, receiving] = await Promise.all([
      reads.catalogue(),
      reads.party(holder.ura),
      reads.party(receiver.ura),
    ])
    const directory = { holder: inDirectory(holding, at), receiver: inDirectory(receiving, at) }
    const resolved = resolveQuestion(enquiry, directory, catalogue)
    if (!resolved.ok) return resolved

    const read = await reads.citizen(keyring.index('bsn', enquiry.bsn))
    const citizen = read ? openCitizen(read, enquiry.bsn) : newCitizen(runtime, enquiry.bsn)
    const verdict = decide(
      resolved.question,
      { catalogue, choices: citizen.choices, gate: citizen.gate },
      localDate(at),
    )
    const recorded = await records.submit(viewOf({ at, enquiry, asking, verdict, citizen }))
    return recorded === 'full' ? { ok: false, refusal: 'busy' } : { ok: true, decision: verdict.decision }
  }

  return { ask, waiting: records.waiting }
}

/** An organisation that ended is not in the directory any more. */
function inDirectory(found: PartyRow | null, at: Date): DirectoryEntry {
  if (!found || (found.endedAt && found.endedAt <= at)) return null
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
