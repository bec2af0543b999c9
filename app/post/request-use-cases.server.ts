import { appendActivity } from '~/audit/append.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import type { Reader, Transaction } from '~/db/database.server'
import { paperLetter } from '~/notification/tables.server'
import type { Bsn } from '~/person/bsn'
import { occursIn } from '~/person/family-name'
import type { PersonRegister } from '~/person/register'
import { ageOn } from '~/person/age'
import { findById, type Subject } from '~/person/store.server'
import { actByOffice } from '~/representation/act.server'
import { decisionStatusOf } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { logDeskLook } from '~/worker/log-look.server'
import { setFor } from './channel-use-cases.server'
import {
  countMiss,
  findAtDesk,
  openFound,
  type AtDesk,
  type FindRefusal,
} from '~/authority/find-at-desk.server'
import {
  decidePost,
  type PostCommand,
  type PostDetails,
  type PostRefusal,
  type PostRequestKind,
} from './request'
import {
  insertRequest,
  isUnderWay,
  listRequests,
  openDetails,
  readRequest,
  writeRequest,
  type StoredRequest,
} from './store.server'

type Doors = { runtime: Runtime; register: PersonRegister }

/** What stands on the form, and whether everything is to go to that address from now on. */
export type Intake = {
  kind: PostRequestKind
  bsn: Bsn
  details: PostDetails
  identitySeen: boolean
  writeThere: boolean
}

/** - `other-name`: the surname is not in the register's name of who has that number · `gone`: they died, or everything about them was erased · `under-way`: the same was asked before, and is not settled yet */
export type IntakeRefusal = FindRefusal | 'other-name' | 'gone' | 'under-way'
export type Received = { ok: true; id: string } | { ok: false; refusal: IntakeRefusal }

/**
 * Writes down what somebody asks by post (domain: without DigiD). They are found by number and birth date, and the surname must be theirs; of the document by
 * which the desk saw who it is nothing is kept but that it was seen.
 */
export async function receiveRequest(doors: Doors, at: AtDesk, intake: Intake): Promise<Received> {
  const { runtime } = doors
  const { kind, bsn, details, identitySeen, writeThere } = intake
  const found = await findAtDesk(doors, at, { bsn, birthDate: details.birthDate })
  if (!found.ok) return found
  if (!occursIn(details.surname, found.registered.fullName)) {
    await countMiss(runtime, at)
    return { ok: false, refusal: 'other-name' }
  }
  const moment = runtime.now()
  const id = runtime.newId()
  const number = drawReceiptNumber(moment).replace('Z', 'P')
  return runtime.database.transact(async (transaction): Promise<Received> => {
    const opening = { ...at, bsn, registered: found.registered, at: moment, event: 'looked-up' as const }
    const person = await openFound(transaction, runtime, opening)
    if (!person.keys.profile || person.row.deceasedAt) return { ok: false, refusal: 'gone' }
    if (await isUnderWay(transaction, { subjectId: person.row.id, kind }))
      return { ok: false, refusal: 'under-way' }
    await insertRequest(transaction, {
      ...{ id, number, kind, state: 'received', person, details },
      ...{ receivedAt: moment, receivedBy: at.worker },
      identitySeenAt: identitySeen ? moment : null,
      identitySeenBy: identitySeen ? at.worker : null,
    })
    await logAct(transaction, {
      subjectId: person.row.id,
      id,
      event: 'post-request-received',
      at: moment,
      by: at,
    })
    // Whom mail reaches is told by mail, whatever was ticked.
    if (writeThere)
      await setFor(transaction, runtime, { person, address: details.address, at: moment, by: at })
    return { ok: true, id }
  })
}

type Moving = { id: string; command: Exclude<PostCommand, { do: 'handle' }> }
export type Moved = { ok: true } | { ok: false; refusal: PostRefusal | 'not-there' }

/** Goes on with a request: the form that goes out, that it came back, that it was seen who it is, or why nothing comes of it. */
export async function moveRequest(runtime: Runtime, by: AtDesk, { id, command }: Moving): Promise<Moved> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Moved> => {
    const read = await openRequest(transaction, runtime, id)
    if (!read) return { ok: false, refusal: 'not-there' }
    const { request, person } = read
    const decided = decidePost(command, factsOf(request))
    if (!decided.ok) return decided
    await writeRequest(transaction, id, { state: decided.state, ...changesOf(command, { at, by }) })
    if (command.do === 'send-form')
      await putLetter(transaction, runtime, { person, request, kind: 'post-form', at })
    if (command.do === 'refuse')
      await putLetter(transaction, runtime, { person, request, kind: 'post-refused', at })
    await logAct(transaction, { subjectId: person.row.id, id, event: 'post-request-moved', at, by })
    return { ok: true }
  })
}

function changesOf(command: PostCommand, { at, by }: { at: Date; by: AtDesk }) {
  switch (command.do) {
    case 'send-form':
      return { formSentAt: at }
    case 'identity-seen':
      return { identitySeenAt: at, identitySeenBy: by.worker }
    case 'refuse':
      return { settledAt: at, settledBy: by.worker, reason: command.reason }
    default:
      return {}
  }
}

/** `under-age`: under 12 the parents look, online (Wabvpz 15g). */
type OverviewSent = Moved | { ok: false; refusal: 'under-age' }

/** The overview of who wanted to see somebody's data is sent: what the portal knows when it is put on paper. From 12 on it is the person's. */
export async function sendOverview(runtime: Runtime, by: AtDesk, id: string): Promise<OverviewSent> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<OverviewSent> => {
    const read = await openRequest(transaction, runtime, id)
    if (!read || read.request.kind !== 'overview') return { ok: false, refusal: 'not-there' }
    if (await isUnderTwelve(transaction, runtime, read.person)) return { ok: false, refusal: 'under-age' }
    return settleHandled(transaction, runtime, { ...read, by, letter: 'post-overview', at })
  })
}

/** Whether the parents decide about somebody (Wabvpz 15g). */
export async function isUnderTwelve(
  reader: Reader,
  { now }: Pick<Runtime, 'now'>,
  person: Subject,
): Promise<boolean> {
  const today = localDate(now())
  const { birthDate } = await decisionStatusOf(reader, person, today)
  return birthDate !== null && ageOn(birthDate, today) < 12
}

type Settling = {
  request: StoredRequest
  person: Subject
  by: AtDesk
  at: Date
  letter: 'post-overview' | 'post-withdrawn'
}

/** A request is done: what was asked was done in this transaction, and its letter is due. */
export async function settleHandled(
  transaction: Transaction,
  runtime: Runtime,
  { request, person, by, at, letter }: Settling,
): Promise<Moved> {
  const decided = decidePost({ do: 'handle' }, factsOf(request))
  if (!decided.ok) return decided
  const { id } = request
  await writeRequest(transaction, id, { state: decided.state, settledAt: at, settledBy: by.worker })
  await putLetter(transaction, runtime, { person, request, kind: letter, at })
  await logAct(transaction, { subjectId: person.row.id, id, event: 'post-request-moved', at, by })
  return { ok: true }
}

/** A request with whose it is; null where it is not there, or they are not any more. */
export async function openRequest(
  reader: Transaction | Runtime['database']['reader'],
  runtime: Runtime,
  id: string,
): Promise<{ request: StoredRequest; person: Subject } | null> {
  const request = await readRequest(reader, id)
  if (!request) return null
  const person = await findById(reader, runtime, request.subjectId)
  return person?.keys.profile ? { request, person } : null
}

/** One request for its page, with who asked it. Reading it is logged. */
export async function readRequestPage(runtime: Runtime, by: AtDesk, id: string) {
  const read = await openRequest(runtime.database.reader, runtime, id)
  if (!read) return null
  const { request, person } = read
  const at = runtime.now()
  await runtime.database.record((transaction) =>
    logAct(transaction, { subjectId: person.row.id, id, event: 'post-request-read', at, by }),
  )
  const underTwelve = await isUnderTwelve(runtime.database.reader, runtime, person)
  return { ...shown(request), reason: request.reason, details: openDetails(person, request), underTwelve }
}

/** Requests for their list: with the name on the form, since the desk must know them apart. Reading the list is logged. */
export async function readRequestList(
  runtime: Runtime,
  by: AtDesk,
  { which, limit }: { which: 'open' | 'settled'; limit: number },
) {
  const { reader } = runtime.database
  const lines = []
  for (const request of await listRequests(reader, { which, limit })) {
    const person = await findById(reader, runtime, request.subjectId)
    if (!person?.keys.profile) continue
    const { initials, surname } = openDetails(person, request)
    lines.push({ ...shown(request), name: `${initials} ${surname}` })
  }
  await logDeskLook(runtime, by, { event: 'post-request-read', object: { type: 'post-request', id: which } })
  return lines
}

function shown({
  id,
  number,
  kind,
  state,
  receivedAt,
  formSentAt,
  settledAt,
  identitySeenAt,
}: StoredRequest) {
  const identitySeen = identitySeenAt !== null
  return { id, number, kind, state, receivedAt, formSentAt, settledAt, identitySeen }
}

function factsOf({ state, identitySeenAt }: StoredRequest) {
  return { state, identitySeen: identitySeenAt !== null }
}

export type RequestLetter = 'post-form' | 'post-refused' | 'post-overview' | 'post-withdrawn'
type Putting = { person: Subject; request: StoredRequest; kind: RequestLetter; at: Date }

/** Progress goes by letter, to the address on the form: once of each kind, but the form as often as it is asked for. */
async function putLetter(
  transaction: Transaction,
  { newId }: Pick<Runtime, 'newId'>,
  { person, request, kind, at }: Putting,
): Promise<void> {
  const id = newId()
  const reason = kind === 'post-form' ? id : 'once'
  await transaction
    .insert(paperLetter)
    .values({
      ...{ id, subjectId: person.row.id, kind, createdAt: at, state: 'due', requestId: request.id },
      uniqueKey: `${kind}:${request.id}:${reason}`,
    })
    .onConflictDoNothing({ target: paperLetter.uniqueKey })
}

type Logged = {
  subjectId: string
  id: string
  event: 'post-request-received' | 'post-request-read' | 'post-request-moved'
  at: Date
  by: AtDesk
}

function logAct(transaction: Transaction, { subjectId, id, event, at, by: { worker, requestId } }: Logged) {
  const action = event === 'post-request-read' ? 'R' : event === 'post-request-received' ? 'C' : 'U'
  const object = { type: 'post-request' as const, id }
  return appendActivity(transaction, [
    actByOffice(subjectId, { event, action, at, requestId, object, staffId: worker }),
  ])
}
