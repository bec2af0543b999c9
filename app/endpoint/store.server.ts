import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { notificationEndpoint } from './tables.server'

export type Endpoint = typeof notificationEndpoint.$inferSelect

/** Where the systems of an organisation are told, and how that goes; null where nobody gave an address. */
export async function readEndpoint(reader: Reader, ura: string): Promise<Endpoint | null> {
  const [found] = await reader
    .select()
    .from(notificationEndpoint)
    .where(eq(notificationEndpoint.ura, ura))
    .limit(1)
  return found ?? null
}

/** Of these organisations, those whose systems are told: always in the same order, so that two writers wait for each other and never both. */
export async function readTold(reader: Reader, uras: string[]): Promise<Endpoint[]> {
  if (uras.length === 0) return []
  return reader
    .select()
    .from(notificationEndpoint)
    .where(and(inArray(notificationEndpoint.ura, uras), isNotNull(notificationEndpoint.address)))
    .orderBy(notificationEndpoint.ura)
}

type Change = Partial<Omit<Endpoint, 'ura'>>

/** Writes what of an endpoint is otherwise from now on; makes it where there is none. */
export async function writeEndpoint(transaction: Transaction, ura: string, set: Change): Promise<void> {
  await transaction
    .insert(notificationEndpoint)
    .values({ ura, ...set })
    .onConflictDoUpdate({ target: notificationEndpoint.ura, set })
}

/** Takes an endpoint away. */
export async function deleteEndpoint(transaction: Transaction, ura: string): Promise<void> {
  await transaction.delete(notificationEndpoint).where(eq(notificationEndpoint.ura, ura))
}
