import { beforeEach, expect, it } from 'vitest'
import { listApprovals, readOneApproval } from '~/choosing/approval-pages.server'
import { approve, decline } from '~/choosing/approval-use-cases.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf, visitorOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { stopActing } from './acting-use-cases.server'
import { countOf, countWaiting, readAskedAbout } from './asked-about.server'
import { readConcerns } from './concerns.server'
import { readOthers } from './others-use-cases.server'

eachDatabase('what waits for somebody', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let erik: LoggedIn
  let bram: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('bram', 'anna', 'erik')
    family.authorityOver('cato', 'anna', 'erik')
    anna = await family.logIn('anna')
    erik = await family.logIn('erik')
    bram = await family.logIn('bram')
    await readOthers(family.doors, await anna.actor(), 'list')
    await readOthers(family.doors, await erik.actor(), 'list')
  })

  const ask = async (who: LoggedIn) => {
    const sent = await family.send(who, { RPZAC005: 'yes' })
    if (!sent.ok || !sent.waiting) throw new Error('nothing waits')
    return sent.waiting
  }
  /** The count in the menu, the same as the overview, *Samen kiezen* and *Voor een ander* show it. */
  const counts = async (who: LoggedIn) => {
    const actor = await who.actor()
    const { doors } = family
    const menu = await countWaiting(doors, await visitorOf(doors, actor))
    const overview = await readConcerns(doors, await dossierOf(doors, actor))
    const list = await listApprovals(fresh.runtime, await dossierOf(fresh.runtime, actor), doors.approvalDays)
    const { others } = await readOthers(doors, actor, 'list')
    expect(overview.count).toEqual(menu)
    expect(overview.asked.filter(({ isMyTurn }) => isMyTurn)).toHaveLength(menu.here)
    expect(list.filter(({ isMyTurn }) => isMyTurn)).toHaveLength(menu.here)
    const byPerson = new Map(others.map(({ name, waiting }) => [name, waiting ?? 0]))
    const ofOthers = [...byPerson.values()].reduce((sum, waiting) => sum + waiting, 0)
    const hereToo = actor.actingFor ? menu.here : 0
    expect(ofOthers).toBe(menu.elsewhere + hereToo)
    if (!actor.actingFor) expect(overview.people.flatMap(({ asked }) => asked)).toHaveLength(menu.elsewhere)
    expect(countOf(await readAskedAbout(doors, await visitorOf(doors, actor)))).toEqual(menu)
    return menu
  }

  it('is the same in the menu, on the overview, on Samen kiezen and on Voor een ander', async () => {
    expect(await counts(anna)).toEqual({ here: 0, elsewhere: 0 })
    await ask(bram)
    expect(await counts(anna)).toEqual({ here: 0, elsewhere: 1 })
    expect(await counts(bram)).toEqual({ here: 0, elsewhere: 0 })
    await family.actFor(anna, 'bram')
    expect(await counts(anna)).toEqual({ here: 1, elsewhere: 0 })
    await family.actFor(anna, 'cato')
    expect(await counts(anna)).toEqual({ here: 0, elsewhere: 1 })
  })

  it('waits for the child when a parent asks, with its last day', async () => {
    await family.actFor(anna, 'bram')
    await ask(anna)
    expect(await counts(bram)).toEqual({ here: 1, elsewhere: 0 })
    expect(await counts(anna)).toEqual({ here: 0, elsewhere: 0 })
    expect(await counts(erik)).toEqual({ here: 0, elsewhere: 0 })
    const [asked] = (await readConcerns(family.doors, await dossierOf(family.doors, await bram.actor())))
      .asked
    expect(asked).toMatchObject({
      isMyTurn: true,
      askedBy: 'other',
      expiresOn: expect.stringMatching(/^\d{4}-/),
    })
  })

  it('waits about each of several children, and about the person by what they are called', async () => {
    await ask(bram)
    await family.actFor(erik, 'cato')
    await family.send(erik, { RPZAC005: 'no' })
    await stopActing(fresh.runtime, await erik.actor(), { sessionIndex: erik.index, requestId: 'stop' })
    await family.actFor(anna, 'cato')
    await ask(anna)
    expect(await counts(erik)).toEqual({ here: 0, elsewhere: 2 })
    const { people } = await readConcerns(family.doors, await dossierOf(family.doors, await erik.actor()))
    expect(people.map(({ name, age, asked }) => [name, age !== null, asked.length]).toSorted()).toEqual([
      ['bram', true, 1],
      ['cato', true, 1],
    ])
    family.told.persons = 'down'
    expect(
      (await readConcerns(family.doors, await dossierOf(family.doors, await erik.actor()))).people.map(
        ({ name }) => name,
      ),
    ).toEqual([null, null])
  })

  it('tells that it was declined until it was opened, and nobody who did it', async () => {
    const id = await ask(bram)
    await family.actFor(anna, 'bram')
    const reading = { approvalId: id, requestId: 'r' }
    const { seen } = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await anna.actor()),
      reading.approvalId,
    ))!
    const declining = { ...reading, seen, reason: 'Later' }
    expect(
      await decline(family.doors, await dossierOf(family.doors, await anna.actor()), declining),
    ).toMatchObject({ ok: true })
    const ended = async (who: LoggedIn) =>
      (await readConcerns(family.doors, await dossierOf(family.doors, await who.actor()))).ended
    expect(await ended(bram)).toMatchObject([{ id, state: 'declined', settledBy: 'other' }])
    expect(await ended(anna)).toEqual([])
    const { people } = await readConcerns(family.doors, await dossierOf(family.doors, await erik.actor()))
    expect(people.find(({ name }) => name === 'bram')?.ended).toMatchObject([{ id, state: 'declined' }])
    await readOneApproval(family.doors, await dossierOf(family.doors, await bram.actor()), reading.approvalId)
    expect(await ended(bram)).toEqual([])
  })

  it('mails each of those concerned once, whatever one agreement brings about', async () => {
    const id = await ask(bram)
    const before = (await family.mailsTo(bram.id)).length
    await family.actFor(anna, 'bram')
    const actingMails = (await family.mailsTo(bram.id)).length - before
    const reading = { approvalId: id, requestId: 'r' }
    const { seen } = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await anna.actor()),
      reading.approvalId,
    ))!
    expect(
      await approve(family.doors, await dossierOf(family.doors, await anna.actor()), { ...reading, seen }),
    ).toMatchObject({ ok: true })
    expect(await family.mailsTo(bram.id)).toHaveLength(before + actingMails + 1)
  })
})
