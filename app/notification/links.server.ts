import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { findById, profileKey, type Subject } from '~/person/store.server'
import { newToken } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal } from '~/sealing/seal.server'
import { mailLink } from './tables.server'

/** What following a link does. */
export type Purpose = 'confirm-address' | 'keep-address'
export type LinkRefusal = 'unknown' | 'used' | 'expired'

type Opening = Pick<Runtime, 'keyring'>
type Row = typeof mailLink.$inferSelect

const LIFETIME_MILLISECONDS = 24 * 3_600_000
const TOKEN = /^[\w-]{32}$/

type Made = { purpose: Purpose; payload: string; at: Date }

/**
 * Makes a link that works once, for 24 hours. Answers its token (192 bits), of which only a keyed hash is
 * kept, and the hash. What the link carries is sealed under the citizen's profile key.
 */
export async function makeLink(
  transaction: Transaction,
  runtime: Opening,
  making: Made & { citizen: Subject },
) {
  const token = newToken()
  const tokenIndex = runtime.keyring.index('token', token)
  await transaction.insert(mailLink).values({
    tokenIndex,
    subjectId: making.citizen.row.id,
    purpose: making.purpose,
    payloadSealed: seal(profileKey(making.citizen), placeOf(tokenIndex), making.payload),
    createdAt: making.at,
    expiresAt: new Date(making.at.getTime() + LIFETIME_MILLISECONDS),
  })
  return { token, tokenIndex }
}

type Followed = { token: string; purpose: Purpose; at: Date }
type Followable =
  { ok: true; citizen: Subject; payload: string; createdAt: Date } | { ok: false; refusal: LinkRefusal }

/** Looks at a link without using it. */
export async function readLink(reader: Reader, runtime: Opening, followed: Followed): Promise<Followable> {
  const row = await find(reader, runtime, followed)
  if (!row) return { ok: false, refusal: 'unknown' }
  if (row.usedAt) return { ok: false, refusal: 'used' }
  if (row.expiresAt <= followed.at) return { ok: false, refusal: 'expired' }
  const citizen = await findById(reader, runtime, row.subjectId)
  if (!citizen?.keys.profile) return { ok: false, refusal: 'unknown' }
  return {
    ok: true,
    citizen,
    payload: unseal(citizen.keys.profile, placeOf(row.tokenIndex), row.payloadSealed),
    createdAt: row.createdAt,
  }
}

/** Uses a link up: of two who follow it at once, one gets it. What it carried is gone afterwards. */
export async function burnLink(
  transaction: Transaction,
  runtime: Opening,
  followed: Followed,
): Promise<Followable> {
  const read = await readLink(transaction, runtime, followed)
  if (!read.ok) return read
  const used = await transaction
    .update(mailLink)
    .set({ usedAt: followed.at, payloadSealed: '' })
    .where(
      and(eq(mailLink.tokenIndex, runtime.keyring.index('token', followed.token)), isNull(mailLink.usedAt)),
    )
    .returning({ tokenIndex: mailLink.tokenIndex })
  return used.length > 0 ? read : { ok: false, refusal: 'used' }
}

type Open = { citizen: Subject; purpose: Purpose; at: Date }

/** What the newest link that still works carries, and until when; null when none does. */
export async function readOpenLink(reader: Reader, { citizen, purpose, at }: Open) {
  const rows = await reader.select().from(mailLink).where(stillOpen({ citizen, purpose, at }))
  const newest = rows.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())[0]
  if (!newest) return null
  return {
    tokenIndex: newest.tokenIndex,
    payload: unseal(profileKey(citizen), placeOf(newest.tokenIndex), newest.payloadSealed),
    expiresAt: newest.expiresAt,
  }
}

type Ending = Open & { madeAfter?: Date }

/** Ends the links of a purpose that still work, or of those the ones made after a moment. */
export async function endLinks(transaction: Transaction, { madeAfter, ...open }: Ending) {
  await transaction
    .update(mailLink)
    .set({ expiresAt: open.at, payloadSealed: '' })
    .where(and(stillOpen(open), madeAfter ? gt(mailLink.createdAt, madeAfter) : undefined))
}

/** How many links of a purpose were made for a citizen since a moment. */
export function countLinks(reader: Reader, { citizen, purpose, since }: Omit<Open, 'at'> & { since: Date }) {
  return reader.$count(mailLink, and(ownedBy(citizen, purpose), gt(mailLink.createdAt, since)))
}

async function find(
  reader: Reader,
  runtime: Opening,
  { token, purpose }: Followed,
): Promise<Row | undefined> {
  if (!TOKEN.test(token)) return undefined
  const [row] = await reader
    .select()
    .from(mailLink)
    .where(and(eq(mailLink.tokenIndex, runtime.keyring.index('token', token)), eq(mailLink.purpose, purpose)))
    .limit(1)
  return row
}

function stillOpen({ citizen, purpose, at }: Open) {
  return and(ownedBy(citizen, purpose), isNull(mailLink.usedAt), gt(mailLink.expiresAt, at))
}

function ownedBy(citizen: Subject, purpose: Purpose) {
  return and(eq(mailLink.subjectId, citizen.row.id), eq(mailLink.purpose, purpose))
}

function placeOf(row: string) {
  return { table: 'mail_link', column: 'payload_sealed', row }
}
