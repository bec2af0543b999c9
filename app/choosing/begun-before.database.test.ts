import { beforeEach, describe, expect, it } from 'vitest'
import { readApprovals } from '~/agreement/store.server'
import { readDraft } from '~/consent/store.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { askAgain } from './ask-again.server'
import { beginDraft } from './draft-use-cases.server'
import { saveQuestionnaire } from './questionnaire-use-cases.server'
import { reviewDraft } from './review-use-cases.server'
import { sendChoices } from './send-use-cases.server'
import { withdraw } from './withdraw-use-cases.server'

const isYes = (line: string) => line.endsWith(' yes')
const PHARMACY = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' }

eachDatabase('a draft that was begun before', (open) => {
  let fresh: TestDatabase
  let family: Family
  let ivo: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    fresh.clock.set('2026-02-01T09:00:00Z')
    ivo = await family.logIn('ivo')
  })

  const draftOf = async (personId: string, actorId: string) =>
    readDraft(fresh.database.reader, await family.personOf(personId), actorId)
  const review = async (who: LoggedIn) =>
    (await reviewDraft(fresh.runtime, await dossierOf(fresh.runtime, await who.actor())))!
  const send = async (who: LoggedIn) =>
    sendChoices(family.doors, await dossierOf(family.doors, await who.actor()), { ...(await review(who)) })
  const stop = async (who: LoggedIn, withdrawal: 'all' | typeof PHARMACY) =>
    withdraw(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()), {
      withdrawal,
      id: fresh.runtime.newId(),
    })
  const save = async (who: LoggedIn, answers: Record<string, 'yes' | 'no'>, base?: number) => {
    const actor = await who.actor()
    const personId = actor.actingFor?.subjectId ?? actor.subjectId
    const typed = Object.fromEntries(Object.entries(answers).map(([to, answer]) => [to, { answer }]))
    const revision = (await draftOf(personId, actor.subjectId))?.revision ?? 0
    const page = { page: { holder: 'GP' }, answers: typed, revision, requestId: 'save' }
    return saveQuestionnaire(fresh.runtime, await dossierOf(fresh.runtime, actor), {
      ...page,
      ...(base !== undefined && { base }),
    })
  }

  it('does not bring back what was withdrawn since, and says so by name', async () => {
    await family.send(ivo, { RPZAC005: 'yes' })
    await save(ivo, { RPZAC005: 'yes', RPZAC001: 'yes' })
    expect(await stop(ivo, PHARMACY)).toMatchObject({ ok: true, number: 2 })
    await send(ivo)
    expect(await family.inForce(ivo.id)).toEqual(['GP GGC002 RPZAC001 yes', 'GP GGC002 RPZAC005 no'])
  })

  it('keeps only what somebody changed themself', async () => {
    await family.send(ivo, { RPZAC005: 'yes', RPZAC104: 'no' })
    await save(ivo, { RPZAC005: 'yes', RPZAC104: 'no', RPZAC001: 'yes' })
    expect((await draftOf(ivo.id, ivo.id))?.edits.map(({ key }) => key.receiver)).toEqual(['RPZAC001'])
    await save(ivo, { RPZAC005: 'no' })
    await save(ivo, { RPZAC005: 'yes' })
    expect((await draftOf(ivo.id, ivo.id))?.edits.map(({ key }) => key.receiver)).toEqual(['RPZAC001'])
  })

  it('by all, leaves what became no since: withdrawn, or by a page that was open since before', async () => {
    await family.send(ivo, { RPZAC005: 'yes', RPZAC104: 'yes' })
    await beginDraft(fresh.runtime, await dossierOf(fresh.runtime, await ivo.actor()), 'all')
    await stop(ivo, PHARMACY)
    const shown = await review(ivo)
    expect(shown.overruled).toMatchObject([
      { sentence: { id: 'sentence.holds.no' }, by: { author: { who: 'self' } } },
    ])
    await send(ivo)
    const after = await family.inForce(ivo.id)
    expect(after.filter((line) => !isYes(line))).toEqual(['GP GGC002 RPZAC005 no'])
    expect(after).toHaveLength(48)

    await stop(ivo, { ...PHARMACY, receiver: 'RPZAC104' })
    await save(ivo, { RPZAC104: 'yes', RPZAC001: 'no' }, 3)
    await send(ivo)
    expect(await family.inForce(ivo.id)).toEqual(
      expect.arrayContaining(['GP GGC002 RPZAC104 no', 'GP GGC002 RPZAC001 no']),
    )
    await save(ivo, { RPZAC104: 'yes' })
    await send(ivo)
    expect(await family.inForce(ivo.id)).toContain('GP GGC002 RPZAC104 yes')
  })

  it('may say yes again to what became no, by who sees that', async () => {
    await save(ivo, { RPZAC005: 'yes' })
    const stale = await draftOf(ivo.id, ivo.id)
    await save(ivo, { RPZAC005: 'no' })
    await send(ivo)
    expect(stale?.edits).toHaveLength(1)
    await save(ivo, { RPZAC005: 'yes' })
    expect((await review(ivo)).overruled).toEqual([])
    await send(ivo)
    expect((await family.inForce(ivo.id)).filter(isYes)).toHaveLength(1)
  })

  it('is gone when everything is put on no, whoever began it', async () => {
    family.authorityOver('cato', 'anna', 'erik')
    const [anna, erik] = [await family.logIn('anna'), await family.logIn('erik')]
    await family.actFor(anna, 'cato')
    await family.actFor(erik, 'cato')
    const cato = (await anna.actor()).actingFor!.subjectId
    expect(await stop(anna, 'all')).toMatchObject({ ok: true, number: 1 })
    for (const how of ['stop', 'stop again', 'none'] as const) {
      await save(erik, { RPZAC005: 'yes' })
      if (how === 'none') {
        await beginDraft(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), 'certain')
        await save(anna, { RPZAC001: 'yes' })
        await send(anna)
        await beginDraft(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), 'none')
        await send(anna)
      } else expect(await stop(anna, 'all')).toEqual({ ok: true, number: null })
      expect(await draftOf(cato, erik.id)).toBeNull()
    }
    expect(await reviewDraft(fresh.runtime, await dossierOf(fresh.runtime, await erik.actor()))).toBeNull()
    expect((await family.inForce(cato)).filter(isYes)).toEqual([])
  })

  it('of all or none is dropped by who then chooses one by one: nothing is ticked', async () => {
    await beginDraft(fresh.runtime, await dossierOf(fresh.runtime, await ivo.actor()), 'all')
    await save(ivo, { RPZAC005: 'no' })
    const begun = await beginDraft(
      fresh.runtime,
      await dossierOf(fresh.runtime, await ivo.actor()),
      'certain',
    )
    expect(begun).toMatchObject({ dropped: 'all' })
    const draft = await draftOf(ivo.id, ivo.id)
    expect(draft?.way).toBeUndefined()
    expect(draft?.edits).toEqual([])
    await save(ivo, { RPZAC005: 'yes' })
    expect(
      await beginDraft(fresh.runtime, await dossierOf(fresh.runtime, await ivo.actor()), 'certain'),
    ).not.toHaveProperty('dropped')
    await send(ivo)
    expect(await family.inForce(ivo.id)).toEqual(['GP GGC002 RPZAC005 yes'])
  })

  describe('and a question that waits', () => {
    let bram: LoggedIn

    beforeEach(async () => {
      family.authorityOver('bram', 'anna', 'erik')
      bram = await family.logIn('bram')
      await family.send(bram, { RPZAC005: 'yes', RPZAC104: 'yes' })
    })
    const approvals = async () => readApprovals(fresh.database.reader, await family.personOf(bram.id), 10)

    it('is not ended by a no about something else', async () => {
      await save(bram, { RPZAC003: 'no' })
      expect((await review(bram)).ends).toEqual([])
      await send(bram)
      expect(await approvals()).toMatchObject([{ state: 'waiting', edits: [{}, {}] }])
    })

    it('is ended in part, said before, and asked again filled in', async () => {
      await save(bram, { RPZAC005: 'no' })
      const { ends } = await review(bram)
      expect(ends).toMatchObject([{ askedBy: 'me', sentences: [{ id: 'sentence.about' }] }])
      await send(bram)
      const [ended, waiting] = (await approvals()).toSorted((one, other) =>
        one.state.localeCompare(other.state),
      )
      expect(waiting).toMatchObject({ state: 'waiting', edits: [{ key: { receiver: 'RPZAC104' } }] })
      expect(ended).toMatchObject({ state: 'superseded', edits: [{ key: PHARMACY }] })
      const again = { approvalId: ended!.id, requestId: 'again' }
      const anna = await family.logIn('anna')
      await family.actFor(anna, 'bram')
      expect(
        await askAgain(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), again.approvalId),
      ).toMatchObject({ ok: false })
      expect(
        await askAgain(fresh.runtime, await dossierOf(fresh.runtime, await bram.actor()), again.approvalId),
      ).toEqual({ ok: true })
      expect((await draftOf(bram.id, bram.id))?.edits).toMatchObject([{ key: PHARMACY, set: 'yes' }])
      expect(await send(bram)).toMatchObject({ ok: true, number: null, waiting: waiting!.id })
    })
  })
})
