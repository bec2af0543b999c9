import { openAuditKeys } from '~/audit/keys.server'
import { verifyActivityLog } from '~/audit/verify.server'
import { lookForOlderRows, type OlderRows } from '~/consent/older-than-logged.server'
import { lookForLeavePutBack } from '~/consentrequest/leave-put-back.server'
import { lookForPutBack, MOST_NAMED, type PutBack } from '~/representation/put-back.server'
import { verifyRows, type RowsVerified } from '~/db/verify-rows.server'
import { logAct } from './operator-act.server'
import { done, failed, type Verb } from './verb'

/** Which rows somebody else wrote, and how to go on. */
export function wordsOfCounterfeit({ counterfeit, named }: RowsVerified): string[] {
  return [
    `${counterfeit} rows are not what the portal wrote. Nothing is decided by them: put them back from a backup.`,
    ...named.map(({ table, key }) => `  ${table} ${key}`),
  ]
}

/** Whose rows were put back as they once were, and how to go on. */
export function wordsOfOlder({ older, named }: OlderRows): string[] {
  return [
    `${older} citizens have an older version of their choices in force than was made, or are gone: put them back from a backup.`,
    ...named.map(({ table, key }) => `  ${table} ${key}`),
  ]
}

/** Which rows say less than the log, and how to go on. */
function wordsOfPutBack({ putBack, named }: PutBack): string[] {
  return [
    `${putBack} rows stand as they did before what the log says was done last (a lock, a death, an end, other keys, a no): put them back from a backup.`,
    ...named.map(({ table, key }) => `  ${table} ${key}`),
  ]
}

function both(one: PutBack, other: PutBack): PutBack {
  return { putBack: one.putBack + other.putBack, named: [...one.named, ...other.named].slice(0, MOST_NAMED) }
}

export const auditVerify: Verb = {
  words: 'audit verify',
  about: 'Proves that nobody changed the activity log, or rows that decide, or names what is wrong.',
  async run({ desk }) {
    const { keys, checkpointFile, checkpointCopy } = desk.config()
    const { reader } = desk.runtime().database
    const older = lookForOlderRows(reader)
    const back = lookForPutBack(reader, desk.runtime().now())
    const leave = lookForLeavePutBack(reader)
    const found = await verifyActivityLog({
      reader,
      keys: openAuditKeys(keys.audit.reveal()),
      checkpointFile,
      checkpointCopy,
      onProven: async (entries) => {
        back.holdAgainst(entries)
        leave.holdAgainst(entries)
        await older.holdAgainst(entries)
      },
      onProgress: (entries) => desk.progress(`${entries} entries`),
    })
    const outcome = found.ok ? 'success' : 'failure'
    const object = { type: 'activity-log', id: found.ok ? 'whole' : found.finding.code } as const
    await logAct(desk, { event: 'log-verified', action: 'R', outcome, object })
    if (!found.ok) return failed([`The activity log is broken. ${found.finding.words}`], found)
    const rows = await verifyRows(reader, (done) => desk.progress(`${done} rows`))
    if (rows.counterfeit > 0) return failed(wordsOfCounterfeit(rows), { ...found, ok: false, rows })
    const olderRows = await older.found()
    if (olderRows.older > 0) return failed(wordsOfOlder(olderRows), { ...found, ok: false, olderRows })
    const putBack = both(await back.found(), await leave.found())
    if (putBack.putBack > 0) return failed(wordsOfPutBack(putBack), { ...found, ok: false, putBack })
    const { entries, lanes, checkpoints, outside, unsealed } = found
    return done(
      [
        `The activity log is whole: ${entries} entries in ${lanes} lanes.`,
        `${checkpoints} checkpoints, of which ${outside} also stand in ${checkpointFile}.`,
        `${unsealed} entries came after the last checkpoint.`,
        `${rows.rows} rows that decide are as the portal wrote them.`,
      ],
      { ...found, rows },
    )
  },
}
