import { beforeEach, expect, it } from 'vitest'
import { profileVersion } from '~/consent/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { listApprovals } from './approval-pages.server'
import { previewWithdrawal, withdraw } from './withdraw-use-cases.server'

eachDatabase('withdrawing everything, about a child', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let bram: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('bram', 'anna', 'erik')
    ;[anna, bram] = [await family.logIn('anna'), await family.logIn('bram')]
    await family.actFor(anna, 'bram')
  })

  const all = async (who: LoggedIn) =>
    withdraw(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()), {
      withdrawal: 'all',
      id: fresh.runtime.newId(),
    })
  const states = async () =>
    (await listApprovals(fresh.runtime, await dossierOf(fresh.runtime, await bram.actor()), 30)).map(
      ({ state }) => state,
    )
  const versions = () => fresh.database.reader.select().from(profileVersion)

  it.each(['the child', 'a parent'])('%s takes back what waits with it', async (who) => {
    await family.send(bram, { RPZAC005: 'yes' })
    expect(await all(who === 'the child' ? bram : anna)).toEqual({ ok: true, number: 1 })
    expect(await states()).toEqual(['superseded'])
    expect(await family.mailsTo(anna.id)).toContain('approval')
  })

  it.each(['the child', 'a parent'])(
    '%s can, when all says no already and only something waits',
    async (name) => {
      const who = name === 'the child' ? bram : anna
      await all(bram)
      await family.send(bram, { RPZAC005: 'yes' })
      const preview = await previewWithdrawal(
        fresh.runtime,
        await dossierOf(fresh.runtime, await who.actor()),
        'all',
      )
      expect(preview).toMatchObject({ changes: [], waiting: 1 })
      const mails = (await family.mailsTo(anna.id)).length
      expect(await all(who)).toEqual({ ok: true, number: null })
      expect(await states()).toEqual(['superseded'])
      expect(await versions()).toHaveLength(1)
      expect((await family.mailsTo(anna.id)).length).toBe(mails + 1)
      expect((await family.logOf(bram.id)).map(({ event }) => event)).toContain('approval-ended')
      expect(await all(who)).toEqual({ ok: false, refusal: 'nothing-changed' })
    },
  )

  it('takes back all that waits, whoever asked it', async () => {
    await all(bram)
    for (const who of [bram, anna]) await family.send(who, { RPZAC104: 'yes' })
    expect(await states()).toEqual(['waiting', 'waiting'])
    expect(await all(anna)).toEqual({ ok: true, number: null })
    expect(await states()).toEqual(['superseded', 'superseded'])
  })
})
