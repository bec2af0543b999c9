import { desc } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { readStatement } from '~/audit/checkpoint'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { openAuditKeys } from '~/audit/keys.server'
import { takeOverOlderEntries } from '~/audit/older-entries.server'
import { lastOutside, placesOutside } from '~/audit/outside-file.server'
import { checkpoint } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Config } from './config.server'

type Older = { runtime: Runtime; config: Pick<Config, 'checkpointFile' | 'checkpointCopy' | 'keys'> }

/** From these forms on a checkpoint says that rows have tags, and entries a keyed hash. */
const SINCE_TAGS = 2
const SINCE_HASHES = 3

/**
 * Tags the rows of a database from before there were tags, gives the entries of its log a keyed hash, as they stand, and signs a
 * checkpoint that closes that time. Once: where a checkpoint of the new form was ever made, also when only the file outside
 * the database knows of it, what has none was written by somebody else, and stays refused. Answers how many were taken over.
 */
export async function takeOverOlderRows({ runtime, config }: Older): Promise<number> {
  const { database, now, newId } = runtime
  const form = await newestForm(database.reader, placesOutside(config))
  const rows = form < SINCE_TAGS ? await database.tagOlderRows() : 0
  const keys = openAuditKeys(config.keys.audit.reveal())
  const entries = form < SINCE_HASHES ? await takeOverOlderEntries(database, keys) : 0
  if (rows + entries === 0) return 0
  await database.transact((transaction) =>
    appendActivity(transaction, [
      {
        ...({ event: 'database-migrated', action: 'E', outcome: 'success', subjectId: null } as const),
        ...{ at: now(), organisation: null, requestId: newId() },
        users: [{ id: 'system', role: '07', initiator: true }],
        object: { type: 'system', id: 'older rows and entries taken over' },
      },
    ]),
  )
  await sealActivityLog({ runtime, config })
  return rows + entries
}

/** The form of the newest checkpoint that is known, inside or outside; 0 where there is none. */
async function newestForm(reader: Reader, places: string[]): Promise<number> {
  const [inside] = await reader.select().from(checkpoint).orderBy(desc(checkpoint.number)).limit(1)
  const outside = await Promise.all(places.map(lastOutside))
  return Math.max(0, ...[inside, ...outside].map((one) => (one ? (readStatement(one.body)?.format ?? 0) : 0)))
}
