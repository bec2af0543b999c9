import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { confirmedAddress, mailName } from '~/notification/address.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { messageEntry } from './log-entry'
import { eraseOn } from './periods'
import { insertConversation, insertEntry } from './store.server'

type Dispute = {
  /** Who said it, where they were logged in: it is theirs, and they are answered. Null with the paper alone. */
  by: Subject | null
  /** What staff wrote down, by its number, and for which organisation: never what was chosen. */
  recording: { id: string; number: string; organisation: string }
  at: Date
  requestId: string
}

/**
 * *Dit heb ik niet gezegd* comes to the desk too, with priority, in the transaction in which it is said. The desk learns which record of which
 * organisation it is about, and nothing of what is in it.
 */
export async function openDispute(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring' | 'newId'>,
  { by, recording, at, requestId }: Dispute,
): Promise<void> {
  const subjectId = by?.row.id ?? null
  const about = { kind: 'recording', ...recording } as const
  const received = await insertConversation(transaction, runtime, {
    ...{ topic: 'dispute', channel: 'form', language: by?.row.language ?? 'nl', subjectId },
    ...{ receivedAt: at, eraseOn: eraseOn({ receivedAt: at, closedAt: null }), priority: true },
    textIndex: runtime.keyring.index('message', `dispute\n${recording.id}`),
    content: {
      ...{ subject: '', gender: null, firstName: '', phone: null, about },
      surname: (by && mailName(by)) ?? '',
      email: by && confirmedAddress(by),
    },
  })
  await insertEntry(transaction, runtime, {
    of: received,
    ...{ kind: 'act', at, content: { text: '', act: 'disputed', detail: recording.number } },
  })
  const entry = { event: 'message-received', action: 'C', id: received.id, act: 'dispute' } as const
  await appendActivity(transaction, [messageEntry({ ...entry, subjectId, by: 'person', at, requestId })])
}
