import { like, desc } from 'drizzle-orm'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import { hashOfTheirs, safeRequestId } from '../request-id'
import { done, failed, type Verb } from './verb'

const MOST = 100

/** Neither log holds the id that a caller gave its request; this finds one by the other. */
export const requestFind: Verb = {
  words: 'request find',
  takes: 'ID',
  about:
    'Says under which name both logs have the request that a caller calls ID, and what the activity log has of it.',
  async run({ operand, desk }) {
    const given = safeRequestId(operand)
    if (given === null) return failed('No request can have this ID.')
    const { database, keyring } = desk.runtime()
    const hash = hashOfTheirs(keyring, given)
    const rows = await database.reader
      .select()
      .from(activity)
      // A `_` in the hash stands for any sign here, in both kinds of database; what it found too many goes below.
      .where(like(activity.entry, `%"requestId":"%.${hash}"%`))
      .orderBy(desc(activity.at))
      .limit(MOST)
    const found = rows
      .flatMap((row) => {
        const { at, event, outcome } = row
        // What was changed cannot be read, and is named by `audit verify`.
        const requestId = readEntry(database.reader, row)?.requestId
        return requestId === undefined ? [] : [{ at, event, outcome, requestId }]
      })
      .filter(({ requestId }) => requestId.endsWith(`.${hash}`))
    const lines = found.map(({ at, requestId, event, outcome }) =>
      [at.toISOString(), requestId, event, outcome].join('  '),
    )
    const said = `Both logs call it by a name that ends in .${hash}`
    return done([said, ...(lines.length > 0 ? lines : ['The activity log has nothing of it.'])], {
      hash,
      found,
    })
  },
}
