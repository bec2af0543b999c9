import { and, asc, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { findMembership } from './store.server'
import { assistance } from './tables.server'

/** That an assistant works, or wants to work, in the name of a professional. */
export type Assistance = Omit<typeof assistance.$inferSelect, 'state' | 'rowTag'> & {
  state: 'asked' | 'accepted' | 'ended'
}

type Between = Pick<Assistance, 'ura' | 'assistantId' | 'professionalId'>

/** Everybody in whose name an assistant works or asked to, in an organisation. */
export async function readNamesOf(
  reader: Reader,
  { ura, assistantId }: Pick<Assistance, 'ura' | 'assistantId'>,
): Promise<Assistance[]> {
  return read(reader, and(eq(assistance.ura, ura), eq(assistance.assistantId, assistantId)))
}

/** Every assistant who works in the name of a professional or asked to, in an organisation. */
export async function readAssistantsOf(
  reader: Reader,
  { ura, professionalId }: Pick<Assistance, 'ura' | 'professionalId'>,
): Promise<Assistance[]> {
  return read(reader, and(eq(assistance.ura, ura), eq(assistance.professionalId, professionalId)))
}

/** Between two people of one organisation; null where nothing was ever asked. */
export async function readBetween(
  reader: Reader,
  { professionalId, ...of }: Between,
): Promise<Assistance | null> {
  const all = await readNamesOf(reader, of)
  return all.find((one) => one.professionalId === professionalId) ?? null
}

async function read(reader: Reader, where: ReturnType<typeof and>): Promise<Assistance[]> {
  const rows = await reader.select().from(assistance).where(where).orderBy(asc(assistance.id))
  return rows.map((row) => {
    const { rowTag: _tag, ...found } = reader.tags.genuine(assistance, row)
    return found as Assistance
  })
}

/** Writes how it stands between two people. */
export async function putAssistance(
  transaction: Transaction,
  { newId }: Pick<Runtime, 'newId'>,
  { at, state, ...between }: Between & Pick<Assistance, 'state'> & { at: Date },
): Promise<void> {
  const known = await readBetween(transaction, between)
  if (known)
    await transaction
      .update(assistance)
      .set({ state, changedAt: at, chosenAt: null })
      .where(eq(assistance.id, known.id))
  else await transaction.insert(assistance).values({ ...between, id: newId(), state, changedAt: at })
}

/** That an assistant works in this name from now on. */
export async function chooseName(transaction: Transaction, id: string, at: Date): Promise<void> {
  await transaction.update(assistance).set({ chosenAt: at }).where(eq(assistance.id, id))
}

/**
 * In whose name an assistant works at this moment: of those who accepted them and are professionals there now, the one they chose
 * last. Null where there is nobody: then an assistant does nothing for citizens (domain: roles in an organisation).
 */
export async function findResponsible(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  { ura, assistantId }: Pick<Assistance, 'ura' | 'assistantId'>,
): Promise<string | null> {
  const accepted = (await readNamesOf(reader, { ura, assistantId })).filter(
    ({ state }) => state === 'accepted',
  )
  const latestFirst = accepted.toSorted((one, other) => timeOf(other) - timeOf(one))
  for (const { professionalId } of latestFirst) {
    const membership = await findMembership(reader, runtime, { memberId: professionalId, ura })
    if (membership?.roles.includes('professional')) return professionalId
  }
  return null
}

function timeOf({ chosenAt, changedAt }: Assistance): number {
  return (chosenAt ?? changedAt).getTime()
}
