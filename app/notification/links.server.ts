import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { findById, profileKey, type Subject } from '~/person/store.server'
import { newToken } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal, type SealKey } from '~/sealing/seal.server'
import { mailLink } from './tables.server'

/** What following a link does. */
export type Purpose = 'confirm-address' | 'keep-address' | 'confirm-inbox'
export type LinkRefusal = 'unknown' | 'used' | 'expired'

type Opening = Pick<Runtime, 'keyring'>
type Row = typeof mailLink.$inferSelect

const DAY_MILLISECONDS = 24 * 3_600_000
const LIFETIME_MILLISECONDS = DAY_MILLISECONDS
const LINKS_A_DAY = 5
const TOKEN = /^[\w-]{32}$/

/** Who has a link besides citizens: by id, with the key that what it carries is sealed under. */
export type LinkOwner = { id: string; key: SealKey }
type Whose = { citizen: Subject } | { owner: LinkOwner }

type Made = { purpose: Purpose; payload: string; at: Date }

/**
 * Makes a link that works once, for 24 hours. Answers its token (192 bits), of which only a keyed hash is
 * kept, and the hash. What the link carries is sealed under its owner's own key: of a citizen the profile key.
 */
export async function makeLink(transaction: Transaction, runtime: Opening, making: Made & Whose) {
  const { id, key } = ownerOf(making)
  const token = newToken()
  const tokenIndex = runtime.keyring.index('token', token)
  await transaction.insert(mailLink).values({
    tokenIndex,
    subjectId: id,
    purpose: making.purpose,
    payloadSealed: seal(key, placeOf(tokenIndex), making.payload),
    createdAt: making.at,
    expiresAt: new Date(making.at.getTime() + LIFETIME_MILLISECONDS),
  })
  return { token, tokenIndex }
}

type Followed = { token: string; purpose: Purpose; at: Date }
type Refused = { ok: false; refusal: LinkRefusal }
type Followable = { ok: true; citizen: Subject; payload: string; createdAt: Date } | Refused
type Read<Found> = (reader: Reader, row: Row) => Promise<Found | Refused>

/** Looks at a link without using it. */
export async function readLink(reader: Reader, runtime: Opening, followed: Followed): Promise<Followable> {
  return look(reader, runtime, { ...followed, read: ofCitizen(runtime) })
}

/** Uses a link up: of two who follow it at once, one gets it. What it carried is gone afterwards. */
export async function burnLink(
  transaction: Transaction,
  runtime: Opening,
  followed: Followed,
): Promise<Followable> {
  return burn(transaction, runtime, { ...followed, read: ofCitizen(runtime) })
}

function ofCitizen(runtime: Opening): Read<Extract<Followable, { ok: true }>> {
  return async (reader, row) => {
    const citizen = await findById(reader, runtime, row.subjectId)
    if (!citizen?.keys.profile) return { ok: false, refusal: 'unknown' }
    const payload = unseal(citizen.keys.profile, placeOf(row.tokenIndex), row.payloadSealed)
    return { ok: true, citizen, payload, createdAt: row.createdAt }
  }
}

type OwnedFound = { ok: true; ownerId: string; payload: string }
type FollowedOwned = Followed & { keyOf: (ownerId: string) => SealKey }

/** The same of a link that is no citizen's: whether it works. */
export async function readOwnedLink(reader: Reader, runtime: Opening, followed: FollowedOwned) {
  return look(reader, runtime, { ...followed, read: ofOwner(followed) })
}

/** The same of a link that is no citizen's: uses it up. */
export async function burnOwnedLink(transaction: Transaction, runtime: Opening, followed: FollowedOwned) {
  return burn(transaction, runtime, { ...followed, read: ofOwner(followed) })
}

function ofOwner({ keyOf }: FollowedOwned): Read<OwnedFound> {
  return async (_reader, { subjectId: ownerId, tokenIndex, payloadSealed }) => ({
    ...{ ok: true, ownerId },
    payload: unseal(keyOf(ownerId), placeOf(tokenIndex), payloadSealed),
  })
}

async function look<Found>(
  reader: Reader,
  runtime: Opening,
  { read, ...followed }: Followed & { read: Read<Found> },
): Promise<Found | Refused> {
  const row = await find(reader, runtime, followed)
  if (!row) return { ok: false, refusal: 'unknown' }
  if (row.usedAt) return { ok: false, refusal: 'used' }
  if (row.expiresAt <= followed.at) return { ok: false, refusal: 'expired' }
  return read(reader, row)
}

async function burn<Found extends { ok: true }>(
  transaction: Transaction,
  runtime: Opening,
  followed: Followed & { read: Read<Found> },
): Promise<Found | Refused> {
  const found = await look(transaction, runtime, followed)
  if (!found.ok) return found
  const used = await transaction
    .update(mailLink)
    .set({ usedAt: followed.at, payloadSealed: '' })
    .where(
      and(eq(mailLink.tokenIndex, runtime.keyring.index('token', followed.token)), isNull(mailLink.usedAt)),
    )
    .returning({ tokenIndex: mailLink.tokenIndex })
  return used.length > 0 ? found : { ok: false, refusal: 'used' }
}

type Open = Whose & { purpose: Purpose; at: Date }

/** What the newest link that still works carries, and until when; null when none does. */
export async function readOpenLink(reader: Reader, open: Open) {
  const rows = await reader.select().from(mailLink).where(stillOpen(open))
  const newest = rows.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())[0]
  if (!newest) return null
  return {
    tokenIndex: newest.tokenIndex,
    payload: unseal(ownerOf(open).key, placeOf(newest.tokenIndex), newest.payloadSealed),
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

/** Whether no more links of a purpose may be made for somebody within 24 hours: a stranger's mailbox must not be filled by typing its address. */
export async function tooManyLinks(reader: Reader, { at, ...asked }: Open): Promise<boolean> {
  const since = new Date(at.getTime() - DAY_MILLISECONDS)
  const made = await reader.$count(mailLink, and(ownedBy(asked), gt(mailLink.createdAt, since)))
  return made >= LINKS_A_DAY
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

function stillOpen({ at, ...open }: Open) {
  return and(ownedBy(open), isNull(mailLink.usedAt), gt(mailLink.expiresAt, at))
}

function ownedBy({ purpose, ...whose }: Whose & { purpose: Purpose }) {
  const id = 'owner' in whose ? whose.owner.id : whose.citizen.row.id
  return and(eq(mailLink.subjectId, id), eq(mailLink.purpose, purpose))
}

function ownerOf(whose: Whose): LinkOwner {
  if ('owner' in whose) return whose.owner
  return { id: whose.citizen.row.id, key: profileKey(whose.citizen) }
}

function placeOf(row: string) {
  return { table: 'mail_link', column: 'payload_sealed', row }
}
