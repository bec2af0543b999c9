import { desc } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { readStatement } from '~/audit/checkpoint'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { lastOutside } from '~/audit/outside-file.server'
import { checkpoint } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Config } from './config.server'

type Older = { runtime: Runtime; config: Pick<Config, 'checkpointFile' | 'keys'> }

/** From this form on a checkpoint says that rows have tags. */
const SINCE_TAGS = 2

/**
 * Tags the rows of a database from before there were tags, as they stand, and signs a checkpoint that closes that time. Once:
 * where a checkpoint of the new form was ever made, also when only the file outside the database knows of it, a row without a
 * tag was written by somebody else, and stays refused. Answers how many were tagged.
 */
export async function takeOverOlderRows({ runtime, config }: Older): Promise<number> {
  const { database, now, newId } = runtime
  if (await knowsTags(database.reader, config.checkpointFile)) return 0
  const tagged = await database.tagOlderRows()
  if (tagged === 0) return 0
  await database.transact((transaction) =>
    appendActivity(transaction, [
      {
        ...({ event: 'database-migrated', action: 'E', outcome: 'success', subjectId: null } as const),
        ...{ at: now(), organisation: null, requestId: newId() },
        users: [{ id: 'system', role: '07', initiator: true }],
        object: { type: 'system', id: 'rows tagged' },
      },
    ]),
  )
  await sealActivityLog({ runtime, config })
  return tagged
}

async function knowsTags(reader: Reader, checkpointFile: string): Promise<boolean> {
  const [inside] = await reader.select().from(checkpoint).orderBy(desc(checkpoint.number)).limit(1)
  const outside = await lastOutside(checkpointFile)
  return [inside, outside].some((one) => (one ? (readStatement(one.body)?.format ?? 0) >= SINCE_TAGS : false))
}
