import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Database } from '~/db/database.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { Secret } from '~/sealing/secret.server'
import type { TestDatabase } from './database'

/** An entry about a citizen; what does not matter to the test is filled in. */
export function anEntry(given: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    event: 'choices-read',
    action: 'R',
    outcome: 'success',
    at: new Date('2026-03-16T08:30:00.000Z'),
    subjectId: 'subject-1',
    organisation: null,
    users: [{ id: 'subject-1', role: '01', initiator: true }],
    object: { type: 'profile', id: 'subject-1' },
    requestId: 'request-1',
    ...given,
  }
}

/** Appends so many entries of citizens `subject-1`, `subject-2`, … in turn, five a transaction. */
export async function appendEntries(database: Database, count: number, citizens = 3): Promise<void> {
  const entries = Array.from({ length: count }, (_, place) =>
    anEntry({ subjectId: `subject-${(place % citizens) + 1}`, requestId: `request-${place}` }),
  )
  for (let at = 0; at < count; at += 5) {
    await database.transact((transaction) => appendActivity(transaction, entries.slice(at, at + 5)))
  }
}

/** What `sealActivityLog` and `verifyActivityLog` are given, with a key and a file of its own. */
export function sealingOf({ runtime, directory }: Pick<TestDatabase, 'runtime' | 'directory'>) {
  return {
    runtime,
    config: {
      checkpointFile: join(mkdtempSync(join(directory, 'outside-')), 'made', 'checkpoints.jsonl'),
      keys: { audit: new Secret(makeSecrets().AUDIT_KEY) },
    },
  }
}
