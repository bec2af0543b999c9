import { and, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Language } from '~/i18n/language'
import type { Subject } from '~/person/store.server'
import { newToken } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { SealKey } from '~/sealing/seal.server'
import {
  expiryOf,
  isSwitchable,
  isWanted,
  KINDS,
  type CarriedAddressKind,
  type CitizenKind,
  type ConfirmedAddressKind,
  type KindId,
} from './kinds'
import { gather, gathered } from './gathered.server'
import { FOLDED, foldInto, readMeasured } from './measured.server'
import { enqueueLetter } from './paper.server'
import { sealPayload, type Payload } from './payload.server'
import { goesOnPaper } from './postal'
import { readChosen } from './preferences.server'
import { addresseeOf, type Addressee } from './recipient.server'
import { ADDRESS_BOUNCED } from './retry'
import { outbox } from './tables.server'
import { uniqueKeyOf, type Cause } from './unique-key'
import { firstViewOf, furtherViewOf, type MailOfDay, type Rhythm, type ViewedMail } from './viewed'

type Carrying<Kind extends KindId> = {
  [Id in Kind & CarriedAddressKind]: { kind: Id; payload: Payload<Id> }
}[Kind & CarriedAddressKind]

/** A kind of mail with what it carries. */
type Saying<Kind extends KindId> = { kind: Kind & ConfirmedAddressKind } | Carrying<Kind>

type ToWhom =
  | ({ citizen: Subject } & Saying<CitizenKind>)
  | ({ addressee: Addressee } & Saying<Exclude<KindId, CitizenKind>>)

/** A mail as a use case asks for one. `reason` names its cause: one mail per kind, recipient and reason, ever. */
export type Mail = ToWhom & {
  reason: string
  at: Date
  language?: Language
  /** Until then it can be taken back. */
  notBefore?: Date
}

export type Enqueued =
  | 'enqueued'
  | 'already'
  | 'by-post'
  | 'no-address'
  | 'switched-off'
  | NonNullable<Addressee['gone']>

type Making = Pick<Runtime, 'newId'>
type NewRow = typeof outbox.$inferInsert

/**
 * Writes a mail to be sent, in the transaction of the change that causes it; a letter on paper where mail does not reach and the
 * desk writes by post (domain: people without e-mail). Nothing is written for who has no confirmed
 * address otherwise (unless the mail carries its own), or switched the kind off, nor what can be switched off for who is erased in a few days or kept still, nor for who died or was erased, nor beside
 * another that says the same about the same cause. What somebody else causes goes within a measure, and is folded into what still
 * waits (`measure.ts`). Throws when what it carries does not fit its kind.
 */
export async function enqueue(transaction: Transaction, runtime: Making, mail: Mail): Promise<Enqueued> {
  const { kind, reason, at } = mail
  const addressee = addresseeOf(mail)
  const { id: subjectId, gone } = addressee
  if (gone) return gone
  if (isWrittenTo(mail) && goesOnPaper(kind)) {
    const onPaper = await enqueueLetter(transaction, runtime, { subjectId, kind, reason, at })
    if (onPaper !== 'no-address') return onPaper
  }
  if (!('payload' in mail) && !addressee.hasAddress) return 'no-address'
  if (addressee.dutyOnly && isSwitchable(kind)) return 'switched-off'
  if (!isWanted(kind, await readChosen(transaction, subjectId, kind))) return 'switched-off'
  const gathering = gather(transaction, { subjectId, kind })
  if (gathering.do === 'told') {
    await transaction.update(outbox).set({ tellsMore: true }).where(eq(outbox.id, gathering.by))
    return 'already'
  }
  const measured = await readMeasured(transaction, { kind, subjectId, at })
  const row = newRow(runtime, {
    kind,
    subjectId,
    reason,
    language: mail.language ?? addressee.language,
    at,
    due: mail.notBefore ?? (measured.do === 'write' ? measured.due : at),
  })
  if (gathering.inPlaceOf !== null) row.tellsMore = true
  if ('payload' in mail)
    row.payloadSealed = sealPayload(addressee.key(), { id: row.id, kind: mail.kind }, mail.payload)
  if (measured.do === 'fold') Object.assign(row, FOLDED, { settledAt: at })
  const written = await insertOnce(transaction, [row])
  if (written.size === 0) return 'already'
  if (measured.do === 'fold' && (await foldInto(transaction, measured.into, row))) {
    gathered(transaction, { subjectId, id: measured.into, kind })
    return 'already'
  }
  gathered(transaction, { subjectId, id: row.id, kind })
  if (gathering.inPlaceOf !== null) await transaction.delete(outbox).where(eq(outbox.id, gathering.inPlaceOf))
  return 'enqueued'
}

/** Whether somebody is written to on paper, and mail does not reach them. */
function isWrittenTo(mail: Mail): boolean {
  if (!('citizen' in mail)) return false
  const { byPost, emailConfirmedAt, emailBouncedAt } = mail.citizen.row
  return byPost && (emailConfirmedAt === null || emailBouncedAt !== null)
}

/** One view of a citizen's choices by a provider, and how often the citizen wants to hear. */
export type Viewed = { subjectId: string; at: Date; rhythm?: Rhythm }

/**
 * Mails citizens that their choices were viewed, at most once a local day each: the first view at once, later
 * ones gathered next morning; or all gathered, for who wants that. Made for the question's hot path: it opens no keys, takes one statement when
 * every citizen is new today and three at most, and inserts in one order so that two writers never deadlock.
 * Call it only for citizens who have a confirmed address and switched `viewed` on; both are looked at again
 * when the mail is sent.
 */
export async function enqueueViewed(
  transaction: Transaction,
  runtime: Making,
  views: Viewed[],
): Promise<void> {
  if (views.length === 0) return
  const first = oncePerCitizen(views).map((view) =>
    viewedRow(runtime, view, firstViewOf(view.at, view.rhythm)),
  )
  const written = await insertOnce(transaction, first)
  const isGathered = (row: NewRow) => row.notBefore > row.createdAt
  const further = first.filter((row) => !written.has(row.uniqueKey) && !isGathered(row))
  if (further.length === 0) return
  const todays = await readMailsOfDay(transaction, further)
  const gathered = further.flatMap((row) => {
    const mail = furtherViewOf(row.createdAt, todays.get(row.uniqueKey) ?? null)
    return mail ? [viewedRow(runtime, { ...row, at: row.createdAt }, mail)] : []
  })
  if (gathered.length > 0) await insertOnce(transaction, gathered)
}

/** Takes back what waits of a kind, because its reason is gone. A mail that is being sent is not stopped. */
export async function dropWaiting(
  transaction: Transaction,
  drop: { subjectId: string; kind: KindId; at: Date },
) {
  await transaction
    .update(outbox)
    .set({ state: 'dropped', payloadSealed: null, lastError: null, settledAt: drop.at })
    .where(and(eq(outbox.subjectId, drop.subjectId), eq(outbox.kind, drop.kind), eq(outbox.state, 'waiting')))
}

/** Takes back one mail that waits; false when it is on its way, or gone. */
export async function takeBackMail(transaction: Transaction, { at, ...which }: Cause & { at: Date }) {
  const taken = await transaction
    .update(outbox)
    .set({ state: 'dropped', payloadSealed: null, lastError: 'taken-back', settledAt: at })
    .where(and(eq(outbox.uniqueKey, uniqueKeyOf(which)), eq(outbox.state, 'waiting')))
    .returning({ id: outbox.id })
  return taken.length > 0
}

type Rewriting<Kind extends CarriedAddressKind> = Cause & {
  kind: Kind
  key: SealKey
  payload: Payload<Kind>
}

/** Has a mail that was not sent yet carry something else; what was sent carries nothing any more. */
export async function rewriteUnsent<Kind extends CarriedAddressKind>(
  transaction: Transaction,
  { key, payload, ...which }: Rewriting<Kind>,
): Promise<void> {
  const unsent = and(eq(outbox.uniqueKey, uniqueKeyOf(which)), isNotNull(outbox.payloadSealed))
  const [row] = await transaction.select({ id: outbox.id }).from(outbox).where(unsent)
  if (!row) return
  const payloadSealed = sealPayload(key, { id: row.id, kind: which.kind }, payload)
  await transaction.update(outbox).set({ payloadSealed }).where(eq(outbox.id, row.id))
}

/** Lets the mail go that waited because a citizen's address took none. */
export async function resumePaused(transaction: Transaction, subjectId: string, at: Date) {
  const paused = and(
    eq(outbox.subjectId, subjectId),
    eq(outbox.state, 'waiting'),
    eq(outbox.lastError, ADDRESS_BOUNCED),
    gt(outbox.expiresAt, at),
  )
  await transaction.update(outbox).set({ notBefore: at, lastError: null }).where(paused)
}

function oncePerCitizen(views: Viewed[]): Viewed[] {
  const bySubject = new Map(views.map((view) => [view.subjectId, view]))
  return [...bySubject.values()].sort((one, other) => (one.subjectId < other.subjectId ? -1 : 1))
}

function viewedRow(runtime: Making, { subjectId, at }: Viewed, { day, due }: ViewedMail): NewRow {
  return newRow(runtime, { kind: 'viewed', subjectId, reason: day, at, due })
}

type Wanted = { kind: KindId; subjectId: string; reason: string; language?: string; at: Date; due: Date }

function newRow(runtime: Making, { kind, subjectId, reason, language = 'nl', at, due }: Wanted): NewRow {
  return {
    id: runtime.newId(),
    kind,
    recipient: KINDS[kind].to,
    subjectId,
    uniqueKey: uniqueKeyOf({ kind, subjectId, reason }),
    language,
    payloadSealed: null,
    messageId: newToken(),
    createdAt: at,
    notBefore: due,
    expiresAt: expiryOf(kind, due),
    state: 'waiting',
  }
}

/** The keys that were new. */
async function insertOnce(transaction: Transaction, rows: NewRow[]): Promise<Set<string>> {
  const written = await transaction
    .insert(outbox)
    .values(rows)
    .onConflictDoNothing({ target: outbox.uniqueKey })
    .returning({ uniqueKey: outbox.uniqueKey })
  return new Set(written.map((row) => row.uniqueKey))
}

async function readMailsOfDay(reader: Reader, rows: NewRow[]): Promise<Map<string, MailOfDay>> {
  const keys = rows.map((row) => row.uniqueKey)
  const found = await reader
    .select({ key: outbox.uniqueKey, state: outbox.state, due: outbox.notBefore })
    .from(outbox)
    .where(inArray(outbox.uniqueKey, keys))
  return new Map(found.map(({ key, state, due }) => [key, { waiting: state === 'waiting', due }]))
}
