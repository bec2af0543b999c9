import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { endRepresentation, offerAuthorisation } from '~/mandate/grant-use-cases.server'
import { enqueue } from '~/notification/outbox.server'
import { outbox } from '~/notification/tables.server'
import { findById } from '~/person/store.server'
import { localDate } from '~/runtime/local-date'
import { eachDatabase, type TestDatabase } from '../support/database'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../support/family'
import { openPostOffice, type PostOffice } from './post-office'
import { startSmtpServer, type SmtpTestServer } from './smtp-server'

/** As often as somebody may type numbers in an hour. */
const TIMES = 10

eachDatabase('somebody who has a stranger mailed', (open) => {
  let fresh: TestDatabase
  let family: Family
  let smtp: SmtpTestServer
  let office: PostOffice
  let fatima: LoggedIn
  let yara: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    smtp = await startSmtpServer()
    office = await openPostOffice({ fresh, smtp })
    fatima = await family.logIn('fatima')
    yara = await family.logIn('yara')
    await fresh.database.transact((transaction) => transaction.delete(outbox))
  })
  afterEach(async () => {
    office.close()
    await smtp.stop()
  })

  /** An offer that is given and ended. */
  async function pester() {
    const startsOn = localDate(fresh.runtime.now())
    const offer = { startsOn, endsOn: null, to: numberOfPersona('yara'), requestId: 'r' }
    const offered = await offerAuthorisation(family.doors, await fatima.actor(), offer)
    if (!offered.ok) throw new Error(offered.refusal)
    await office.deliverDue()
    const ended = await endRepresentation(family.doors, await fatima.actor(), {
      id: offered.id,
      requestId: 'r',
    })
    if (!ended.ok) throw new Error(ended.refusal)
    await office.deliverDue()
  }
  const told = async () => {
    const theirs = and(eq(outbox.subjectId, yara.id), eq(outbox.kind, 'authority'))
    return fresh.database.reader.select().from(outbox).where(theirs)
  }
  const setTo = async (moment: string) => {
    fresh.clock.set(moment)
    await office.deliverDue()
  }

  it('cannot have them mailed more than the measure a day; the rest is told in one mail next morning', async () => {
    for (let time = 0; time < TIMES; time += 1) await pester()
    expect(smtp.delivered).toHaveLength(3)
    await setTo('2026-03-17T06:59:59Z')
    expect(smtp.delivered).toHaveLength(3)
    await setTo('2026-03-17T07:00:00Z')
    expect(smtp.delivered).toHaveLength(4)
    expect((await told()).filter(({ state }) => state === 'waiting')).toEqual([])
  })

  it('has one mail wait for them, whatever it is about, where none goes out', async () => {
    office.deliverDue = () => Promise.resolve()
    for (let time = 0; time < TIMES; time += 1) await pester()
    expect((await told()).filter(({ state }) => state === 'waiting')).toHaveLength(1)
    expect(await told()).toHaveLength(2 * TIMES)
    while ((await office.courier.claim()) > 0) await office.courier.settled()
    expect(smtp.delivered).toHaveLength(1)
  })

  it('does not keep back what others are to hear, nor other kinds', async () => {
    for (let time = 0; time < TIMES; time += 1) await pester()
    const [citizen, other] = await Promise.all(
      [yara, fatima].map(async ({ id }) => (await findById(fresh.database.reader, fresh.runtime, id))!),
    )
    const before = smtp.delivered.length
    const at = fresh.runtime.now()
    await fresh.database.transact(async (transaction) => {
      await enqueue(transaction, fresh.runtime, { kind: 'lock', citizen: citizen!, reason: 'x', at })
    })
    await fresh.database.transact(async (transaction) => {
      await enqueue(transaction, fresh.runtime, {
        kind: 'authority',
        citizen: other!,
        reason: 'capacity:x',
        at,
      })
    })
    await office.deliverDue()
    expect(smtp.delivered).toHaveLength(before + 2)
  })

  it('asks for each reason once, also when another mail says it', async () => {
    for (let time = 0; time < 3; time += 1) await pester()
    const before = await told()
    const citizen = (await findById(fresh.database.reader, fresh.runtime, yara.id))!
    for (const { uniqueKey } of before) {
      const reason = uniqueKey.slice(`authority:${yara.id}:`.length)
      const mail = { kind: 'authority', citizen, reason, at: fresh.runtime.now() } as const
      await fresh.database.transact((transaction) => enqueue(transaction, fresh.runtime, mail))
    }
    expect(await told()).toEqual(before)
  })
})
