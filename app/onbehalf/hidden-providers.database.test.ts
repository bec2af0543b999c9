import { createHash } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { contentText } from '~/agreement/split-by-direction'
import { readApproval } from '~/agreement/store.server'
import { readOneApproval } from '~/choosing/approval-pages.server'
import { approve } from '~/choosing/approval-use-cases.server'
import { readNamedChoices } from '~/choosing/overview-use-cases.server'
import { changeList, readMyList } from '~/ownprovider/use-cases.server'
import { provider } from '~/provider/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readSharing, shareViews } from './sharing.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const BRON = { ura: '90000111', name: 'De Bron', city: 'Zwolle', types: ['Z3'] }
const CENTRUM = { ura: '90000202', name: 'Apotheek Centrum', city: 'Utrecht', types: ['J8'] }
const ALL = [LINDE, BRON, CENTRUM]

eachDatabase('providers that a representative may not know', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    const updatedAt = fresh.runtime.now()
    await fresh.database.transact(async (transaction) => {
      await transaction.insert(provider).values(ALL.map((one) => ({ ...one, updatedAt })))
    })
    family = openFamily(fresh)
    family.authorityOver('cato', 'anna', 'erik')
    family.authorityOver('bram', 'anna', 'erik')
    anna = await family.logIn('anna')
  })

  async function shareWith(child: LoggedIn, parent: string, shares = true) {
    const sharing = await readSharing(family.doors, await child.actor())
    const { representationId } = sharing!.find(({ name }) => name === parent)!
    expect(
      await shareViews(fresh.runtime, await child.actor(), { representationId, shares, requestId: 'r' }),
    ).toEqual({ ok: true })
  }

  const listOf = async (who: LoggedIn, query = '') =>
    readMyList(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()), query)
  async function putOnList(who: LoggedIn) {
    for (const { ura } of ALL)
      await changeList(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()), { ura, do: 'add' })
  }
  function expectNothingOf(seen: unknown) {
    for (const { ura, name, city } of ALL)
      for (const told of [ura, name, city]) expect(JSON.stringify(seen)).not.toContain(told)
  }

  it('of a shielded child under 12 the list says which kinds and how many', async () => {
    await family.actFor(anna, 'cato')
    await putOnList(anna)
    expect((await listOf(anna)).list).toHaveLength(3)
    family.told.shielded.add('cato')
    await family.actFor(anna, 'cato')
    const seen = await listOf(anna, 'linde')
    expect(seen).toMatchObject({ disclosure: 'kinds', list: [], found: null })
    expect(seen.kinds.map(({ kind, count }) => [kind.nl, count])).toEqual([
      ['een zorgaanbieder (Apotheken)', 1],
      ['een zorgaanbieder (Huisartsen en huisartsenposten)', 2],
    ])
    expectNothingOf({ ...seen, query: '' })
  })

  it('of 12 to 15 the list is the child’s own, until it shares', async () => {
    const bram = await family.logIn('bram')
    await putOnList(bram)
    await family.actFor(anna, 'bram')
    expect(await listOf(anna, 'linde')).toMatchObject({
      disclosure: 'none',
      list: [],
      kinds: [],
      found: null,
    })
    await shareWith(bram, 'anna')
    expect((await listOf(anna)).list.map(({ ura }) => ura)).toHaveLength(3)
  })

  it('is shared with one parent and not with the other, who only looks; both ways are logged', async () => {
    const bram = await family.logIn('bram')
    const erik = await family.logIn('erik')
    await putOnList(bram)
    await family.actFor(anna, 'bram')
    await family.actFor(erik, 'bram')
    await shareWith(bram, 'anna')
    expect((await listOf(anna)).list).toHaveLength(3)
    expect(await listOf(erik)).toMatchObject({ disclosure: 'none', list: [] })
    expect((await erik.actor()).actingFor!.disclosure.views).toBe(false)
    expect((await listOf(anna, 'linde')).found).toBeNull()
    await expect(putOnList(anna)).rejects.toMatchObject({ status: 404 })
    const takeAway = changeList(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), {
      ura: LINDE.ura,
      do: 'remove',
    })
    await expect(takeAway).rejects.toMatchObject({ status: 404 })
    await shareWith(bram, 'anna', false)
    expect((await anna.actor()).actingFor!.disclosure.views).toBe(false)
    const logged = (await family.logOf(bram.id)).filter(({ event }) => event.startsWith('views-'))
    expect(logged.map(({ event, users }) => [event, users[0]!.role])).toEqual([
      ['views-shared', '01'],
      ['views-unshared', '01'],
    ])
    const own = (await anna.actor()).actingFor!.representationId
    for (const actor of [await anna.actor(), await erik.actor()])
      expect(
        await shareViews(fresh.runtime, actor, { representationId: own, shares: true, requestId: 'r' }),
      ).toEqual({ ok: false, refusal: 'not-yours' })
  })

  it('a no of the child by name shows a parent the kind only; a yes that is asked shows the name', async () => {
    const bram = await family.logIn('bram')
    await family.send(bram, { RPZAC005: 'no' }, `ura:${LINDE.ura}`)
    await family.actFor(anna, 'bram')
    const seen = await readNamedChoices(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), 1)
    expect(seen.choices).toHaveLength(1)
    expectNothingOf(seen)
    const sent = await family.send(bram, { RPZAC005: 'yes' }, `ura:${BRON.ura}`)
    const approvalId = sent.ok && sent.waiting ? sent.waiting : ''
    const page = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await anna.actor()),
      approvalId,
    ))!
    expect(Object.values(page.names)).toEqual([BRON.name])
    await shareWith(bram, 'anna')
    const shared = await readNamedChoices(
      fresh.runtime,
      await dossierOf(fresh.runtime, await anna.actor()),
      1,
    )
    expect(JSON.stringify(shared)).toContain(LINDE.name)
  })

  it('what a shielded child asks stays apart per provider, and exactly that is agreed to', async () => {
    const bram = await family.logIn('bram')
    family.told.shielded.add('bram')
    await family.draft(bram, { RPZAC005: 'yes' }, `ura:${LINDE.ura}`)
    const sent = await family.send(bram, { RPZAC005: 'yes' }, `ura:${BRON.ura}`)
    const approvalId = sent.ok && sent.waiting ? sent.waiting : ''
    await family.actFor(anna, 'bram')
    const page = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await anna.actor()),
      approvalId,
    ))!
    expectNothingOf({ ...page, words: null })
    const called = page.changes.map(({ key }) => page.names[key.holder])
    expect(called).toMatchObject([
      { nl: 'een zorgaanbieder (Huisartsen en huisartsenposten) 1' },
      { nl: 'een zorgaanbieder (Huisartsen en huisartsenposten) 2' },
    ])
    expect(new Set(page.changes.map(({ key }) => key.holder)).size).toBe(2)
    const own = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await bram.actor()),
      approvalId,
    ))!
    expect(Object.values(own.names)).toEqual(['De Linde', 'De Bron'])
    const agreed = await approve(family.doors, await dossierOf(family.doors, await anna.actor()), {
      approvalId,
      seen: page.seen,
    })
    expect(agreed).toMatchObject({ ok: true })
    expect(await family.inForce(bram.id)).toEqual(
      [LINDE, BRON].map(({ ura }) => `ura:${ura} GGC002 RPZAC005 yes`),
    )
  })

  it('the mark of what was seen cannot be found by trying every number', async () => {
    const bram = await family.logIn('bram')
    const sent = await family.send(bram, { RPZAC005: 'yes' }, `ura:${LINDE.ura}`)
    const approvalId = sent.ok && sent.waiting ? sent.waiting : ''
    await family.actFor(anna, 'bram')
    const page = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await anna.actor()),
      approvalId,
    ))!
    const person = await family.personOf(bram.id)
    const { edits } = (await readApproval(fresh.database.reader, person, approvalId))!
    const guessed = createHash('sha256')
      .update(contentText(edits, person.row.currentVersion))
      .digest('base64url')
    expect(page.seen).not.toBe(guessed)
  })
})
