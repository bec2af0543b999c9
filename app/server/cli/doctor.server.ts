import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { openAuditKeys } from '~/audit/keys.server'
import { makeFolderOutside, placesOutside } from '~/audit/outside-file.server'
import { verifyRecentActivity } from '~/audit/verify-recent.server'
import { countFollowed, readRun } from '~/authority/follow-store.server'
import { lookForOlderRows } from '~/consent/older-than-logged.server'
import { countOverdue } from '~/rights/overdue.server'
import { countUnanswered } from '~/conversation/unanswered.server'
import { pendingMigrations } from '~/db/pending-migrations.server'
import { verifyRows } from '~/db/verify-rows.server'
import { readMailPause } from '~/notification/pause.server'
import { wrongKeys } from '~/portal/key-proof.server'
import { addDays, localDate } from '~/runtime/local-date'
import { wordsOfCounterfeit, wordsOfOlder } from './audit-verify.server'
import { done, failed, type ToolContext, type Verb } from './verb'

/** What was looked at: how it is, in words. */
type Found = { check: string; ok: boolean; words: string }
type Check = { name: string; look: (desk: ToolContext) => Promise<string> | string }

const CHECKS: Check[] = [
  { name: 'configuration', look: lookAtConfiguration },
  { name: 'database', look: lookAtDatabase },
  { name: 'migrations', look: lookAtMigrations },
  { name: 'keys', look: lookAtKeys },
  { name: 'activity log', look: lookAtLog },
  { name: 'rows', look: lookAtRows },
  { name: 'checkpoint file', look: lookAtCheckpointFile },
  { name: 'clock', look: lookAtClock },
  { name: 'register', look: lookAtRegister },
  { name: 'mail', look: lookAtMail },
  { name: 'messages', look: lookAtMessages },
  { name: 'officer', look: lookAtOfficer },
]

/** A clock may be this much behind the newest checkpoint before it is called wrong. */
const CLOCK_TOLERANCE_MILLISECONDS = 5_000

export const doctor: Verb = {
  words: 'doctor',
  about: 'Looks at configuration, database, migrations, activity log and clock, and says what is wrong.',
  async run({ desk }) {
    const found: Found[] = []
    for (const { name, look } of CHECKS) found.push(await examine(name, () => look(desk)))
    const lines = found.map(
      ({ check, ok, words }) => `${ok ? 'ok   ' : 'WRONG'}  ${check.padEnd(15)}  ${words}`,
    )
    return found.every(({ ok }) => ok) ? done(lines, { checks: found }) : failed(lines, { checks: found })
  },
}

async function examine(check: string, look: () => Promise<string> | string): Promise<Found> {
  try {
    return { check, ok: true, words: await look() }
  } catch (error) {
    return { check, ok: false, words: error instanceof Error ? error.message : String(error) }
  }
}

function lookAtConfiguration(desk: ToolContext): string {
  const { mode, http } = desk.config()
  return `complete; ${mode} at ${http.origin}`
}

/** Opening asserts the pragmas of SQLite. */
async function lookAtDatabase(desk: ToolContext): Promise<string> {
  const { database } = desk.runtime()
  await database.ping()
  return database.kind === 'sqlite' ? 'SQLite answers; its pragmas hold' : 'PostgreSQL answers'
}

async function lookAtMigrations(desk: ToolContext): Promise<string> {
  const pending = await pendingMigrations(desk.runtime().database, desk.config().database.migrationsRoot)
  if (pending.length === 0) return 'up to date'
  throw new Error(`missing: ${pending.join(', ')}. Run: portal migrate`)
}

/** Whether they are those that this database was written with. */
async function lookAtKeys(desk: ToolContext): Promise<string> {
  const wrong = await wrongKeys({ runtime: desk.unproven(), config: desk.config() })
  if (wrong.length === 0) return 'are those of this database'
  throw new Error(wrong.map(({ setting, words }) => `${setting}: ${words}`).join(' '))
}

async function lookAtLog(desk: ToolContext): Promise<string> {
  const found = await verifyRecent(desk)
  return `the newest ${found.checkpoints} checkpoints and ${found.entries} entries since are whole`
}

/** Whether rows that decide are what the portal wrote, and say what the versions beside them say; the log is for `audit verify`. */
async function lookAtRows(desk: ToolContext): Promise<string> {
  const { reader } = desk.runtime().database
  const found = await verifyRows(reader)
  if (found.counterfeit > 0) throw new Error(wordsOfCounterfeit(found).join('\n'))
  const olderRows = await lookForOlderRows(reader).found()
  if (olderRows.older > 0) throw new Error(wordsOfOlder(olderRows).join('\n'))
  return `${found.rows} that decide are as the portal wrote them`
}

async function lookAtCheckpointFile(desk: ToolContext): Promise<string> {
  const places = placesOutside(desk.config())
  await makeFolderOutside(desk.config())
  for (const place of places) accessSync(dirname(place), constants.W_OK)
  return `can be written: ${places.join(', ')}`
}

async function lookAtClock(desk: ToolContext): Promise<string> {
  const now = desk.runtime().now()
  if (localDate(new Date('2026-07-01T22:30:00Z')) !== '2026-07-02')
    throw new Error('this Node does not know the time zone Europe/Amsterdam')
  const { sealedAt } = await verifyRecent(desk)
  if (sealedAt && sealedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MILLISECONDS)
    throw new Error(`it is ${now.toISOString()} here, but a checkpoint was made at ${sealedAt.toISOString()}`)
  return `${now.toISOString()}, ${localDate(now)} in Amsterdam`
}

/** More days than a weekend of trouble at the register. */
const LONGEST_WITHOUT_RUN_DAYS = 4

/** When everybody of whom the register said that they changed was asked about last. */
async function lookAtRegister(desk: ToolContext): Promise<string> {
  const { database, now } = desk.runtime()
  const { completedAt, completeOn } = await readRun(database.reader)
  const { followed, waiting } = await countFollowed(database.reader)
  if (!completedAt || !completeOn) {
    if (followed === 0) return 'no changes were asked for yet: nobody is followed'
    throw new Error(`no run over ${followed} followed was ever complete. Run: portal transitions run`)
  }
  if (completeOn < addDays(localDate(now()), -LONGEST_WITHOUT_RUN_DAYS))
    throw new Error(`the last complete run was on ${completeOn}. Run: portal transitions run`)
  return `last complete run ${completedAt.toISOString()}; ${followed} followed, ${waiting} to be asked about`
}

/** Whether the mail server takes mail at all. */
async function lookAtMail(desk: ToolContext): Promise<string> {
  const pause = await readMailPause(desk.runtime().database.reader)
  if (!pause) return 'goes'
  const { since, reason, probeAt } = pause
  throw new Error(
    `all waits since ${since.toISOString()}: the mail server answers ${reason}. ` +
      `One is tried at ${probeAt.toISOString()}; when it is taken the rest goes by itself`,
  )
}

/** Whether the support desk lets messages lie until they go. */
async function lookAtMessages(desk: ToolContext): Promise<string> {
  const { database, now } = desk.runtime()
  const count = await countUnanswered(database.reader, now())
  if (count === 0) return 'none has been without an answer for sixty days'
  throw new Error(
    `${count} had no answer for sixty days, and go after ninety. The support desk has them on top`,
  )
}

/** Whether anything is past its time with the privacy officer. */
async function lookAtOfficer(desk: ToolContext): Promise<string> {
  const { requests, breaches } = await countOverdue(desk.runtime())
  if (requests + breaches === 0) return 'nothing is past its time'
  throw new Error(
    `${requests} requests are past their last day, ${breaches} breaches past 72 hours. The privacy officer has them on top`,
  )
}

async function verifyRecent(desk: ToolContext) {
  const { keys, checkpointFile, checkpointCopy } = desk.config()
  const found = await verifyRecentActivity({
    reader: desk.runtime().database.reader,
    keys: openAuditKeys(keys.audit.reveal()),
    checkpointFile,
    checkpointCopy,
  })
  if (!found.ok) throw new Error(`${found.finding.words} Run: portal audit verify`)
  return found
}
