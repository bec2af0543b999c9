import { getTableName, inArray } from 'drizzle-orm'
import { readEntry, type EntryRow } from '~/audit/read-entry.server'
import type { Reader } from '~/db/database.server'
import { parts, type PutBack } from '~/representation/put-back.server'
import { consentRequest } from './tables.server'

/** After these nothing is given any more, whatever comes. */
const OVER = ['consent-declined', 'consent-withdrawn', 'consent-lapsed']
const OPEN = ['sent', 'waiting', 'given']

/**
 * Looks for requests for leave that were put back as they stood before a no, before they were taken back, or before who said yes decided no
 * more: the log says that this was done, and it is never undone. Beside `lookForPutBack`.
 */
export function lookForLeavePutBack(reader: Reader) {
  const over = new Set<string>()

  return {
    /** Holds entries that were proven. */
    holdAgainst(entries: readonly EntryRow[]) {
      for (const row of entries) {
        const entry = OVER.includes(row.event) ? readEntry(reader, row) : null
        if (entry?.outcome === 'success') over.add(entry.object.id)
      }
    },

    /** Which of them can be answered, or count, all the same. Throws where a row is not what the portal wrote at all. */
    async found(): Promise<PutBack> {
      const named: PutBack['named'] = []
      for (const ids of parts([...over]))
        for (const row of await reader.select().from(consentRequest).where(inArray(consentRequest.id, ids))) {
          const { id, state } = reader.tags.genuine(consentRequest, row)
          if (OPEN.includes(state)) named.push({ table: getTableName(consentRequest), key: id })
        }
      return { putBack: named.length, named }
    },
  }
}
