import { beforeEach, expect, it } from 'vitest'
import { recordCapacity } from '~/comingofage/capacity-use-cases.server'
import type { Answer } from '~/consent/choice'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { beginDraft, type Way } from './draft-use-cases.server'

const isYes = (line: string) => line.endsWith(' yes')

eachDatabase('all and none, by who may not decide alone', (open) => {
  let fresh: TestDatabase
  let family: Family

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('bram', 'anna', 'erik')
    family.authorityOver('cato', 'anna', 'erik')
    fresh.clock.set('2026-02-01T09:00:00Z')
  })

  /** Chooses in one way for everything, with one group of receivers otherwise, and sends it from the review page. */
  async function sendWay(who: LoggedIn, way: Way, otherwise: Record<string, Answer> = {}) {
    await beginDraft(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()), way)
    return family.send(who, otherwise)
  }

  it('a child of 14 alone: the no counts, every yes waits', async () => {
    const bram = await family.logIn('bram')
    expect(await sendWay(bram, 'all', { RPZAC005: 'no' })).toMatchObject({ ok: true, number: 1 })
    expect(await family.inForce(bram.id)).toEqual(['GP GGC002 RPZAC005 no'])
  })

  it('a child of 14 with a parent who says no: nothing but no is in force', async () => {
    const [bram, anna] = [await family.logIn('bram'), await family.logIn('anna')]
    await family.actFor(anna, 'bram')
    expect(await sendWay(anna, 'none')).toMatchObject({ ok: true, number: 1 })
    expect(await sendWay(bram, 'all', { RPZAC005: 'no' })).toMatchObject({ ok: true, number: null })
    expect((await family.inForce(bram.id)).filter(isYes)).toEqual([])
  })

  it('one parent over the other’s no: only the no’s are in force', async () => {
    const [anna, erik] = [await family.logIn('anna'), await family.logIn('erik')]
    await family.actFor(anna, 'cato')
    await family.actFor(erik, 'cato')
    const cato = (await anna.actor()).actingFor!.subjectId
    await family.send(anna, { RPZAC005: 'no' })
    expect(await sendWay(erik, 'all', { RPZAC001: 'no' })).toMatchObject({ ok: true, number: 2 })
    expect((await family.inForce(cato)).filter(isYes)).toEqual([])
    expect(await sendWay(erik, 'none')).toMatchObject({ ok: true, waiting: null })
    expect((await family.inForce(cato)).filter(isYes)).toEqual([])
  })

  it('an adult who cannot decide: the no is taken, the rest is not, and they are told so', async () => {
    const ivo = await family.logIn('ivo')
    await family.send(ivo, { RPZAC005: 'yes' })
    const desk = { subjectId: ivo.id, seenBy: 'desk-1', confirmedBy: 'desk-2', requestId: 'desk' }
    expect(await recordCapacity(family.doors, { ...desk, capable: false })).toEqual({ ok: true })
    const sent = await sendWay(ivo, 'all', { RPZAC001: 'no' })
    expect(sent).toMatchObject({ ok: true, number: 2, waiting: null, notTaken: 'not-decider' })
    expect((await family.inForce(ivo.id)).filter(isYes)).toEqual(['GP GGC002 RPZAC005 yes'])
    expect(await sendWay(ivo, 'none')).toMatchObject({ ok: true, number: 3 })
    expect((await family.inForce(ivo.id)).filter(isYes)).toEqual([])
  })
})
