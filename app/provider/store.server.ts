import { and, asc, eq, gt, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { searchTerms, searchWords } from './search'
import { provider, providerWord } from './tables.server'

type StoredRow = typeof provider.$inferSelect
export type ProviderRow = Omit<StoredRow, 'rowTag'>
/** A care organisation as a directory lists it; the first type is the main one. */
export type ProviderRecord = {
  ura: string
  name: string
  city: string
  types: string[]
  /** When its first day without it begins, in the Netherlands. */
  endedAt?: Date
  /** With which it goes on. */
  mergedInto?: string
}
/** What the directory remembers of types that changed, and that it is blocked: no list says so. */
type Changed = Partial<Pick<ProviderRow, 'typesBefore' | 'typesChangedAt' | 'blockedAt'>>

/** Which of what is found, and as of when: who ended by then is not there any more. */
type Page = { at: Date; limit: number; offset?: number }

/** Sorts behind everything that begins with the same letters, in SQLite and in PostgreSQL's collations alike. */
const BEHIND = '\u9fa5'
/** SQLite takes 32,766 values a statement. */
const LOOKED_UP_AT_ONCE = 1000

/** A care organisation by URA, ended or not; null when the directory never had it. */
export async function findProvider(reader: Reader, ura: string): Promise<ProviderRow | null> {
  const [found] = await reader.select().from(provider).where(eq(provider.ura, ura)).limit(1)
  return found ? reader.tags.genuine(provider, found) : null
}

/** Those of these URAs that the directory has, ended or not, in no order. */
export async function findProviders(reader: Reader, uras: readonly string[]): Promise<ProviderRow[]> {
  const found: ProviderRow[] = []
  for (let at = 0; at < uras.length; at += LOOKED_UP_AT_ONCE) {
    const part = uras.slice(at, at + LOOKED_UP_AT_ONCE)
    const rows = await reader.select().from(provider).where(inArray(provider.ura, part))
    found.push(...rows.map((row) => reader.tags.genuine(provider, row)))
  }
  return found
}

/** Blocks an organisation, or lets it go on (null). */
export async function writeProviderBlocked(
  transaction: Transaction,
  ura: string,
  blockedAt: Date | null,
): Promise<void> {
  await transaction.update(provider).set({ blockedAt }).where(eq(provider.ura, ura))
}

/**
 * Care organisations of which name or town has a word that begins with each word typed; by name. Not those that
 * ended. Nothing when nothing readable was typed.
 */
export async function searchProviders(reader: Reader, query: string, page: Page): Promise<ProviderRow[]> {
  const terms = searchTerms(query)
  if (terms.length === 0) return []
  const rows = await reader
    .select()
    .from(provider)
    .where(
      and(
        or(isNull(provider.endedAt), gt(provider.endedAt, page.at)),
        ...terms.map((term) => inArray(provider.ura, withWord(reader, term))),
      ),
    )
    .orderBy(asc(provider.name), asc(provider.ura))
    .limit(page.limit)
    .offset(page.offset ?? 0)
  return rows.map((row) => reader.tags.genuine(provider, row))
}

/** Writes these care organisations over what was there, with the words they are found by. */
export async function putProviders(
  transaction: Transaction,
  records: (ProviderRecord & Changed)[],
  at: Date,
): Promise<void> {
  const uras = records.map(({ ura }) => ura)
  await transaction.delete(providerWord).where(inArray(providerWord.ura, uras))
  await transaction.delete(provider).where(inArray(provider.ura, uras))
  await transaction.insert(provider).values(records.map((record) => ({ ...record, updatedAt: at })))
  const words = records.flatMap((record) => searchWords(record).map((word) => ({ word, ura: record.ura })))
  if (words.length > 0) await transaction.insert(providerWord).values(words)
}

function withWord(reader: Reader, term: string) {
  return reader
    .select({ ura: providerWord.ura })
    .from(providerWord)
    .where(and(gte(providerWord.word, term), lte(providerWord.word, term + BEHIND)))
}
