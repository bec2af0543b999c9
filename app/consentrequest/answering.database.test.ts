import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lock } from '~/lock/use-cases.server'
import { outbox } from '~/notification/tables.server'
import { MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { unseal } from '~/sealing/seal.server'
import { sealedPlace } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import { runTransitions } from '~/server/due-transitions.server'
import { stopEverywhere } from '../../tests/faults/everywhere'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import type { LoggedIn } from '../../tests/support/family'
import { forge } from '../../tests/support/past-the-portal'
import { readChecks } from './checks.server'
import { lookForLeavePutBack } from './leave-put-back.server'
import { readOwnRequest, readOwnRequests } from './own-use-cases.server'
import { consentRequest } from './tables.server'
import { GP, ASKED, accept, openLeave, type Leave } from '../../tests/support/leave'

eachDatabase('a request for leave, answered', (open) => {
  let fresh: TestDatabase
  let leave: Leave

  beforeEach(async () => {
    fresh = await open()
    leave = await openLeave(fresh)
  })
  afterEach(() => fresh.drop())

  it('is given for a part, made smaller, and taken back; each look is one line that the person sees', async () => {
    const id = await leave.arrived()
    expect(await leave.leaveOf(id)).toBeNull()
    expect(await leave.answer(id, accept({ data: ['GGC013', 'GGC012'], until: '2026-06-30' }))).toBe('done')
    expect(await leave.leaveOf(id)).toEqual([['GGC013', 'GGC012'], '2026-06-30'])
    const smaller = { data: ['GGC013'], until: null }
    expect(await leave.answer(id, { do: 'narrow', scope: { ...smaller, until: '2026-12-31' } })).toBe('wider')
    expect(await leave.answer(id, { do: 'narrow', scope: smaller })).toBe('done')
    expect(await leave.leaveOf(id)).toEqual([['GGC013'], '2026-06-30'])
    expect(await leave.answer(id, { do: 'withdraw' })).toBe('done')
    expect(await leave.leaveOf(id)).toBeNull()
    expect(await leave.answer(id, accept())).toBe('over')
    const { keys } = (await leave.dossier()).person
    const said = (await leave.family.logOf(leave.anna.id)).flatMap((entry) =>
      entry.sealed ? [JSON.parse(unseal(keys.log, sealedPlace(entry), entry.sealed))] : [],
    )
    const { label, ...asked } = ASKED
    const was = (data: string[], more = {}) => ({
      asked,
      given: { data, until: '2026-06-30', by: 'self', ...more },
    })
    expect(said).toHaveLength(3)
    expect(said).toEqual(
      expect.arrayContaining([was(['GGC013', 'GGC012']), was(['GGC013'], { smaller: true })]),
    )
    expect(JSON.stringify(said)).not.toContain(label)
    const { checks } = (await readChecks(fresh.runtime, await leave.dossier(), { place: null }))!
    expect(checks.map(({ answer: told, times }) => [told, times])).toEqual(
      expect.arrayContaining([
        ['no', 2],
        ['yes', 2],
      ]),
    )
    expect(checks[0]).toMatchObject({ organisation: GP.name, request: { id, words: ASKED.text } })
    expect(checks).toHaveLength(2)
    expect(await leave.events()).toEqual(expect.arrayContaining(['consent-given', 'consent-withdrawn']))
  })

  it('is named where a row stands as it did before a no, or before it was taken back', async () => {
    const rowOf = async (id: string) => {
      const rows = await fresh.database.reader.select().from(consentRequest)
      return rows.find((row) => row.id === id)!
    }
    const [taken, refused] = [await leave.arrived(), await leave.arrived()]
    expect(await leave.answer(taken, accept())).toBe('done')
    const before = [await rowOf(taken), await rowOf(refused)]
    expect(await leave.answer(taken, { do: 'withdraw' })).toBe('done')
    expect(await leave.answer(refused, { do: 'decline' })).toBe('done')
    const found = async () => {
      const looking = lookForLeavePutBack(fresh.database.reader)
      looking.holdAgainst(await fresh.database.reader.select().from(activity))
      return (await looking.found()).named.map(({ key }) => key).toSorted()
    }
    expect(await found()).toEqual([])
    for (const row of before) await forge(fresh.url, consentRequest, { where: { id: row.id }, set: row })
    expect(await found()).toEqual([taken, refused].toSorted())
  })

  it('counts up to and including its last day', async () => {
    const id = await leave.arrived()
    await leave.answer(id, accept({ data: ['GGC002'], until: '2026-03-20' }))
    fresh.clock.set('2026-03-20T12:00:00.000Z')
    expect(await leave.leaveOf(id)).toEqual([['GGC002'], '2026-03-20'])
    fresh.clock.set('2026-03-21T12:00:00.000Z')
    expect(await leave.leaveOf(id)).toBeNull()
    leave.anna = await leave.family.logIn('anna')
    const opened = await leave.dossier()
    const list = (toon: string) => readOwnRequests(fresh.runtime, opened, new URLSearchParams({ toon }))
    expect(await list('klaar')).toMatchObject({ requests: [{ id, standing: 'ended' }] })
    expect(await list('gegeven')).toMatchObject({ requests: [] })
  })

  it('does not count while the lock is on', async () => {
    const id = await leave.arrived()
    await leave.answer(id, accept())
    await lock(fresh.runtime, await leave.dossier())
    expect(await leave.leaveOf(id)).toBeNull()
    expect(await leave.answer(id, { do: 'withdraw' })).toBe('done')
  })

  it('for a child of 8 a parent answers, and the other is told; of 14 the child and a parent', async () => {
    leave.family.authorityOver('cato', 'anna', 'erik')
    leave.family.authorityOver('bram', 'anna', 'erik')
    const [bram, erik] = [await leave.family.logIn('bram'), await leave.family.logIn('erik')]
    const cato = await leave.family.logIn('cato')
    await leave.family.actFor(erik, 'cato')
    await leave.family.actFor(leave.anna, 'cato')
    const id = await leave.arrived()
    expect(await leave.answer(id, accept(), cato)).toBe('reads-only')
    for (const minutes of [10, 10]) {
      fresh.clock.advance(minutes * 60_000)
      await Promise.all([leave.dossier(), leave.dossier(erik), leave.dossier(bram)])
    }
    leave.family.told.authority = 'down'
    expect(await leave.answer(id, accept())).toBe('register-down')
    leave.family.told.authority = 'up'
    expect(await leave.answer(id, accept())).toBe('done')
    expect(await leave.leaveOf(id)).toEqual([['GGC013'], '2026-12-31'])
    expect(await leave.family.mailsTo(erik.id)).toHaveLength(2)
    expect(await leave.answer(id, { do: 'withdraw' }, erik)).toBe('done')
    const ofBram = await leave.arrived({}, bram)
    await leave.family.actFor(erik, 'bram')
    const read = async (who = erik) => readOwnRequest(fresh.runtime, await leave.dossier(who), ofBram)
    const mailed = (await leave.family.mailsTo(erik.id)).length
    expect((await leave.family.mailsTo(bram.id)).at(-1)).toBe('consent-request')
    // Who asks a child of 14 is the child's own, until it says yes to it.
    expect([await read(), await leave.answer(ofBram, accept(), erik)]).toEqual([null, 'not-there'])
    expect(await leave.answer(ofBram, accept({ data: ['GGC013'], until: '2026-06-30' }), bram)).toBe('done')
    expect(await leave.leaveOf(ofBram)).toBeNull()
    // Who must say yes too is told by a kind that nobody can switch off.
    expect((await leave.family.mailsTo(erik.id)).slice(mailed)).toEqual(['approval'])
    expect(await read()).toMatchObject({ together: 'second', longest: '2026-06-30', may: 'all' })
    expect(await read(bram)).toMatchObject({ together: 'theirs', standing: 'waiting' })
    expect(await leave.answer(ofBram, accept({ data: ['GGC002'], until: null }), erik)).toBe('wider')
    expect(await leave.answer(ofBram, accept(), erik)).toBe('done')
    expect(await leave.leaveOf(ofBram)).toEqual([['GGC013'], '2026-06-30'])
    // Each of them goes on seeing it, the other parent who was asked too, also once the child made it smaller.
    const less = { data: ['GGC013'], until: '2026-05-31' }
    expect(await leave.answer(ofBram, { do: 'narrow', scope: less }, bram)).toBe('done')
    await leave.family.actFor(leave.anna, 'bram')
    for (const parent of [erik, leave.anna])
      expect(await read(parent)).toMatchObject({ standing: 'given', endsOn: '2026-05-31' })
    expect(await leave.answer(ofBram, { do: 'withdraw' }, erik)).toBe('done')
    expect(await leave.leaveOf(ofBram)).toBeNull()
    const shielded = { shielded: true }
    await fresh.database.transact((transaction) =>
      transaction.update(subject).set(shielded).where(eq(subject.id, bram.id)),
    )
    const alone = await leave.arrived({}, bram)
    // Nobody may be told who asks: what cannot be completed does not begin.
    expect(await leave.answer(alone, accept(), bram)).toBe('not-alone')
    await fresh.database.transact((transaction) =>
      transaction.update(subject).set({ shielded: false }).where(eq(subject.id, bram.id)),
    )
    const refused = await leave.arrived({}, bram)
    expect(await leave.answer(refused, accept(), bram)).toBe('done')
    expect(await leave.answer(refused, { do: 'decline' }, erik)).toBe('done')
    const ofRefused = await readOwnRequest(fresh.runtime, await leave.dossier(leave.anna), refused)
    expect(ofRefused).toMatchObject({ standing: 'declined' })
    expect(await leave.answer(refused, accept(), bram)).toBe('over')
  })

  it('of 14 is asked of the other again, whatever mail they switched off, and told to both once its time went by', async () => {
    leave.family.authorityOver('bram', 'erik')
    const [bram, erik] = [await leave.family.logIn('bram'), await leave.family.logIn('erik')]
    await leave.family.actFor(erik, 'bram')
    const id = await leave.arrived({}, bram)
    expect(await leave.answer(id, accept(), bram)).toBe('done')
    const told = async ({ id: subjectId }: LoggedIn) => {
      const rows = await fresh.database.reader.select().from(outbox).where(eq(outbox.subjectId, subjectId))
      const keys = rows.flatMap(({ uniqueKey }) => uniqueKey.match(/leave:.*/) ?? [])
      return keys.map((key) => key.split(':')[2]).toSorted()
    }
    const onDay = async (day: number) => {
      fresh.clock.set(new Date(Date.parse('2026-03-16T12:00:00Z') + day * 86_400_000).toISOString())
      for (const _ of ['once', 'and no more']) await leave.family.passDay()
    }
    await onDay(6)
    expect([await told(erik), await told(bram)]).toEqual([['asked'], []])
    await onDay(7)
    await onDay(28)
    const asked = ['asked', 'last-reminded', 'reminded']
    expect([await told(erik), await told(bram)]).toEqual([asked, []])
    const isTold = async (who: LoggedIn, step: string) => {
      const citizen = (await findById(fresh.database.reader, fresh.runtime, who.id))!
      const telling = { citizen, reason: `leave:${id}:${step}`, at: fresh.runtime.now() }
      return MAIL_SUBJECTS.approval(fresh.database.reader, fresh.runtime, telling)
    }
    expect([await isTold(erik, 'last-reminded'), await isTold(bram, 'last-reminded')]).toEqual([true, false])
    await onDay(31)
    expect([await told(erik), await told(bram)]).toEqual([[...asked, 'lapsed'].toSorted(), ['lapsed']])
    expect([await isTold(erik, 'last-reminded'), await isTold(erik, 'lapsed')]).toEqual([false, true])
  })

  describe('said by a parent', () => {
    let cato: LoggedIn
    beforeEach(async () => {
      leave.family.authorityOver('cato', 'anna')
      cato = await leave.family.logIn('cato')
      await leave.family.actFor(leave.anna, 'cato')
    })
    const change = (set: Partial<typeof subject.$inferInsert>) =>
      fresh.database.transact((transaction) =>
        transaction.update(subject).set(set).where(eq(subject.id, cato.id)),
      )
    const ofChild = async () => {
      const id = await leave.arrived({ until: '2031-03-01' })
      expect(await leave.answer(id, accept({ data: ['GGC013'], until: '2031-03-01' }))).toBe('wider')
      expect(await leave.answer(id, accept())).toBe('done')
      return id
    }

    it('counts until the child is 12, which the page says before; the child takes it back at any age', async () => {
      const id = await ofChild()
      expect(await readOwnRequest(fresh.runtime, await leave.dossier(), id)).toMatchObject({
        ...{ longest: '2029-05-31', sayEndsAt: 12, endsOn: '2029-05-31' },
      })
      const other = await ofChild()
      expect(await leave.answer(other, { do: 'withdraw' }, cato)).toBe('done')
      expect(await leave.leaveOf(other)).toBeNull()
      fresh.clock.set('2029-05-31T12:00:00.000Z')
      expect(await leave.leaveOf(id)).toEqual([['GGC013'], '2029-05-31'])
      fresh.clock.set('2029-06-01T12:00:00.000Z')
      expect(await leave.leaveOf(id)).toBeNull()
    })

    it('ends with their say, also where no birthday ends it', async () => {
      const id = await ofChild()
      await change({ birthDateSealed: null })
      expect(await leave.leaveOf(id)).toBeNull()
      expect(await readOwnRequest(fresh.runtime, await leave.dossier(cato), id)).toMatchObject({
        standing: 'lapsed',
      })
      expect(await leave.answer(id, { do: 'withdraw' }, cato)).toBe('done')
    })

    it('is taken back, and a no is said, by who may see no names any more', async () => {
      const id = await ofChild()
      const waits = await leave.arrived()
      await change({ shielded: true })
      const list = await readOwnRequests(fresh.runtime, await leave.dossier(), new URLSearchParams())
      expect(list).toMatchObject({ hidden: true, unnamed: [{ id: waits }, { id, endsOn: '2029-05-31' }] })
      expect(JSON.stringify(list)).not.toMatch(
        new RegExp(`${GP.name}|${GP.ura}|${ASKED.text}|${ASKED.label}`),
      )
      expect(await readOwnRequest(fresh.runtime, await leave.dossier(), id)).toBeNull()
      expect(await leave.answer(waits, accept())).toBe('not-there')
      expect([
        await leave.answer(waits, { do: 'decline' }),
        await leave.answer(id, { do: 'withdraw' }),
      ]).toEqual(['done', 'done'])
      expect(await leave.leaveOf(id)).toBeNull()
    })

    const told = async (who: LoggedIn) =>
      (await leave.family.mailsTo(who.id)).filter((kind) => kind === 'approval').length

    it('is told to the child and to who said it once a birthday ended it, in one go with its line in the log', async () => {
      const id = await ofChild()
      fresh.clock.set('2029-05-31T12:00:00.000Z')
      await leave.family.passDay()
      expect(await leave.events(cato.id)).not.toContain('consent-lapsed')
      const [before, beforeAnna] = [await told(cato), await told(leave.anna)]
      fresh.clock.set('2029-06-01T12:00:00.000Z')
      for (const _ of ['once', 'and no more']) await leave.family.passDay()
      expect([await told(cato), await told(leave.anna)]).toEqual([before + 1, beforeAnna + 1])
      expect((await leave.events(cato.id)).filter((event) => event === 'consent-lapsed')).toHaveLength(1)
      cato = await leave.family.logIn('cato')
      const shown = await readOwnRequest(fresh.runtime, await leave.dossier(cato), id)
      expect(shown).toMatchObject({ standing: 'lapsed', endsOn: '2029-05-31' })
    })

    it('is over for good once they decide no more, by what they can decide too', async () => {
      const id = await ofChild()
      await change({ capable: false })
      await leave.family.passDay()
      expect(await leave.state()).toEqual(['given'])
      await change({ capable: true, birthDateSealed: null })
      const before = await told(cato)
      const failing = stopEverywhere(fresh.runtime, (on) =>
        runTransitions(on, {
          requestId: 'run',
          onFailure: (error) => {
            throw error
          },
        }),
      )
      expect((await failing).left).toEqual([])
      expect([await told(cato), await leave.state()]).toEqual([before + 1, ['lapsed']])
      expect(await leave.answer(id, { do: 'withdraw' }, cato)).toBe('done')
    })
  })
})
