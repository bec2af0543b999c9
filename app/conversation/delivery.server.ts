import { inArray } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { isKind, type KindId } from '~/notification/kinds'
import { outbox } from '~/notification/tables.server'
import { uniqueKeyOf } from '~/notification/unique-key'
import { deliveryOf, type Delivery } from './delivery'
import type { StoredEntry } from './store.server'

/** How it goes with what was mailed in a conversation, by entry. */
export async function readDeliveries(
  reader: Reader,
  entries: readonly StoredEntry[],
  now: Date,
): Promise<Map<string, Delivery>> {
  const keys = new Map(entries.flatMap((entry) => keyOf(entry)))
  if (keys.size === 0) return new Map()
  const rows = await reader
    .select({
      key: outbox.uniqueKey,
      state: outbox.state,
      notBefore: outbox.notBefore,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .where(inArray(outbox.uniqueKey, [...keys.keys()]))
  return new Map(rows.map(({ key, ...mail }) => [keys.get(key)!, deliveryOf(mail, now)]))
}

function keyOf(entry: StoredEntry): [string, string][] {
  const { id, conversationId, mailKind } = entry
  if (mailKind === null || !isKind(mailKind)) return []
  return [[uniqueKeyOf({ kind: mailKind satisfies KindId, subjectId: conversationId, reason: id }), id]]
}
