import { createHash } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { changeList, readMyList } from '~/ownprovider/use-cases.server'
import { provider } from '~/provider/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readOneApproval } from './approval-pages.server'
import { approve } from './approval-use-cases.server'
import { shareViews } from './acting-use-cases.server'
import { contentText } from './split'
import { readApproval } from './store.server'

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

  const listOf = async (who: LoggedIn, query = '') => readMyList(fresh.runtime, await who.actor(), query)
  async function putOnList(who: LoggedIn) {
    for (const { ura } of ALL)
      await changeList(fresh.runtime, await who.actor(), { ura, do: 'add', requestId: 'r' })
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
    expect(seen).toMatchObject({ sight: 'kinds', list: [], found: null })
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
    expect(await listOf(anna, 'linde')).toMatchObject({ sight: 'none', list: [], kinds: [], found: null })
    await shareViews(fresh.runtime, await bram.actor(), { shares: true, requestId: 'r' })
    expect((await listOf(anna)).list.map(({ ura }) => ura)).toHaveLength(3)
  })

  it('what a shielded child asks stays apart per provider, and exactly that is agreed to', async () => {
    const bram = await family.logIn('bram')
    family.told.shielded.add('bram')
    await family.draft(bram, { RPZAC005: 'yes' }, `ura:${LINDE.ura}`)
    const sent = await family.send(bram, { RPZAC005: 'yes' }, `ura:${BRON.ura}`)
    const approvalId = sent.ok && sent.waiting ? sent.waiting : ''
    await family.actFor(anna, 'bram')
    const page = (await readOneApproval(family.doors, await anna.actor(), { approvalId, requestId: 'r' }))!
    expectNothingOf({ ...page, words: null })
    const called = page.changes.map(({ key }) => page.names[key.holder])
    expect(called).toMatchObject([
      { nl: 'een zorgaanbieder (Huisartsen en huisartsenposten) 1' },
      { nl: 'een zorgaanbieder (Huisartsen en huisartsenposten) 2' },
    ])
    expect(new Set(page.changes.map(({ key }) => key.holder)).size).toBe(2)
    const own = (await readOneApproval(family.doors, await bram.actor(), { approvalId, requestId: 'r' }))!
    expect(Object.values(own.names)).toEqual(['De Linde', 'De Bron'])
    const agreed = await approve(family.doors, await anna.actor(), {
      approvalId,
      seen: page.seen,
      requestId: 'r',
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
    const page = (await readOneApproval(family.doors, await anna.actor(), { approvalId, requestId: 'r' }))!
    const person = await family.personOf(bram.id)
    const { edits } = (await readApproval(fresh.database.reader, person, approvalId))!
    const guessed = createHash('sha256')
      .update(contentText(edits, person.row.currentVersion))
      .digest('base64url')
    expect(page.seen).not.toBe(guessed)
  })
})
