import { appendActivity } from '~/audit/append.server'
import type { Database } from '~/db/database.server'
import { openDatabase } from '~/db/open.server'
import { preference } from '~/notification/tables.server'
import { anEntry } from './activity'
import { freshKeyring } from './runtime'

/** Writes so many rows, each with a log entry, one transaction each; every fifth transaction is rolled back first. */
export async function writeRows(database: Database, who: string, count: number): Promise<void> {
  for (let place = 0; place < count; place += 1) {
    const write = (fails: boolean) =>
      database.transact(async (transaction) => {
        const row = { subjectId: who, kind: String(place), wanted: true, changedAt: new Date(0) }
        await transaction.insert(preference).values(row)
        await appendActivity(transaction, [anEntry({ subjectId: who, requestId: `${who}-${place}` })])
        if (fails) throw new Error('rolled back on purpose')
      })
    if (place % 5 === 0) await write(true).catch(() => undefined)
    await write(false)
  }
}

/* Run as a process of its own by the tests (`runProcess`), with who, how many, and DATABASE_URL. */
const [who, count] = process.argv.slice(2)
if (process.argv[1]?.endsWith('tests/support/writer.mjs') && who) {
  const database = openDatabase(process.env.DATABASE_URL ?? '', {
    migrationsRoot: 'drizzle',
    keys: freshKeyring(),
  })
  await writeRows(database, who, Number(count))
  await database.close()
}
