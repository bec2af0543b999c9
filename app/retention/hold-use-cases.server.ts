import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import { readNumber, shownNumber } from '~/conversation/conversation'
import { conversation } from '~/conversation/tables.server'
import type { Reader } from '~/db/database.server'
import type { Lifted, Lifting } from '~/oversight/block-use-cases.server'
import { isHeldOn, type HoldGround, type HoldKind } from '~/oversight/hold'
import { readHolds, type HoldRow } from '~/oversight/holds.server'
import type { ByOfficer } from '~/oversight/log-use-cases.server'
import { looksTooOften } from '~/oversight/looks.server'
import { hold } from '~/oversight/tables.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { rightsRequest } from '~/rights/tables.server'
import { addMonths, localDate, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { deskEntry } from '~/worker/log-user'

/** So long ahead at most: what has to stay longer is looked at again. */
const MOST_MONTHS = 60

export type HoldAsked = {
  kind: HoldKind
  number: string
  ground: HoldGround
  reason: string
  until: LocalDate
}
type Put = { ok: true } | { ok: false; refusal: 'unknown' | 'already' | 'past' | 'too-often' }

/**
 * Has one thing stay past its time, to a day, on a ground: no purge and no erasure takes it before. Whose it is sees that, and why.
 * Refuses who typed numbers too often, what is not there (logged without what was typed), what stays already, and a day that is over or more than five years ahead [domain: retention].
 */
export async function putHold(runtime: Runtime, by: ByOfficer, asked: HoldAsked): Promise<Put> {
  const at = runtime.now()
  const today = localDate(at)
  const { kind, ground, until } = asked
  if (until < today || until > addMonths(today, MOST_MONTHS)) return { ok: false, refusal: 'past' }
  if (kind === 'person' && looksTooOften(runtime, by, 'hold')) return { ok: false, refusal: 'too-often' }
  return runtime.database.transact(async (transaction): Promise<Put> => {
    const found = await find(transaction, runtime, asked)
    if (!found) {
      const nothing = { kind, target: 'unknown', subjectId: null }
      const missed = entryOf(by, { event: 'hold-put', at, row: nothing })
      await appendActivity(transaction, [{ ...missed, outcome: 'failure' }])
      return { ok: false, refusal: 'unknown' }
    }
    const { target, subjectId } = found
    const held = await readHolds(transaction, at)
    if (held.some((one) => one.kind === kind && one.target === target))
      return { ok: false, refusal: 'already' }
    const id = runtime.newId()
    const reasonSealed = runtime.keyring.seal(place('reason_sealed', id), asked.reason)
    const row = { id, kind, target, subjectId, ground, reasonSealed, until, by: by.worker, at }
    await transaction.insert(hold).values(row)
    await appendActivity(transaction, [entryOf(by, { event: 'hold-put', at, row })])
    return { ok: true }
  })
}

/** Lets go what stayed: it goes when its time has come, the next night where it has. Refuses what is not held any more. */
export async function liftHold(runtime: Runtime, by: ByOfficer, { id, reason }: Lifting): Promise<Lifted> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Lifted> => {
    const [read] = await transaction.select().from(hold).where(eq(hold.id, id)).limit(1)
    const row = read && transaction.tags.genuine(hold, read)
    if (!row || !isHeldOn(row, localDate(at))) return { ok: false, refusal: 'not-there' }
    const endReasonSealed = runtime.keyring.seal(place('end_reason_sealed', id), reason)
    await transaction
      .update(hold)
      .set({ endedAt: at, endedBy: by.worker, endReasonSealed })
      .where(eq(hold.id, id))
    await appendActivity(transaction, [entryOf(by, { event: 'hold-lifted', at, row })])
    return { ok: true }
  })
}

/** What is kept back now, as the officer sees it: a person by no number, which was typed and is shown nowhere. */
export type HoldShown = Pick<HoldRow, 'id' | 'kind' | 'ground' | 'until' | 'at'> & {
  number: string | null
  reason: string
}

/** What is kept back now, the first to go first. */
export async function listHolds(runtime: Runtime): Promise<HoldShown[]> {
  const { reader } = runtime.database
  const shown: HoldShown[] = []
  for (const { id, kind, ground, until, at, target, reasonSealed } of await readHolds(reader, runtime.now()))
    shown.push({
      ...{ id, kind, ground, until, at, number: await numberOf(reader, { kind, target }) },
      reason: runtime.keyring.unseal(place('reason_sealed', id), reasonSealed),
    })
  return shown.toSorted((one, other) => (one.until < other.until ? -1 : 1))
}

type Found = { target: string; subjectId: string | null } | null

async function find(
  reader: Reader,
  runtime: Runtime,
  { kind, number }: Pick<HoldAsked, 'kind' | 'number'>,
): Promise<Found> {
  if (kind === 'person') {
    const bsn = parseBsn(number.trim())
    const person = bsn && (await findByBsn(reader, runtime, bsn))
    return person ? { target: person.row.id, subjectId: person.row.id } : null
  }
  if (kind === 'message') {
    const serial = readNumber(number)
    if (serial === null) return null
    const [row] = await reader.select().from(conversation).where(eq(conversation.number, serial)).limit(1)
    const found = row && reader.tags.genuine(conversation, row)
    return found ? { target: found.id, subjectId: found.subjectId } : null
  }
  const [, letter, year, serial] = /^\s*([rk])\s*(\d{4})\s*(\d{1,6})\s*$/i.exec(number) ?? []
  if (!letter || !year || !serial) return null
  const written = `${letter.toUpperCase()} ${year} ${serial.padStart(4, '0')}`
  const [row] = await reader.select().from(rightsRequest).where(eq(rightsRequest.number, written)).limit(1)
  const found = row && reader.tags.genuine(rightsRequest, row)
  return found ? { target: found.id, subjectId: found.subjectId } : null
}

async function numberOf(
  reader: Reader,
  { kind, target }: Pick<HoldRow, 'kind' | 'target'>,
): Promise<string | null> {
  if (kind === 'message') {
    const [row] = await reader.select().from(conversation).where(eq(conversation.id, target)).limit(1)
    return row ? shownNumber(reader.tags.genuine(conversation, row).number) : null
  }
  if (kind === 'person') return null
  const [row] = await reader.select().from(rightsRequest).where(eq(rightsRequest.id, target)).limit(1)
  return row ? reader.tags.genuine(rightsRequest, row).number : null
}

type Logged = {
  event: 'hold-put' | 'hold-lifted'
  at: Date
  row: Pick<HoldRow, 'kind' | 'target' | 'subjectId'>
}

/** About whose it is, for them to see. */
function entryOf(by: ByOfficer, { event, at, row: { kind, target, subjectId } }: Logged): ActivityEntry {
  const type = kind === 'person' ? 'profile' : kind
  const done = { event, action: 'U', at, subjectId, object: { type, id: target } } as const
  return { ...deskEntry(by, done), checks: { authorisation: true, reason: true } }
}

function place(column: string, row: string) {
  return { table: 'hold', column, row }
}
