import { openDatabase } from '~/db/open.server'
import { freshKeyring } from './runtime'

/* Run as a process of its own by the tests: migrates `DATABASE_URL` at the moment it is given. */
const [at] = process.argv.slice(2)
const database = openDatabase(process.env.DATABASE_URL ?? '', {
  migrationsRoot: 'drizzle',
  keys: freshKeyring(),
})
await new Promise((resolve) => setTimeout(resolve, Number(at) - Date.now()))
await database.migrate()
await database.close()
