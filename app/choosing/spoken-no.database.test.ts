import { beforeEach, expect, it } from 'vitest'
import { reassess } from '~/agreement/reassess.server'
import { readApprovals } from '~/agreement/store.server'
import { activity } from '~/audit/tables.server'
import { recordCapacity } from '~/comingofage/capacity-use-cases.server'
import { readDraft } from '~/consent/store.server'
import { findById } from '~/person/store.server'
import { addProviders } from '../../tests/enquiry/portal'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readOneApproval } from './approval-pages.server'
import { approve, decline } from './approval-use-cases.server'
import { saveQuestionnaire } from './questionnaire-use-cases.server'
import { undoLast } from './restore-use-cases.server'
import { reviewDraft } from './review-use-cases.server'
import { sendChoices } from './send-use-cases.server'
import { withdraw as withdrawChoices } from './withdraw-use-cases.server'

const PHARMACY_NO = 'GP GGC002 RPZAC005 no'

eachDatabase('a no that somebody said', (open) => {
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
    fresh.clock.set('2026-02-01T09:00:00Z')
    anna = await family.logIn('anna')
    erik = await family.logIn('erik')
    bram = await family.logIn('bram')
  })

  const catoId = async () => (await erik.actor()).actingFor!.subjectId
  const forCato = async (who: LoggedIn) => family.actFor(who, 'cato')
  const sendDraft = async (who: LoggedIn) => {
    const review = (await reviewDraft(fresh.runtime, await dossierOf(fresh.runtime, await who.actor())))!
    return sendChoices(family.doors, await dossierOf(family.doors, await who.actor()), { ...review })
  }
  const agree = async (who: LoggedIn, approvalId: string) => {
    const reading = { approvalId, requestId: 'r' }
    const seen = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await who.actor()),
      reading.approvalId,
    ))!.seen
    return approve(family.doors, await dossierOf(family.doors, await who.actor()), { ...reading, seen })
  }
  const waitingOf = (sent: Awaited<ReturnType<Family['send']>>) => {
    if (!sent.ok || !sent.waiting) throw new Error(`nothing waits: ${JSON.stringify(sent)}`)
    return sent.waiting
  }
  const approvalsOf = async (id: string) =>
    readApprovals(fresh.database.reader, (await findById(fresh.database.reader, fresh.runtime, id))!, 10)

  it('goes on counting when the other parent undoes it, and says yes afterwards', async () => {
    await forCato(anna)
    await forCato(erik)
    await family.send(anna, { RPZAC005: 'no' })
    await undoLast(fresh.runtime, await dossierOf(fresh.runtime, await erik.actor()), 1)
    expect(await sendDraft(erik)).toMatchObject({ ok: true, number: 2, waiting: null })
    expect(await family.inForce(await catoId())).toEqual([])
    const asked = await family.send(erik, { RPZAC005: 'yes' })
    expect(asked).toMatchObject({ number: null })
    expect(await agree(anna, waitingOf(asked))).toMatchObject({ ok: true, number: 3 })
    expect(await family.send(erik, { RPZAC005: 'no' })).toMatchObject({ ok: true, waiting: null })
    expect(await family.send(erik, { RPZAC005: 'yes' })).toMatchObject({ ok: true, waiting: null })
  })

  it('goes on counting when the other parent withdraws everything, a named one too', async () => {
    await forCato(anna)
    await forCato(erik)
    await family.send(anna, { RPZAC005: 'yes' })
    await addProviders(fresh.database)
    expect(await sayNamed(anna, 'no')).toMatchObject({ ok: true, number: 2 })
    const all = { withdrawal: 'all', id: fresh.runtime.newId(), requestId: 'all' } as const
    expect(
      await withdrawChoices(fresh.runtime, await dossierOf(fresh.runtime, await erik.actor()), all),
    ).toMatchObject({ ok: true })
    waitingOf(await family.send(erik, { RPZAC005: 'yes' }))
    expect(await family.inForce(await catoId())).toContain(PHARMACY_NO)
  })

  it('at 14 too: the child and one parent do not get past it by undoing', async () => {
    await family.actFor(anna, 'bram')
    await family.actFor(erik, 'bram')
    await family.send(anna, { RPZAC005: 'no' })
    await undoLast(fresh.runtime, await dossierOf(fresh.runtime, await erik.actor()), 1)
    await sendDraft(erik)
    const asked = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
    expect(await agree(erik, asked)).toEqual({ ok: true, number: null })
    expect(await agree(anna, asked)).toMatchObject({ ok: true, number: 3 })
  })

  it('is heard from who agreed before, while it waits for a third', async () => {
    await family.actFor(anna, 'bram')
    await family.actFor(erik, 'bram')
    await family.send(anna, { RPZAC005: 'no' })
    const asked = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
    await agree(erik, asked)
    const reading = { approvalId: asked, requestId: 'r' }
    expect(
      await readOneApproval(
        family.doors,
        await dossierOf(family.doors, await erik.actor()),
        reading.approvalId,
      ),
    ).toMatchObject({
      isMyTurn: false,
      mayTakeBack: true,
    })
    const seen = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await erik.actor()),
      reading.approvalId,
    ))!.seen
    const declining = { ...reading, seen, reason: 'toch niet' }
    expect(
      await decline(family.doors, await dossierOf(family.doors, await erik.actor()), declining),
    ).toMatchObject({ ok: true })
    expect((await approvalsOf(bram.id))[0]).toMatchObject({ state: 'declined' })
  })

  it('is taken of who may not say yes, and the rest is told', async () => {
    await family.actFor(anna, 'bram')
    const seen = { seenBy: 'noor', confirmedBy: 'joris', requestId: 'r' }
    await recordCapacity(family.doors, { subjectId: bram.id, capable: false, ...seen })
    await family.send(anna, { RPZAC005: 'yes' })
    const sent = await family.send(bram, { RPZAC005: 'no', RPZAC001: 'yes' })
    expect(sent).toEqual({ ok: true, number: 2, waiting: null, notTaken: 'not-decider' })
    expect(await family.inForce(bram.id)).toEqual([PHARMACY_NO])
  })

  it('leaves no question behind that nobody needs to answer, or can', async () => {
    await family.actFor(anna, 'bram')
    const parents = waitingOf(await family.send(anna, { RPZAC005: 'yes' }))
    const childs = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
    expect(await agree(anna, childs)).toMatchObject({ ok: true, number: 1 })
    const left = await approvalsOf(bram.id)
    expect(left.find(({ id }) => id === parents)).toMatchObject({ state: 'lapsed', why: 'not-needed' })

    const actor = await bram.actor()
    const answers = { RPZAC001: { answer: 'yes' as const, until: '2026-02-10' } }
    await saveQuestionnaire(fresh.runtime, await dossierOf(fresh.runtime, actor), {
      page: { holder: 'GP' },
      answers,
      revision: 0,
    })
    const ending = waitingOf(await sendDraft(bram))
    fresh.clock.set('2026-02-11T09:00:00Z')
    await fresh.database.transact((transaction) =>
      reassess(transaction, fresh.runtime, { subjectId: bram.id, at: fresh.clock.now(), requestId: 'r' }),
    )
    const over = (await approvalsOf(bram.id)).find(({ id }) => id === ending)
    expect(over).toMatchObject({ state: 'lapsed' })
  })

  it('of one’s own ends what one asked; asked again it is another question', async () => {
    const first = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
    expect(await family.send(bram, { RPZAC005: 'no' })).toMatchObject({ number: 1 })
    const second = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
    expect(second).not.toBe(first)
    const states = (await approvalsOf(bram.id)).map(({ id, state, settledAt }) => [
      id,
      state,
      settledAt !== null,
    ])
    expect(states).toEqual(
      expect.arrayContaining([
        [first, 'superseded', true],
        [second, 'waiting', false],
      ]),
    )
  })

  it('is in the log where it trims what waits, and ends a part of it', async () => {
    const waiting = waitingOf(await family.send(bram, { RPZAC005: 'yes', RPZAC104: 'yes' }))
    await family.send(bram, { RPZAC005: 'no' })
    const rows = await fresh.database.reader.select().from(activity).orderBy(activity.sequence)
    const about = rows
      .filter(({ event }) => event === 'approval-trimmed' || event === 'approval-ended')
      .map(({ event, entry }) => [event, (JSON.parse(entry) as { object: { id: string } }).object.id])
    const after = await approvalsOf(bram.id)
    const ended = after.find(({ state }) => state === 'superseded')!
    expect(about).toEqual([
      ['approval-trimmed', waiting],
      ['approval-ended', ended.id],
    ])
    const left = after.find(({ id }) => id === waiting)
    expect(left).toMatchObject({ state: 'waiting', edits: [{ key: { receiver: 'RPZAC104' } }] })
  })

  /** Says something about one named pharmacy. */
  async function sayNamed(who: LoggedIn, answer: 'yes' | 'no') {
    const actor = await who.actor()
    const person = (await findById(fresh.database.reader, fresh.runtime, actor.actingFor!.subjectId))!
    const revision = (await readDraft(fresh.database.reader, person, actor.subjectId))?.revision ?? 0
    const answers = { 'ura:90000202': { answer } }
    const saving = { page: { holder: 'GP' }, answers, revision, requestId: 'named' }
    expect(
      await saveQuestionnaire(fresh.runtime, await dossierOf(fresh.runtime, actor), saving),
    ).toMatchObject({
      ok: true,
    })
    return sendDraft(who)
  }
})
