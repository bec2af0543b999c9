import { appendActivity } from '~/audit/append.server'
import { answersAt } from '~/consent/answers-at'
import { readCurrent } from '~/consent/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import { endFollowing } from '~/following/use-cases.server'
import type { Staff } from '~/identity/actor'
import { enqueue } from '~/notification/outbox.server'
import { decideOptIn, isShut, type OptInEvent, type OptInRefusal } from '~/optin/decide'
import { isOpen, type OptInContents } from '~/optin/optin'
import {
  INBOX_ORDER,
  listAt,
  openContents,
  readOptInAt,
  SETTLED_ORDER,
  writeOptIn,
  type StoredOptIn,
} from '~/optin/store.server'
import { numberOf } from '~/person/store.server'
import { act } from '~/representation/act.server'
import { thoseConcerned } from '~/representation/decision-status.server'
import { openStaffDossier, type StaffDossier } from '~/representation/staff-dossier.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { listMemberships } from '~/staff/store.server'
import { tellAnswers } from './answers-told.server'
import { INBOX } from './inbox-list'

/** How many stand on one page. */
const PAGE = 25

/**
 * What a provider got: what is open first come first, what is over the latest first. Of whom it is stands on no list: others see
 * this screen. Null for a place that was not given to this provider.
 */
export async function readInbox(runtime: Runtime, staff: Staff, query: URLSearchParams) {
  const { reader } = runtime.database
  const { ura } = staff.organisation
  const values = INBOX.values(query)
  const show = values.toon === 'klaar' ? 'settled' : 'open'
  const order = show === 'open' ? INBOX_ORDER : SETTLED_ORDER
  const whose = `${ura} ${values.toon}`
  const asked = INBOX.place(query)
  const place = asked === null ? null : order.readPlace(runtime, whose, asked)
  if (asked !== null && !place) return null
  const takenBy = values.toon === 'mijn' ? { takenBy: staff.memberId } : {}
  const { shown, last } = await listAt(reader, { ura, show, ...takenBy, place, limit: PAGE })
  const nameOf = await namesAt(reader, runtime, ura)
  const today = localDate(runtime.now())
  return {
    values,
    first: asked === null,
    next: last && order.placeText(runtime, whose, last),
    requests: shown.map((row) => ({
      ...headOf(row, staff, today),
      takenBy: nameOf(row.takenBy),
    })),
  }
}

/**
 * One that a provider got. Who it is and what they answered is opened to who looks after it, as long as it is under way and may be
 * brought on; each time that is logged, and the person sees it. Null for one of another provider, as for none.
 */
export async function readInboxRequest(
  runtime: Runtime,
  { staff, id, requestId }: { staff: Staff; id: string; requestId: string },
) {
  const { reader } = runtime.database
  const { ura } = staff.organisation
  const row = await readOptInAt(reader, ura, id)
  const dossier =
    row && (await openStaffDossier(reader, runtime, { staff, subjectId: row.subjectId, requestId }))
  if (!dossier || row.state === 'waiting' || row.state === 'lapsed') return null
  const head = headOf(row, staff, dossier.today)
  const shut = isOpen(row.state) && isShut(factsOf(row, dossier))
  const contents =
    head.isMine && row.state === 'in-progress' && !shut ? openContents(dossier.person, row) : null
  if (contents) await logOpened(runtime, dossier, row)
  return {
    ...head,
    sentAs: row.sentAs,
    takenBy: (await namesAt(reader, runtime, ura))(row.takenBy),
    seen: row.takenBy,
    shut,
    contents: contents && (await shownContents(reader, dossier, { ura, contents })),
  }
}

/** What a colleague does with one: `seen` is who the page said looked after it. */
export type InboxCommand =
  | { do: 'take'; seen: string | null }
  | { do: 'hand-back' | 'process' | 'not-patient' }

export type InboxMoved = { ok: true } | { ok: false; refusal: OptInRefusal }

/**
 * Takes one on, hands it back, or says what came of it. With the end what is in it is destroyed, and a withdrawal ends that this
 * provider follows the person, all in one transaction with the log entry and the mails; the choice stays as it is.
 */
export async function moveInboxRequest(
  runtime: Runtime,
  { staff, id, requestId, command }: { staff: Staff; id: string; requestId: string; command: InboxCommand },
): Promise<InboxMoved> {
  return runtime.database.transact(async (transaction): Promise<InboxMoved> => {
    const row = await readOptInAt(transaction, staff.organisation.ura, id)
    const opening = row && { staff, subjectId: row.subjectId, requestId }
    const dossier = opening && (await openStaffDossier(transaction, runtime, opening))
    if (!dossier) return { ok: false, refusal: 'not-there' }
    const decided = decideOptIn({ ...command, by: staff.memberId }, factsOf(row, dossier))
    if (!decided.ok || !decided.event) return decided.ok ? { ok: true } : decided
    await moveTo(transaction, runtime, { dossier, row, event: decided.event })
    return { ok: true }
  })
}

type Moving = { dossier: StaffDossier; row: StoredOptIn; event: OptInEvent }

async function moveTo(transaction: Transaction, runtime: Runtime, { dossier, row, event }: Moving) {
  const { at, person } = dossier
  const { state, takenBy, destroys, endsFollowing } = event
  const takenAt = takenBy === null ? null : takenBy === row.takenBy ? row.takenAt : at
  await writeOptIn(transaction, row, { state, takenBy, takenAt, ...(destroys && { settledAt: at }) })
  const object = { type: 'opt-in' as const, id: `${row.id}:${state}` }
  await appendActivity(transaction, [act(dossier, { event: 'opt-in-moved', action: 'U', object })])
  if (endsFollowing && (await endFollowing(transaction, { person, ura: row.ura })))
    await appendActivity(transaction, [act(dossier, { event: 'following-ended', action: 'D', object })])
  if (state === 'new') return
  const reason = `${row.id}:${state}`
  for (const citizen of await thoseConcerned(transaction, runtime, { standing: dossier, except: null }))
    await enqueue(transaction, runtime, { kind: 'opt-in-moved', citizen, reason, at })
}

function factsOf({ state, kind, takenBy }: StoredOptIn, { person, gate }: StaffDossier) {
  return { state, kind, takenBy, gate, gone: gate === 'deceased' || !person.keys.profile }
}

function headOf(
  { id, kind, state, sentAt, dueOn, takenBy, settledAt }: StoredOptIn,
  staff: Staff,
  today: string,
) {
  return {
    ...{ id, kind, state, sentAt, dueOn, settledAt },
    isLate: isOpen(state) && dueOn !== null && dueOn < today,
    isMine: takenBy === staff.memberId,
  }
}

type Opened = { ura: string; contents: OptInContents }

/** With the citizen number, by which a provider finds somebody; and what was chosen there since, where that is something else. */
async function shownContents(reader: Reader, { person }: StaffDossier, { ura, contents }: Opened) {
  const choices = (await readCurrent(reader, person))?.choices ?? []
  const now = answersAt(ura, choices)
  const isSame = JSON.stringify(now) === JSON.stringify(contents.answers)
  return {
    person: contents.person,
    bsn: numberOf(person),
    answers: await tellAnswers(reader, ura, contents.answers),
    since: isSame ? null : await tellAnswers(reader, ura, now),
  }
}

async function logOpened(runtime: Runtime, dossier: StaffDossier, { id }: StoredOptIn) {
  const entry = act(dossier, { event: 'opt-in-read', action: 'R', object: { type: 'opt-in', id } })
  await runtime.database.record((transaction) => appendActivity(transaction, [entry]))
}

/** What colleagues are called; one that works there no more has no name. */
async function namesAt(reader: Reader, runtime: Pick<Runtime, 'keyring'>, ura: string) {
  const names = new Map(
    (await listMemberships(reader, runtime, ura)).map(({ memberId, name }) => [memberId, name]),
  )
  return (memberId: string | null) => (memberId === null ? null : (names.get(memberId) ?? null))
}
