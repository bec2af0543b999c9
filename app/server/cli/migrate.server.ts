import { pendingMigrations } from '~/db/pending-migrations.server'
import { takeOverOlderRows } from '~/portal/older-rows.server'
import { logAct } from './operator-act.server'
import { done, type Verb } from './verb'

export const migrate: Verb = {
  words: 'migrate',
  about: 'Brings the database up to this version of the product.',
  async run({ desk }) {
    const { database } = desk.runtime()
    const pending = await pendingMigrations(database, desk.config().database.migrationsRoot)
    await database.migrate()
    const object = { type: 'system', id: pending.join(' ') || 'nothing' } as const
    await logAct(desk, { event: 'database-migrated', action: 'E', outcome: 'success', object })
    const tagged = await takeOverOlderRows({ runtime: desk.runtime(), config: desk.config() })
    return done('The database is up to date.', { migrated: pending, ...(tagged > 0 && { tagged }) })
  },
}
