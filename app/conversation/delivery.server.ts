import { inArray } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { isKind, type KindId } from '~/notification/kinds'
import { readAnswerLetters } from '~/notification/paper.server'
import { outbox } from '~/notification/tables.server'
import { uniqueKeyOf } from '~/notification/unique-key'
import { deliveryOf, deliveryOfLetter, type Delivery } from './delivery'
import type { StoredEntry } from './store.server'

/** How it goes with what was mailed or put on paper in a conversation, by entry. */
export async function readDeliveries(
  reader: Reader,
  entries: readonly StoredEntry[],
  now: Date,
): Promise<Map<string, Delivery>> {
  const onPaper = entries.filter(({ content }) => content.address).map(({ id }) => id)
  const letters = await readAnswerLetters(reader, onPaper)
  const put = [...letters].map(([id, letter]) => [id, deliveryOfLetter(letter)] as const)
  const keys = new Map(entries.flatMap((entry) => keyOf(entry)))
  if (keys.size === 0) return new Map(put)
  const rows = await reader
    .select({
      key: outbox.uniqueKey,
      state: outbox.state,
      notBefore: outbox.notBefore,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .where(inArray(outbox.uniqueKey, [...keys.keys()]))
  return new Map([
    ...put,
    ...rows.map(({ key, ...mail }) => [keys.get(key)!, deliveryOf(mail, now)] as const),
  ])
}

function keyOf(entry: StoredEntry): [string, string][] {
  const { id, conversationId, mailKind } = entry
  if (mailKind === null || !isKind(mailKind)) return []
  return [[uniqueKeyOf({ kind: mailKind satisfies KindId, subjectId: conversationId, reason: id }), id]]
}
