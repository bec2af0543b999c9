import { beforeEach, expect, it } from 'vitest'
import { preference } from '~/notification/tables.server'
import { freshDatabase, eachDatabase, type TestDatabase } from '../support/database'

eachDatabase('transact', () => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await freshDatabase()))

  it('commits', async () => {
    await fresh.database.transact(async (t) => {
      await t.insert(preference).values({ subjectId: 's', kind: 'k', wanted: true, changedAt: fresh.clock.now() })
    })
    expect(await fresh.database.reader.select().from(preference)).toHaveLength(1)
  })
})
