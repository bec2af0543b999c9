import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { enqueue } from '~/notification/outbox.server'
import { outbox } from '~/notification/tables.server'
import { subject } from '~/person/tables.server'
import { approval, representation } from '~/representation/tables.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { openFamily, type Family } from '../support/family'
import { openPostOffice, type PostOffice } from './post-office'
import { startSmtpServer, type SmtpTestServer } from './smtp-server'

eachDatabase('mail about something that is gone', (open) => {
  let fresh: TestDatabase
  let family: Family
  let smtp: SmtpTestServer
  let office: PostOffice

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    smtp = await startSmtpServer()
    office = await openPostOffice({ fresh, smtp })
  })
  afterEach(async () => {
    office.close()
    await smtp.stop()
  })

  /** What became of the mails of a kind, after all that is due was taken out. */
  async function became(kind: string) {
    await office.deliverDue()
    const rows = await fresh.database.reader.select().from(outbox).where(eq(outbox.kind, kind))
    return rows.map(({ state, lastError }) => (lastError ? `${state}: ${lastError}` : state))
  }
  const change = (work: Parameters<TestDatabase['database']['transact']>[0]) => fresh.database.transact(work)

  async function asked() {
    family.authorityOver('bram', 'anna')
    const [bram, anna] = [await family.logIn('bram'), await family.logIn('anna')]
    await family.actFor(anna, 'bram')
    await change((transaction) => transaction.delete(outbox))
    expect(await family.send(bram, { RPZAC005: 'yes' })).toMatchObject({ ok: true })
    return { bram, anna }
  }

  it('is sent while it is true', async () => {
    await asked()
    expect(await became('approval')).toEqual(['sent'])
  })

  it('is not sent when the question was taken back', async () => {
    await asked()
    await change((transaction) => transaction.update(approval).set({ state: 'withdrawn' }))
    expect(await became('approval')).toEqual(['dropped: gone'])
    expect(smtp.delivered).toEqual([])
  })

  it('is not sent to who answered already', async () => {
    const { bram, anna } = await asked()
    await change((transaction) => transaction.update(approval).set({ agreed: [bram.id, anna.id] }))
    expect(await became('approval')).toEqual(['dropped: gone'])
  })

  it('is not sent to who died', async () => {
    const { anna } = await asked()
    await change((transaction) =>
      transaction.update(subject).set({ deceasedAt: fresh.runtime.now() }).where(eq(subject.id, anna.id)),
    )
    expect(await became('approval')).toEqual(['dropped: deceased'])
  })

  it.each([
    ['offered', 'offered', 'sent'],
    ['offered', 'ended', 'dropped: gone'],
    ['offered', null, 'dropped: gone'],
    ['requested', 'seen', 'sent'],
    ['requested', 'refused', 'dropped: gone'],
    ['active', 'suspended', 'dropped: gone'],
    ['ended', 'ended', 'sent'],
  ])('says %s of a representation that is %s: %s', async (told, state, outcome) => {
    const citizen = await family.personOf((await family.logIn('yara')).id)
    const at = fresh.runtime.now()
    const row = {
      ...{ id: 'r', subjectId: 's', representativeId: citizen.row.id, kind: 'authorised' },
      ...{ ground: 'citizen', liveKey: 'r', startsOn: '2026-01-01', createdAt: at, changedAt: at },
    }
    await change(async (transaction) => {
      if (state) await transaction.insert(representation).values({ ...row, state })
      await enqueue(transaction, fresh.runtime, { kind: 'authority', citizen, reason: `r:${told}`, at })
    })
    expect(await became('authority')).toEqual([outcome])
  })

  it('is not sent about a birthday that came, nor about a yes that ends no more', async () => {
    const citizen = await family.personOf((await family.logIn('ivo')).id)
    const at = fresh.runtime.now()
    const day = at.toISOString().slice(0, 10)
    // Each in a transaction of its own: what commits together is one mail.
    for (const mail of [
      { kind: 'birthday-ahead', reason: `${citizen.row.id}:announce-16 ${day}` },
      { kind: 'birthday-ahead', reason: `${citizen.row.id}:announce-16 2099-01-01` },
      { kind: 'yes-ends', reason: 'before 2099-01-01' },
      { kind: 'yes-ends', reason: 'ended 3' },
      { kind: 'inherited', reason: 'inherited-first' },
    ] as const)
      await change((transaction) => enqueue(transaction, fresh.runtime, { citizen, at, ...mail }))
    expect((await became('birthday-ahead')).sort()).toEqual(['dropped: gone', 'sent'])
    expect((await became('yes-ends')).sort()).toEqual(['dropped: gone', 'sent'])
    expect(await became('inherited')).toEqual(['dropped: gone'])
  })

  it('is sent all the same when it stands for something else too', async () => {
    const citizen = await family.personOf((await family.logIn('ivo')).id)
    const at = fresh.runtime.now()
    await change(async (transaction) => {
      await enqueue(transaction, fresh.runtime, { kind: 'inherited', citizen, reason: 'inherited-first', at })
      await enqueue(transaction, fresh.runtime, { kind: 'yes-ends', citizen, reason: 'ended 3', at })
    })
    expect([...(await became('inherited')), ...(await became('yes-ends'))]).toEqual(['sent'])
  })
})
