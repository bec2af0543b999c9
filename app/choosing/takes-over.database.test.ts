import { beforeEach, expect, it } from 'vitest'
import { publishCatalogue } from '~/catalogue/store.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { readCurrent } from '~/consent/store.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readOneApproval } from './approval-pages.server'
import { approve } from './approval-use-cases.server'
import { beginUnchanged } from './draft-use-cases.server'
import { foreseeSending } from './foresee.server'
import { reviewDraft } from './review-use-cases.server'

const NEWER = {
  ...catalogueVersion1,
  version: 2,
  receiverCategoryOfType: { ...catalogueVersion1.receiverCategoryOfType, Q9: ['RPZAC104'] },
}
const HOSPITALS = catalogueVersion1.receivers.find(({ code }) => code === 'RPZAC104')!.name

eachDatabase('what a newer catalogue adds', (open) => {
  let fresh: TestDatabase
  let family: Family

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('bram', 'anna')
    fresh.clock.set('2026-02-01T09:00:00Z')
  })

  const publish = () =>
    fresh.database.transact((transaction) => publishCatalogue(transaction, NEWER, fresh.clock.now()))
  const readIn = async (id: string) =>
    (await readCurrent(fresh.database.reader, await family.personOf(id)))?.readingCatalogue
  const shown = async (who: LoggedIn, approvalId: string) =>
    (await readOneApproval(family.doors, await dossierOf(family.doors, await who.actor()), approvalId))!
  const agree = async (who: LoggedIn, approvalId: string, seen?: string) =>
    approve(family.doors, await dossierOf(family.doors, await who.actor()), {
      ...{ approvalId, requestId: 'agree', seen: seen ?? (await shown(who, approvalId)).seen },
    })

  it('is on the page of who is asked to agree, and holds only once they did', async () => {
    const [bram, anna] = [await family.logIn('bram'), await family.logIn('anna')]
    await family.actFor(anna, 'bram')
    const first = await family.send(bram, { RPZAC104: 'yes' })
    if (!first.ok) throw new Error(first.refusal)
    expect(await agree(anna, first.waiting!)).toMatchObject({ ok: true, number: 1 })
    await publish()
    const plain = await family.send(bram, { RPZAC005: 'yes' })
    if (!plain.ok) throw new Error(plain.refusal)
    const before = await shown(anna, plain.waiting!)
    expect(before.adds).toBeNull()
    const again = await family.sendDraft(bram, {
      ...(await family.draft(bram, { RPZAC001: 'yes' })),
      named: 2,
    })
    expect(again).toMatchObject({ ok: true, waiting: plain.waiting })
    expect((await shown(anna, plain.waiting!)).adds).toMatchObject({ receivers: [HOSPITALS] })
    // Who still has the page from before it was added has not seen it.
    expect(await agree(anna, plain.waiting!, before.seen)).toEqual({
      ok: false,
      refusal: 'changed-meanwhile',
    })
    expect(await readIn(bram.id)).toBe(1)
    expect(await agree(anna, plain.waiting!)).toMatchObject({ ok: true, number: 2 })
    expect(await readIn(bram.id)).toBe(2)
  })

  /** What the button on the overview begins, and the review page sends. */
  async function takeOver(who: LoggedIn) {
    const actor = await who.actor()
    await beginUnchanged(fresh.runtime, await dossierOf(fresh.runtime, actor))
    const review = (await reviewDraft(fresh.runtime, await dossierOf(fresh.runtime, actor)))!
    const foresight = (await foreseeSending(family.doors, await dossierOf(family.doors, actor)))!
    const { draft, revision, base, catalogue, named } = review
    const request = { draft, revision, base, catalogue, named, requestId: `take-${who.name}` }
    return { foresight, review, sent: await family.sendDraft(who, request) }
  }

  it('is taken over alone by who decides alone, with no choice changed, and once', async () => {
    const ivo = await family.logIn('ivo')
    await family.send(ivo, { RPZAC104: 'yes' })
    await publish()
    const { foresight, review, sent } = await takeOver(ivo)
    expect(foresight.takenOver).toBe('now')
    expect(review).toMatchObject({ changes: 0, named: 2, adds: { receivers: [HOSPITALS] } })
    expect(sent).toMatchObject({ ok: true, number: 2 })
    expect(await readIn(ivo.id)).toBe(2)
    expect((await takeOver(ivo)).sent).toEqual({ ok: false, refusal: 'nothing-changed' })
  })

  it('waits for agreement by itself too, and is not taken over with what only narrows', async () => {
    const [bram, anna] = [await family.logIn('bram'), await family.logIn('anna')]
    await family.actFor(anna, 'bram')
    const first = await family.send(bram, { RPZAC104: 'yes' })
    if (!first.ok) throw new Error(first.refusal)
    await agree(anna, first.waiting!)
    await publish()
    const draft = await family.draft(bram, { RPZAC005: 'no' })
    expect(
      (await foreseeSending(family.doors, await dossierOf(family.doors, await bram.actor())))!.takenOver,
    ).toBe('not')
    expect(await family.sendDraft(bram, { ...draft, named: 2 })).toMatchObject({ number: 2, waiting: null })
    expect(await readIn(bram.id)).toBe(1)
    const { foresight, sent } = await takeOver(bram)
    expect(foresight.takenOver).toBe('asked')
    if (!sent.ok) throw new Error(sent.refusal)
    expect(sent.number).toBeNull()
    expect((await shown(anna, sent.waiting!)).adds).toMatchObject({ receivers: [HOSPITALS] })
    expect(await readIn(bram.id)).toBe(1)
    expect(await agree(anna, sent.waiting!)).toMatchObject({ ok: true, number: 3 })
    expect(await readIn(bram.id)).toBe(2)
  })

  it('is told to whom it touches, and to nobody else', async () => {
    const [anna, ivo, karin] = [
      await family.logIn('anna'),
      await family.logIn('ivo'),
      await family.logIn('karin'),
    ]
    await family.send(anna, { RPZAC104: 'yes' })
    await family.send(ivo, { RPZAC104: 'no', RPZAC005: 'yes' })
    await family.send(karin, { RPZAC005: 'yes' })
    await publish()
    await family.passDay()
    await family.passDay()
    const told = async ({ id }: LoggedIn) =>
      (await family.mailsTo(id)).filter((kind) => kind === 'catalogue-notice').length
    expect(await Promise.all([anna, ivo, karin].map(told))).toEqual([1, 0, 0])
  })
})
