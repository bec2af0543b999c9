import { and, eq, exists, inArray, isNull, like } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { searchTerms, searchWords } from './search'
import { provider, providerWord } from './tables.server'

export type Provider = typeof provider.$inferSelect
export type NewProvider = { ura: string; name: string; city: string; types: string[] }

/** One organisation by its URA; null when the directory does not have it. */
export async function findProvider(reader: Reader, ura: string): Promise<Provider | null> {
  return (await findProviders(reader, [ura]))[0] ?? null
}

/** The organisations with these URA numbers, in no particular order; ended ones too, marked with `endedAt`. */
export async function findProviders(reader: Reader, uras: readonly string[]): Promise<Provider[]> {
  if (uras.length === 0) return []
  return reader.select().from(provider).where(inArray(provider.ura, [...uras]))
}

/**
 * The organisations whose name or town has a word that begins with each word of the query, by name. Terms are
 * letters and digits only, so nothing in them is a wildcard.
 */
export async function searchProviders(reader: Reader, query: string, { limit }: { limit: number }): Promise<Provider[]> {
  const terms = searchTerms(query)
  if (terms.length === 0) return []
  const each = terms.map((term) =>
    exists(
      reader
        .select({ ura: providerWord.ura })
        .from(providerWord)
        .where(and(eq(providerWord.ura, provider.ura), like(providerWord.word, `${term}%`))),
    ),
  )
  return reader
    .select()
    .from(provider)
    .where(and(isNull(provider.endedAt), ...each))
    .orderBy(provider.name, provider.city)
    .limit(limit)
}

/** Writes organisations in place of what the directory had of them, with the words they are found by. */
export async function putProviders(transaction: Transaction, providers: readonly NewProvider[], at: Date): Promise<void> {
  for (const { ura, name, city, types } of providers) {
    const row = { ura, name, city, types, endedAt: null, updatedAt: at }
    await transaction.insert(provider).values(row).onConflictDoUpdate({ target: provider.ura, set: row })
    await transaction.delete(providerWord).where(eq(providerWord.ura, ura))
    await transaction.insert(providerWord).values(searchWords({ name, city }).map((word) => ({ word, ura })))
  }
}
