import { afterEach, beforeEach, expect, it } from 'vitest'
import { findOrCreate } from '~/person/store.server'
import { parseBsn } from '~/person/bsn'
import { putProviders } from '~/provider/store.server'
import type { StaffRole } from '~/staff/role'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { accepted, aColleague, employ } from '../../tests/support/staff'
import { act } from './act.server'
import { openStaffDossier, renewedForStaff } from './staff-dossier.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }

eachDatabase('the dossier of a citizen before a colleague of a care provider', (open) => {
  let fresh: TestDatabase
  let subjectId: string
  beforeEach(async () => {
    fresh = await open()
    await list(LINDE)
    const { runtime } = fresh
    const made = await fresh.database.transact((transaction) =>
      findOrCreate(transaction, runtime, parseBsn('999990408')!),
    )
    subjectId = made.row.id
  })
  afterEach(() => fresh.drop())

  const list = (record: typeof LINDE & { endedAt?: Date }) =>
    fresh.database.transact((transaction) => putProviders(transaction, [record], fresh.clock.now()))
  const opened = async (roles: StaffRole[]) => {
    const staff = await aColleague(fresh.runtime, { roles })
    const opening = { staff, subjectId, requestId: 'r' }
    return openStaffDossier(fresh.database.reader, fresh.runtime, opening)
  }

  it.each<[StaffRole, '03' | '05']>([
    ['professional', '03'],
    ['assistant', '05'],
  ])('is open to a %s of the organisation, whom the log names by an id of ours', async (role, logged) => {
    const dossier = (await opened([role]))!
    const { memberId } = dossier.staff
    expect(dossier).toMatchObject({ person: { row: { id: subjectId } }, gate: 'open', decides: 'self' })
    expect(act(dossier, { event: 'page-read', action: 'R' })).toMatchObject({
      subjectId,
      organisation: LINDE.ura,
      users: [{ id: memberId, role: logged, initiator: true }],
    })
  })

  it('is open to an assistant in the name of a professional who accepted them, whom the log names too', async () => {
    const employed = await employ(fresh.runtime, { roles: ['assistant'] })
    const staff = { ...(await aColleague(fresh.runtime)), role: 'assistant' as const }
    await employ(fresh.runtime, { roles: ['assistant'] })
    const open = () =>
      openStaffDossier(fresh.database.reader, fresh.runtime, { staff, subjectId, requestId: 'r' })
    expect(await open()).toBeNull()
    const professional = await accepted(fresh.runtime, employed)
    expect(act((await open())!, { event: 'page-read', action: 'R' }).users).toEqual([
      { id: staff.memberId, role: '05', initiator: true, responsible: professional.memberId },
    ])
    await employ(fresh.runtime, { number: '900000909', roles: ['planner'] })
    expect(await open()).toBeNull()
  })

  it.each<StaffRole>(['administrator', 'quality-officer', 'planner', 'trainee'])(
    'is not open to a %s, who has nothing to do with citizens',
    async (role) => expect(await opened([role])).toBeNull(),
  )

  it('holds in a transaction only while the role and the organisation are there', async () => {
    const dossier = (await opened(['professional']))!
    const now = () =>
      fresh.database.transact((transaction) => renewedForStaff(transaction, fresh.runtime, dossier))
    expect(await now()).not.toBeNull()
    await employ(fresh.runtime, { roles: ['assistant'] })
    expect(await now()).toBeNull()
    await employ(fresh.runtime, { roles: ['professional'] })
    await list({ ...LINDE, endedAt: fresh.clock.now() })
    expect(await now()).toBeNull()
  })
})
