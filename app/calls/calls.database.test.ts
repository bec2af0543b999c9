import { afterEach, beforeEach, expect, it } from 'vitest'
import { openAuditKeys } from '~/audit/keys.server'
import { activity } from '~/audit/tables.server'
import { runRetention } from '~/retention/use-cases.server'
import { sealingOf } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { callNote } from './tables.server'
import { deleteCall, noteCall, readCalls } from './use-cases.server'

const ILSE = { worker: 'ilse', requestId: 'r' }
const CALL = { firstName: 'Anna', surname: 'de Vries', told: 'Wil een brief. 999990408', reference: 'T-2041' }

eachDatabase('notes of calls', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))
  afterEach(() => fresh.drop())

  it('are sealed, hold no citizen number, and are read by the desk', async () => {
    await noteCall(fresh.runtime, ILSE, CALL)
    const [row] = await fresh.database.reader.select().from(callNote)
    expect(row?.contentSealed).not.toContain('Vries')
    const [read] = await readCalls(fresh.runtime, { ...ILSE, worker: 'noor' })
    expect(read).toMatchObject({ surname: 'de Vries', told: 'Wil een brief. █████████', isOwn: false })
    expect(read?.goneOn).toBe('2026-04-16')
    const log = (await fresh.database.reader.select().from(activity)).map(({ entry }) => entry).join()
    expect(log).toContain('call-noted')
    expect(log).not.toMatch(/Vries|brief|999990408/)
  })

  it('are gone after 30 days, and before that when the desk takes them away', async () => {
    const id = await noteCall(fresh.runtime, ILSE, CALL)
    await noteCall(fresh.runtime, ILSE, { ...CALL, reference: '' })
    expect(await deleteCall(fresh.runtime, ILSE, id)).toBe(true)
    expect(await deleteCall(fresh.runtime, ILSE, id)).toBe(false)
    const { config } = sealingOf(fresh)
    const keys = openAuditKeys(config.keys.audit.reveal())
    const by = { user: { id: 'operator', role: '04', initiator: true }, requestId: 'run' } as const
    const purge = () => runRetention({ runtime: fresh.runtime, keys, by })
    fresh.clock.advance(30 * 86_400_000)
    expect(await purge()).toMatchObject({ 'call-note': 0 })
    fresh.clock.advance(86_400_000)
    expect(await purge()).toMatchObject({ 'call-note': 1 })
    expect(await readCalls(fresh.runtime, ILSE)).toEqual([])
  })
})
