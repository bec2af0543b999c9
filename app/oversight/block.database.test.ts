import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { addClient, findClient, setClientStatus } from '~/provider/clients.server'
import { importProviders } from '~/provider/import.server'
import { findProvider } from '~/provider/store.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { blockAtOnce, liftBlock, readBlocks } from './block-use-cases.server'
import { block } from './tables.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const FROM = { source: 'test.csv', requestId: 'r', operator: 'operator' }
const OPERATOR = { users: [{ id: 'operator', role: '04', initiator: true }], requestId: 'r' } as const
const OFFICER = { worker: 'joris', requestId: 'r' }
const REASON = 'Zaak 12: misbruik gezien'

eachDatabase('what the privacy officer blocks', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => {
    fresh = await open()
    await importProviders(fresh.runtime, [LINDE], FROM)
    for (const id of ['one', 'two']) await addClient(fresh.runtime, client(id), by())
  })

  const by = () => ({ ...OPERATOR, users: [...OPERATOR.users] })
  const client = (id: string) => ({
    ...{ id, ura: LINDE.ura, name: id, scopes: ['access:evaluate'], jwks: { keys: [] }, jwksUri: null },
  })
  const status = async (id: string) => (await findClient(fresh.database.reader, id))?.status
  const stop = (kind: 'client' | 'organisation', number: string) =>
    blockAtOnce(fresh.runtime, OFFICER, { kind, number, reason: REASON })
  const lift = async () => {
    const [newest] = (await readBlocks(fresh.runtime)).filter(({ liftedAt }) => liftedAt === null)
    return liftBlock(fresh.runtime, OFFICER, { id: newest!.id, reason: REASON })
  }

  it('stays blocked when the directory is brought again, and takes no new care systems', async () => {
    await stop('organisation', LINDE.ura)
    await importProviders(fresh.runtime, [{ ...LINDE, name: 'Praktijk De Linde', types: ['Z3', 'J8'] }], FROM)
    const listed = await findProvider(fresh.database.reader, LINDE.ura)
    expect([listed!.name, listed!.blockedAt]).toEqual(['Praktijk De Linde', fresh.clock.now()])
    expect(await addClient(fresh.runtime, client('three'), by())).toMatchObject({
      refusal: 'unknown-provider',
    })
  })

  it('is let go on by nobody else, and comes back as it was', async () => {
    await setClientStatus(fresh.runtime, { id: 'two', status: 'blocked' }, by())
    expect(await stop('client', 'one')).toEqual({ ok: true })
    expect(await stop('client', 'one')).toEqual({ ok: false, refusal: 'already' })
    const refused = { ok: false, refusal: 'stopped' }
    const others = (id: string) =>
      Promise.all(
        (['active', 'blocked'] as const).map((to) =>
          setClientStatus(fresh.runtime, { id, status: to }, by()),
        ),
      )
    expect(await others('one')).toEqual([refused, refused])
    fresh.clock.advance(1000)
    expect(await stop('organisation', LINDE.ura)).toEqual({ ok: true })
    expect([await status('one'), await status('two')]).toEqual(['stopped', 'blocked'])
    expect(await others('two')).toEqual([refused, refused])
    fresh.clock.advance(1000)
    expect(await lift()).toEqual({ ok: true })
    expect([await status('one'), await status('two')]).toEqual(['stopped', 'blocked'])
    expect(await lift()).toEqual({ ok: true })
    expect(await status('one')).toBe('active')
    expect(await setClientStatus(fresh.runtime, { id: 'two', status: 'active' }, by())).toEqual({ ok: true })
  })

  it('goes on with its organisation only, where both were blocked', async () => {
    await stop('organisation', LINDE.ura)
    expect(await status('one')).toBe('stopped-with-organisation')
    fresh.clock.advance(1000)
    await stop('client', 'one')
    await lift()
    expect(await status('one')).toBe('stopped-with-organisation')
    await lift()
    expect([await status('one'), await status('two')]).toEqual(['active', 'active'])
  })

  it('is kept with its reason, sealed, and in the log with none of it; what is not there, is not', async () => {
    expect(await stop('organisation', '90009999')).toEqual({ ok: false, refusal: 'unknown' })
    await stop('client', 'one')
    await lift()
    expect(await lift().catch(() => 'nothing to lift')).toBe('nothing to lift')
    expect(await readBlocks(fresh.runtime)).toMatchObject([
      { name: 'one', reason: REASON, liftReason: REASON },
    ])
    const { reader } = fresh.database
    const kept = JSON.stringify([await reader.select().from(block), await reader.select().from(activity)])
    expect(kept).not.toContain('misbruik')
    const events = (await reader.select().from(activity)).map(({ event }) => event)
    expect(events.filter((event) => /blocked$/.test(event)).toSorted()).toEqual(['blocked', 'unblocked'])
  })
})
