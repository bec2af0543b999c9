import { defineConfig } from 'drizzle-kit'
import { isPostgres } from './app/db/columns.server'

const onPostgres = isPostgres(process.env.DATABASE_URL)

/** `npm run migrations` runs this twice, once for each database. */
export default defineConfig({
  schema: './app/retention/every-table.server.ts',
  out: onPostgres ? './drizzle/postgres' : './drizzle/sqlite',
  dialect: onPostgres ? 'postgresql' : 'sqlite',
})
