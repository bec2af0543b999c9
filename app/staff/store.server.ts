import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { rolesInOrder, type StaffRole } from './role'
import { membership, staffMember } from './tables.server'

type Row = typeof membership.$inferSelect
type Opening = Pick<Runtime, 'keyring'>

/** That somebody works for an organisation: as what, and by which name they are known there. */
export type Membership = Pick<
  Row,
  'id' | 'memberId' | 'ura' | 'profession' | 'rolesChangedAt' | 'lastLoginAt'
> & { roles: StaffRole[]; name: string }

/** Of whom it is, and where. */
type Which = Pick<Membership, 'memberId' | 'ura'>

/** The id of who has this number in Dezi's register; null when they were never here. */
export async function findMember(
  reader: Reader,
  { keyring }: Opening,
  number: string,
): Promise<string | null> {
  const [found] = await reader
    .select()
    .from(staffMember)
    .where(eq(staffMember.numberIndex, keyring.index('staff', number)))
    .limit(1)
  return found ? reader.tags.genuine(staffMember, found).id : null
}

/** Whether the privacy officer has somebody blocked. */
export async function isBlocked(reader: Reader, id: string): Promise<boolean> {
  const [found] = await reader.select().from(staffMember).where(eq(staffMember.id, id)).limit(1)
  return found !== undefined && reader.tags.genuine(staffMember, found).blockedAt !== null
}

/** Blocks somebody at every organisation, from their next request on; or lets them go on (null). */
export async function writeBlocked(
  transaction: Transaction,
  id: string,
  blockedAt: Date | null,
): Promise<void> {
  await transaction.update(staffMember).set({ blockedAt }).where(eq(staffMember.id, id))
}

/** The same, made where they were never here. */
export async function findOrAddMember(
  transaction: Transaction,
  { keyring, newId }: Pick<Runtime, 'keyring' | 'newId'>,
  { number, at }: { number: string; at: Date },
): Promise<string> {
  const known = await findMember(transaction, { keyring }, number)
  if (known) return known
  const id = newId()
  await transaction.insert(staffMember).values({
    id,
    numberIndex: keyring.index('staff', number),
    numberSealed: keyring.seal({ table: 'staff_member', column: 'number_sealed', row: id }, number),
    createdAt: at,
  })
  return id
}

/** Where and as what somebody works, of these organisations; in no order. */
export async function findMemberships(
  reader: Reader,
  opening: Opening,
  { memberId, uras }: { memberId: string; uras: readonly string[] },
): Promise<Membership[]> {
  const rows = await reader
    .select()
    .from(membership)
    .where(and(eq(membership.memberId, memberId), inArray(membership.ura, [...uras])))
  return rows.map((row) => opened(opening, reader.tags.genuine(membership, row)))
}

/** Everywhere that somebody works or did; in no order. */
export async function membershipsOf(
  reader: Reader,
  opening: Opening,
  memberId: string,
): Promise<Membership[]> {
  const rows = await reader.select().from(membership).where(eq(membership.memberId, memberId))
  return rows.map((row) => opened(opening, reader.tags.genuine(membership, row)))
}

/** As what somebody works for one organisation; null when they never did. */
export async function findMembership(
  reader: Reader,
  opening: Opening,
  { memberId, ura }: Which,
): Promise<Membership | null> {
  const [found] = await findMemberships(reader, opening, { memberId, uras: [ura] })
  return found ?? null
}

/** One of an organisation by its id; null for what is of another organisation, as for what is not there. */
export async function readMembership(
  reader: Reader,
  opening: Opening,
  { id, ura }: Pick<Membership, 'id' | 'ura'>,
): Promise<Membership | null> {
  const [found] = await reader.select().from(membership).where(eq(membership.id, id)).limit(1)
  if (!found || reader.tags.genuine(membership, found).ura !== ura) return null
  return opened(opening, found)
}

/** Everybody who works for an organisation or did, with and without a role, the longest there first. */
export async function listMemberships(reader: Reader, opening: Opening, ura: string): Promise<Membership[]> {
  const rows = await reader
    .select()
    .from(membership)
    .where(eq(membership.ura, ura))
    .orderBy(asc(membership.createdAt), asc(membership.id))
  return rows.map((row) => opened(opening, reader.tags.genuine(membership, row)))
}

type Known = Which & { name: string; at: Date }

/** Writes down that somebody works there, without a role. That they do was not known yet. */
export async function addMembership(
  transaction: Transaction,
  { keyring, newId }: Pick<Runtime, 'keyring' | 'newId'>,
  { memberId, ura, name, at }: Known,
): Promise<Membership> {
  const id = newId()
  const made = { id, memberId, ura, roles: [], rolesChangedAt: null, profession: '', lastLoginAt: null }
  await transaction
    .insert(membership)
    .values({ ...made, nameSealed: keyring.seal(place(id), name), createdAt: at })
  return { ...made, name }
}

/** Writes down that somebody logged in for an organisation, by the name and profession that Dezi gave. */
export async function noteLogin(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring' | 'newId'>,
  login: Known & { profession: string },
): Promise<Membership> {
  const known =
    (await findMembership(transaction, runtime, login)) ?? (await addMembership(transaction, runtime, login))
  const { name, profession, at } = login
  await transaction
    .update(membership)
    .set({ nameSealed: runtime.keyring.seal(place(known.id), name), profession, lastLoginAt: at })
    .where(eq(membership.id, known.id))
  return { ...known, name, profession, lastLoginAt: at }
}

/** What somebody is in an organisation from now on. */
export async function writeRoles(
  transaction: Transaction,
  { id, roles, at }: Pick<Membership, 'id' | 'roles'> & { at: Date },
): Promise<void> {
  await transaction
    .update(membership)
    .set({ roles: rolesInOrder(roles), rolesChangedAt: at })
    .where(eq(membership.id, id))
}

function opened({ keyring }: Opening, row: Row): Membership {
  const { id, memberId, ura, profession, rolesChangedAt, lastLoginAt } = row
  const name = keyring.unseal(place(id), row.nameSealed)
  return { id, memberId, ura, profession, rolesChangedAt, lastLoginAt, roles: rolesInOrder(row.roles), name }
}

function place(row: string) {
  return { table: 'membership', column: 'name_sealed', row }
}
