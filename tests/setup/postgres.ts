import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../app/db/postgres.server'
import { createDatabase, startPostgres } from '../support/postgres'
import { dropAllDatabases } from '../support/postgres-pool'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server that is up, and the migrated database on it that each test file copies. */
    postgres: { url: string; template: string }
  }
}

/** Starts PostgreSQL once for the whole project and migrates one database; test files copy that. */
export default async function setUpPostgres(project: TestProject) {
  const server = await startPostgres()
  const template = `zeggenschap_${randomBytes(6).toString('hex')}`
  const migrated = openPostgres(await createDatabase(server.url, template), {
    migrationsFolder: 'drizzle/postgres',
  })
  await migrated.migrate()
  await migrated.close()
  project.provide('postgres', { url: server.url, template })
  return async () => {
    await dropAllDatabases({ url: server.url, template })
    await server.stop()
  }
}
