import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Runtime } from '~/runtime/runtime.server'
import { findProviders, putProviders, type ProviderRecord, type ProviderRow } from './store.server'

export type ImportResult = { read: number; added: number; changed: number; unchanged: number }

export type Import = {
  /** Where the records come from, for the log: the name of a file. */
  source: string
  requestId: string
  /** Who runs it: an operator's or process's name. */
  operator: string
  onProgress?: (done: number, total: number) => void
}

/** A write transaction stays far below 50 ms, so that the portal goes on serving. */
const AT_ONCE = 200

/**
 * Brings the directory up to these records, two hundred a transaction, each with its log entry. Idempotent by
 * URA: what is the same is left alone, so an import that broke off is run again from the start. Whoever is not
 * among the records stays; who had ended and is, is back. Of two records with one URA the last counts.
 */
export async function importProviders(
  runtime: Runtime,
  records: readonly ProviderRecord[],
  given: Import,
): Promise<ImportResult> {
  const once = [...new Map(records.map((record) => [record.ura, record])).values()]
  const result = { read: once.length, added: 0, changed: 0, unchanged: 0 }
  for (let cursor = 0; cursor < once.length; cursor += AT_ONCE) {
    const part = once.slice(cursor, cursor + AT_ONCE)
    const { added, changed } = await importPart(runtime, part, { ...given, cursor })
    result.added += added
    result.changed += changed
    result.unchanged += part.length - added - changed
    given.onProgress?.(cursor + part.length, once.length)
  }
  return result
}

async function importPart(runtime: Runtime, part: ProviderRecord[], given: Import & { cursor: number }) {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const rows = await findProviders(
      transaction,
      part.map(({ ura }) => ura),
    )
    const known = new Map(rows.map((row) => [row.ura, row]))
    const different = part.filter((record) => !isSame(known.get(record.ura), record))
    if (different.length === 0) return { added: 0, changed: 0 }
    await putProviders(
      transaction,
      different.map((record) => ({ ...record, ...changedTypes(known.get(record.ura), record, at) })),
      at,
    )
    await appendActivity(transaction, [entryOf(given, part.length, at)])
    const changed = different.filter(({ ura }) => known.has(ura)).length
    return { added: different.length - changed, changed }
  })
}

function isSame(row: ProviderRow | undefined, record: ProviderRecord): boolean {
  if (!row || row.endedAt?.getTime() !== record.endedAt?.getTime()) return false
  if (row.mergedInto !== (record.mergedInto ?? null)) return false
  return row.name === record.name && row.city === record.city && row.types.join() === record.types.join()
}

/** Who chose it by name is told when it changes to other types, so the directory remembers which it had; and that it is blocked. */
function changedTypes(row: ProviderRow | undefined, { types }: ProviderRecord, at: Date) {
  if (!row) return {}
  const { blockedAt } = row
  if (row.types.join() !== types.join()) return { typesBefore: row.types, typesChangedAt: at, blockedAt }
  return { typesBefore: row.typesBefore, typesChangedAt: row.typesChangedAt, blockedAt }
}

function entryOf(given: Import & { cursor: number }, size: number, at: Date): ActivityEntry {
  const { source, requestId, operator, cursor } = given
  return {
    event: 'directory-imported',
    action: 'U',
    outcome: 'success',
    at,
    subjectId: null,
    organisation: null,
    users: [{ id: operator, role: '04', initiator: true }],
    object: { type: 'directory', id: `${source} ${cursor + 1}-${cursor + size}` },
    requestId,
  }
}
