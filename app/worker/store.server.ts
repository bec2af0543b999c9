import { eq, gte, inArray, or } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { worker } from './tables.server'

type Opening = Pick<Runtime, 'keyring'>
type Coming = { subject: string; name: string; roles: readonly string[]; at: Date }

/** Writes down that somebody who runs the portal logged in, as their provider knows them; gives who it is here. */
export async function noteWorker(
  transaction: Transaction,
  { keyring, newId }: Pick<Runtime, 'keyring' | 'newId'>,
  { subject, name, roles, at }: Coming,
): Promise<string> {
  const subjectIndex = keyring.index('worker', subject)
  const [known] = await transaction
    .select()
    .from(worker)
    .where(eq(worker.subjectIndex, subjectIndex))
    .limit(1)
  const id = known ? transaction.tags.genuine(worker, known).id : newId()
  const login = {
    nameSealed: keyring.seal(place('name_sealed', id), name),
    roles: [...roles],
    lastLoginAt: at,
  }
  if (known) await transaction.update(worker).set(login).where(eq(worker.id, id))
  else
    await transaction.insert(worker).values({
      ...{ id, subjectIndex, createdAt: at },
      subjectSealed: keyring.seal(place('subject_sealed', id), subject),
      ...login,
    })
  return id
}

/** Who runs the portal by what their own provider calls them, or by who they are here; null for nobody. */
export async function findWorker(
  reader: Reader,
  { keyring }: Opening,
  named: string,
): Promise<string | null> {
  const is = or(eq(worker.subjectIndex, keyring.index('worker', named)), eq(worker.id, named))
  const [found] = await reader.select().from(worker).where(is).limit(1)
  return found ? reader.tags.genuine(worker, found).id : null
}

/** What these are called who run the portal, by who they are here; who is not there any more is left out. */
export async function workersNamed(
  reader: Reader,
  { keyring }: Opening,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const asked = [...new Set(ids)]
  const rows = asked.length > 0 ? await reader.select().from(worker).where(inArray(worker.id, asked)) : []
  return new Map(
    rows.map((row) => [row.id, keyring.unseal(place('name_sealed', row.id), row.nameSealed)] as const),
  )
}

type Listing = { role: string; since: LocalDate }

/** Who their provider said to have a role at their last login, of who logged in since a day, by name. */
export async function listWorkers(
  reader: Reader,
  { keyring }: Opening,
  { role, since }: Listing,
): Promise<{ id: string; name: string }[]> {
  const rows = await reader
    .select()
    .from(worker)
    .where(gte(worker.lastLoginAt, new Date(`${since}T00:00:00Z`)))
  return rows
    .filter(({ roles }) => roles.includes(role))
    .map(({ id, nameSealed }) => ({ id, name: keyring.unseal(place('name_sealed', id), nameSealed) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'))
}

function place(column: string, row: string) {
  return { table: 'worker', column, row }
}
