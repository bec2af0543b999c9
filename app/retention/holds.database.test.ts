import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { openAuditKeys } from '~/audit/keys.server'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import { conversation } from '~/conversation/tables.server'
import { draft } from '~/consent/tables.server'
import { changeErasure } from '~/erasure/use-cases.server'
import { readHeld } from '~/owndata/held.server'
import { hold } from '~/oversight/tables.server'
import { localDate } from '~/runtime/local-date'
import { sealingOf } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { followRegister } from '~/authority/follow-register.server'
import { liftHold, listHolds, putHold, type HoldAsked } from './hold-use-cases.server'
import { ROW_PURGES } from './purges.server'
import { planRetention, runRetention } from './use-cases.server'

const DAY = 24 * 3_600_000

eachDatabase('what the privacy officer has stay longer', (open) => {
  let fresh: TestDatabase
  let family: Family

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
  })

  const officer = { worker: 'joris', requestId: 'r' }
  const keys = () => openAuditKeys(sealingOf(fresh).config.keys.audit.reveal())
  const by = { user: { id: 'operator', role: '04', initiator: true }, requestId: 'run' } as const
  const night = () => runRetention({ runtime: fresh.runtime, keys: keys(), by })
  const plan = () => planRetention({ runtime: fresh.runtime, keys: keys() })
  const inDays = (days: number) => localDate(new Date(fresh.runtime.now().getTime() + days * DAY))
  const own = async (who: LoggedIn) => dossierOf(family.doors, await who.actor())
  const put = (asked: Partial<HoldAsked>) =>
    putHold(fresh.runtime, officer, {
      ...{ kind: 'message', number: 'B 7', ground: 'asked', reason: 'Zij wacht op een zaak' },
      ...{ until: inDays(30), ...asked },
    })
  const lift = async () => {
    const [first] = await listHolds(fresh.runtime)
    return liftHold(fresh.runtime, officer, { id: first!.id, reason: 'De zaak is voorbij' })
  }
  const messages = () => fresh.database.reader.$count(conversation)
  const message = (subjectId: string | null, days: number) =>
    fresh.database.transact((transaction) =>
      transaction.insert(conversation).values({
        ...({ id: 'seven', number: 7, state: 'new', topic: 'other', channel: 'form' } as const),
        ...{ subjectId, language: 'nl', textIndex: 'x', keySealed: 'x', contentSealed: 'x' },
        ...{ receivedAt: fresh.runtime.now(), eraseOn: inDays(days) },
      }),
    )

  it('is not purged before its last day is over, and goes the night after', async () => {
    await message(null, 0)
    expect((await plan()).conversation).toBe(1)
    expect(await put({})).toEqual({ ok: true })
    expect((await plan()).conversation).toBe(0)
    fresh.clock.advance(30 * DAY)
    await night()
    expect(await messages()).toBe(1)
    fresh.clock.advance(DAY)
    await night()
    expect(await messages()).toBe(0)
  })

  it('is no way to find out who is here by trying numbers: a miss is logged without the number, and who tries on waits', async () => {
    const number = '999990408'
    for (let time = 0; time < 20; time += 1)
      expect(await put({ kind: 'person', number })).toEqual({ ok: false, refusal: 'unknown' })
    expect(await put({ kind: 'person', number })).toEqual({ ok: false, refusal: 'too-often' })
    const missed = await fresh.database.reader.select().from(activity).where(eq(activity.event, 'hold-put'))
    expect(missed.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 20 }, () => 'failure'))
    expect(JSON.stringify(missed)).not.toContain(number)
    fresh.clock.advance(16 * 60_000)
    expect(await put({ kind: 'person', number })).toEqual({ ok: false, refusal: 'unknown' })
  })

  it('goes the next night when it is let go, and each act is in the log without the reason', async () => {
    await message(null, 0)
    await put({})
    expect(await lift()).toEqual({ ok: true })
    expect(await listHolds(fresh.runtime)).toEqual([])
    await night()
    expect(await messages()).toBe(0)
    const { reader } = fresh.database
    for (const event of ['hold-put', 'hold-lifted'] as const) {
      const [row] = await reader.select().from(activity).where(eq(activity.event, event))
      expect(readEntry(reader, row!)).toMatchObject({ object: { type: 'message', id: 'seven' } })
      expect(row!.entry).not.toContain('zaak')
    }
    const [kept] = await reader.select().from(hold)
    await expect(liftHold(fresh.runtime, officer, { id: kept!.id, reason: 'Nog een keer' })).resolves.toEqual(
      {
        ok: false,
        refusal: 'not-there',
      },
    )
  })

  it('refuses what is not there, what stays already, and a day that is over or too far ahead', async () => {
    await message(null, 0)
    expect(await put({ number: 'B 8' })).toEqual({ ok: false, refusal: 'unknown' })
    expect(await put({ kind: 'person', number: '123456789' })).toEqual({ ok: false, refusal: 'unknown' })
    expect(await put({ kind: 'rights-request', number: 'R 2026 1' })).toEqual({
      ok: false,
      refusal: 'unknown',
    })
    expect(await put({ until: inDays(-1) })).toEqual({ ok: false, refusal: 'past' })
    expect(await put({ until: inDays(5 * 366 + 1) })).toEqual({ ok: false, refusal: 'past' })
    await put({})
    expect(await put({})).toEqual({ ok: false, refusal: 'already' })
  })

  it('holds an erasure of the person to its end, and they see until when and why', async () => {
    const yara = await family.logIn('yara')
    await put({ kind: 'person', number: numberOfPersona('yara'), ground: 'interest' })
    expect(await readHeld(fresh.runtime, await own(yara))).toEqual([
      { kind: 'person', ground: 'interest', until: inDays(30) },
    ])
    await changeErasure(family.doors, await own(yara), { do: 'erase', answers: {} })
    const hasKey = async () => (await family.personOf(yara.id)).keys.profile !== null
    const pass = async (days: number) => {
      fresh.clock.advance(days * DAY)
      await followRegister(family.doors)
      await night()
    }
    await pass(9)
    expect([(await plan()).erased, await hasKey()]).toEqual([0, true])
    await pass(30)
    expect(await hasKey()).toBe(false)
  })

  it('keeps one message of who is erased, which goes as soon as it is held no more', async () => {
    const yara = await family.logIn('yara')
    await message(yara.id, 80)
    await put({})
    await changeErasure(family.doors, await own(yara), { do: 'erase', answers: {} })
    fresh.clock.advance(9 * DAY)
    await followRegister(family.doors)
    await night()
    expect((await family.personOf(yara.id)).keys.profile).toBeNull()
    expect(await messages()).toBe(1)
    fresh.clock.advance(25 * DAY)
    await night()
    expect(await messages()).toBe(0)
  })

  it('is looked for by every purge: one that was written past the door takes nothing', async () => {
    const take = async () => {
      await fresh.database.transact((transaction) => transaction.delete(draft))
      return 1
    }
    const past = { id: 'draft' as const, often: false, count: async () => 1, take }
    ROW_PURGES.push(past)
    try {
      await expect(night()).rejects.toThrow('does not look for holds')
    } finally {
      ROW_PURGES.splice(ROW_PURGES.indexOf(past), 1)
    }
  })
})
