import { chain, type Appended } from '~/audit/append.server'
import type { ActivityEntry, ActivityUser } from '~/audit/entry'
import { activity } from '~/audit/tables.server'
import type { Verdict } from '~/consent/decide'
import { bulkInsert } from '~/db/bulk-insert.server'
import type { Transaction } from '~/db/database.server'
import type { Viewed } from '~/notification/outbox.server'
import { subject, subjectKey } from '~/person/tables.server'
import type { SealKey } from '~/sealing/seal.server'
import type { Enquired, KeyRow, SubjectRow } from './citizen.server'
import type { EnquiryBy, Enquiry, ViewDetails } from './enquiry'

/** What is to be recorded of one question, with what the entry takes if the citizen is who we think. */
export type View = {
  at: Date
  enquiry: Enquiry
  asking: EnquiryBy
  verdict: Verdict
  citizen: Enquired
  entry: ViewEntry
}

/** The log entry of a question (NEN 7513). `index` says which of its request. */
type ViewEntry = ActivityEntry & { index: number }

/** Makes the view of one question; as far as only the citizen may read it, it is sealed where the entry gets its place. */
export function viewOf(view: Omit<View, 'entry'>): View {
  return { ...view, entry: entryFor(view, view.citizen) }
}

function entryFor(
  { at, enquiry, asking, verdict, citizen }: Omit<View, 'entry'>,
  { id, logKey }: { id: string; logKey: SealKey },
): ViewEntry {
  const { face, requestId, index } = asking
  const details: ViewDetails = {
    holder: enquiry.holder,
    receiver: enquiry.receiver,
    askedBy: asking.ura,
    data: enquiry.data,
    purpose: enquiry.purpose,
    face,
    professional: enquiry.professional,
    ...(enquiry.mandated === undefined ? {} : { mandated: enquiry.mandated }),
    reason: verdict.reason,
    deciding: verdict.deciding,
    version: citizen.version,
  }
  return {
    event: 'consulted',
    action: 'E',
    outcome: verdict.decision,
    at,
    subjectId: id,
    organisation: enquiry.receiver.ura,
    organisationType: enquiry.receiver.type,
    users: usersOf(enquiry, asking),
    object: { type: 'profile', id, version: citizen.version },
    checks: { authorisation: true, consent: verdict.decision === 'permit', emergency: false },
    requestId,
    index,
    sealing: { key: logKey, text: JSON.stringify(details) },
  }
}

/** Stands for a number that is sealed with the rest, under the key that opens the citizen's log. */
const SEALED = { professional: 'sealed:professional', mandated: 'sealed:mandated' } as const

/** ISO 21298: 05 directly involved in care, 06 indirectly, 07 supporting: the system, in the name of whom it names. */
function usersOf({ mandated }: Enquiry, { clientId, ura, face }: EnquiryBy): ActivityUser[] {
  // At a screen of ours it is somebody we know, as personal professional.
  if (face === 'screen') return [{ id: clientId, role: '03', initiator: true, of: ura }]
  const users: ActivityUser[] = [
    { id: clientId, role: '07', initiator: false },
    { id: SEALED.professional, role: '05', initiator: mandated === undefined },
  ]
  if (mandated !== undefined)
    users.push({ id: SEALED.mandated, role: '06', initiator: true, responsible: SEALED.professional })
  return users
}

/** Queues the mail for citizens who want one when somebody looked. */
export type TellOfViews = (transaction: Transaction, views: Viewed[]) => Promise<void>

/** Finds who was first where somebody else made the row of a citizen in the meantime. */
export type FindCitizen = (
  transaction: Transaction,
  bsnIndex: string,
) => Promise<{ id: string; logKey: SealKey }>

const insertSubjects = bulkInsert<SubjectRow>({
  name: 'view_subject',
  table: subject,
  columns: ['id', 'bsnIndex', 'bsnSealed', 'createdAt'],
  build: (transaction, rows) =>
    transaction.insert(subject).values(rows).onConflictDoNothing().returning({ id: subject.id }),
})
const insertKeys = bulkInsert<KeyRow>({
  name: 'view_key',
  table: subjectKey,
  columns: ['subjectId', 'profileKeySealed', 'logKeySealed'],
  build: (transaction, rows) => transaction.insert(subjectKey).values(rows).onConflictDoNothing(),
})
const insertActivity = bulkInsert<Appended>({
  name: 'view_activity',
  table: activity,
  columns: [
    'subjectId',
    'at',
    'lane',
    'sequence',
    'event',
    'organisation',
    'organisationType',
    'outcome',
    'staffUra',
    'staffMember',
    'entry',
    'hash',
    'mac',
  ],
  build: (transaction, rows) => transaction.insert(activity).values(rows),
  longRows: true,
})

/**
 * Writes a group of views: rows of citizens, their keys, log entries. The statements are the same whoever is asked about,
 * unless another process made a citizen's row at the same moment. Rows go in one order in every process, so that two groups
 * never wait for each other.
 */
export async function recordViews(
  transaction: Transaction,
  views: View[],
  { find, tell }: { find: FindCitizen; tell: TellOfViews },
): Promise<void> {
  const ordered = views.toSorted(byCitizen)
  const inserted = await insertSubjects(
    transaction,
    ordered.map(({ citizen }) => citizen.insert.row),
  )
  const made = new Set(inserted.map(({ id }) => id))
  const isMade = ({ citizen }: View) => made.has(citizen.insert.row.id)
  const isOvertaken = (view: View) => !view.citizen.known && !isMade(view)
  await insertKeys(
    transaction,
    ordered
      .filter((view) => !isOvertaken(view))
      .map((view) => (isMade(view) ? view.citizen.insert.keyRow : view.citizen.keyRow)),
  )
  const entries: ViewEntry[] = []
  for (const view of ordered) {
    entries.push(isOvertaken(view) ? entryFor(view, await find(transaction, bsnIndexOf(view))) : view.entry)
  }
  await insertActivity(
    transaction,
    entries.map((entry) => chain(transaction, entry)),
  )
  const wanted = ordered.filter(({ citizen }) => citizen.wantsViewedMail)
  if (wanted.length === 0) return
  await tell(
    transaction,
    wanted.map(({ citizen: { id, viewedRhythm }, at }) => ({ subjectId: id, at, rhythm: viewedRhythm })),
  )
}

/** Questions about one citizen stay in the order in which they were put. */
function byCitizen(one: View, other: View): number {
  const [first, second] = [bsnIndexOf(one), bsnIndexOf(other)]
  if (first === second) return 0
  return first < second ? -1 : 1
}

function bsnIndexOf({ citizen }: View): string {
  return citizen.insert.row.bsnIndex
}
