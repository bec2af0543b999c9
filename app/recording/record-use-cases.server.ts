import { reassess, supersede } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { keyText, named } from '~/consent/choice'
import { directoryFor } from '~/consent/meeting.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import { readCurrent } from '~/consent/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import { act } from '~/representation/act.server'
import { isRepresentative } from '~/representation/decision-status.server'
import { renewedForStaff, type StaffDossier } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { putInForce, tellConcerned } from './put-in-force.server'
import { decideRecording, type AtTheCounter, type Recorded, type RecordRefusal } from './record'
import type { Evidence, RecordedContent, RecordedWhat } from './recorded'
import type { Spoken } from './spoken'
import { changedSince } from './stands-since.server'
import { insertRecording, readBan, readOfVisit, readUnconfirmed } from './store.server'

export type RecordRequest = {
  /** The visit in which it was said: one record each. */
  visitId: string
  what: RecordedWhat
  questionVersion: number
  spoken: Spoken[]
  evidence: Evidence
  /** What goes along in the same transaction, once it is recorded. */
  alongside?: (transaction: Transaction) => Promise<void>
}

export type RecordedNow =
  | { ok: true; id: string; isAgain: boolean }
  /** `role-gone`: who presses may not do anything for citizens any more. */
  | { ok: false; refusal: RecordRefusal | 'role-gone' }

/**
 * Writes down what somebody said at the counter: what takes effect at once, and what waits for whoever said no before. Version, record,
 * log entry and mails commit together. Pressed twice in one visit it is one record. What is refused is
 * logged, and so stands in the list of the person.
 */
export async function record(
  runtime: Runtime,
  opened: StaffDossier,
  request: RecordRequest,
): Promise<RecordedNow> {
  const made = { id: runtime.newId(), receiptNumber: drawReceiptNumber(opened.at) }
  return runtime.database.transact(async (transaction): Promise<RecordedNow> => {
    const dossier = await renewedForStaff(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'role-gone' }
    const before = await readOfVisit(transaction, request.visitId)
    if (before) return { ok: true, id: before.id, isAgain: true }
    const decided = await decide(transaction, dossier, {
      spoken: request.spoken,
      counter: counterOf(dossier, request.evidence),
    })
    if (!decided.ok) {
      if (decided.refusal === 'not-here') await appendActivity(transaction, [refusedEntry(dossier)])
      return decided
    }
    await write(transaction, runtime, { dossier, request, event: decided.event, ...made })
    await request.alongside?.(transaction)
    return { ok: true, id: made.id, isAgain: false }
  })
}

/**
 * Whether anything could be written down for this person with who is at the counter, as staff are told before they ask
 * (one sentence for every reason). Nothing is written.
 */
export async function mayRecord(
  { database }: Pick<Runtime, 'database'>,
  dossier: StaffDossier,
  counter: AtTheCounter,
): Promise<boolean> {
  return (await decide(database.reader, dossier, { spoken: [], counter })).ok
}

async function decide(
  reader: Reader,
  { person, staff, decides, gate, today }: StaffDossier,
  { spoken, counter }: { spoken: Spoken[]; counter: AtTheCounter },
) {
  const { ura } = staff.organisation
  const catalogue = await currentCatalogue(reader)
  const choices = (await readCurrent(reader, person))?.choices ?? []
  const said = spoken.map(({ receiver }) => ({ holder: named(ura), receiver }))
  const directory = await directoryFor(reader, catalogue, [...choices, ...said])
  const forbidden = (await readBan(reader, person.row.id)) !== null
  const here = await saidHere(reader, { person, ura })
  const facts = { forbidden, gate, decides, counter, choices, saidHere: here, directory }
  return decideRecording({ ura, spoken }, facts, today)
}

/** Who stood at the counter, as far as it decides. */
function counterOf(dossier: StaffDossier, { representative, child }: Evidence): AtTheCounter {
  if (!representative) return { representative: 'none', child }
  return { representative: isRepresentative(dossier, representative.id) ? 'may-decide' : 'may-not', child }
}

/** The keys of what still stands as it was said at this organisation, and that nobody confirmed. */
async function saidHere(
  reader: Reader,
  { person, ura }: { person: StaffDossier['person']; ura: string },
): Promise<Set<string>> {
  const keys = new Set<string>()
  for (const one of await readUnconfirmed(reader, person, ura)) {
    const since = await changedSince(reader, person, one)
    const stood = new Set(one.content.before.map((choice) => `${keyText(choice)} ${choice.answer}`))
    for (const edit of one.content.now) {
      const key = keyText(edit.key)
      // What stood already is the person's own word, whoever repeated it.
      if ('set' in edit && !since.has(key) && !stood.has(`${key} ${edit.set}`)) keys.add(key)
    }
  }
  return keys
}

type Writing = {
  dossier: StaffDossier
  request: RecordRequest
  event: Recorded
  id: string
  receiptNumber: string
}

async function write(transaction: Transaction, runtime: Runtime, writing: Writing): Promise<void> {
  const { dossier, request, event, id, receiptNumber } = writing
  const { person, staff, by, at, requestId } = dossier
  const saidBy = request.evidence.representative?.id ?? person.row.id
  const { stood, version } = await putInForce(transaction, runtime, {
    ...{ person, edits: event.now, author: { ...by, for: saidBy }, receiptNumber, at, requestId },
    source: { id: request.visitId, revision: 0 },
  })
  const touched = new Set(event.now.map(({ key }) => keyText(key)))
  const content: RecordedContent = {
    ...{ questionVersion: request.questionVersion, spoken: request.spoken, evidence: request.evidence },
    ...{ now: event.now, waiting: event.waiting },
    before: stood.filter((choice) => touched.has(keyText(choice))),
  }
  await insertRecording(transaction, person, {
    ...{ id, subjectId: person.row.id, ura: staff.organisation.ura, memberId: staff.memberId },
    ...{ visitId: request.visitId, number: receiptNumber, at, what: request.what, saidBy, version, content },
    ...{ waits: event.waiting.length > 0 ? 'waiting' : 'nothing', waitsUntil: event.until },
  })
  const object = { type: 'recording' as const, id }
  await appendActivity(transaction, [act(dossier, { event: 'recorded', action: 'C', object })])
  const since = event.now.filter((edit) => 'set' in edit && edit.set === 'no')
  await supersede(transaction, runtime, { standing: dossier, since, at, requestId })
  if (version !== null) await reassess(transaction, runtime, { subjectId: person.row.id, at, requestId })
  if (request.what !== 'none') await tellConcerned(transaction, runtime, { status: dossier, reason: id, at })
}

function refusedEntry(dossier: StaffDossier) {
  return act(dossier, { event: 'recording-refused', action: 'C', outcome: 'refused' })
}
