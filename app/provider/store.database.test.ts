import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { importDirectoryFile } from './import-file.server'
import { importProviders } from './import.server'
import { findProvider, findProviders, searchProviders, type ProviderRecord } from './store.server'
import { provider, providerWord } from './tables.server'

const LINDE = { ura: '90000101', name: 'Huisartsenpraktijk De Linde', city: 'Utrecht', types: ['Z3', 'J8'] }
const HERTOG = { ura: '90000102', name: 'Apotheek Brünner', city: '’s-Hertogenbosch', types: ['J8'] }
const LINDEN = { ura: '90000103', name: 'Apotheek Lindenhof', city: 'Ede', types: ['J8'] }
const FROM = { source: 'test.csv', requestId: 'request-1', operator: 'operator' }

eachDatabase('the directory', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))

  const bring = (...records: ProviderRecord[]) => importProviders(fresh.runtime, records, FROM)
  const search = async (query: string, limit = 10, offset = 0) => {
    const found = await searchProviders(fresh.database.reader, query, {
      at: fresh.clock.now(),
      limit,
      offset,
    })
    return found.map((row) => row.name)
  }
  const entries = () => fresh.database.reader.select().from(activity)

  it('finds by URA', async () => {
    await bring(LINDE, HERTOG)
    expect(await findProvider(fresh.database.reader, LINDE.ura)).toMatchObject({ ...LINDE, endedAt: null })
    expect(await findProvider(fresh.database.reader, '90009999')).toBeNull()
    const found = await findProviders(fresh.database.reader, [HERTOG.ura, '90009999', LINDE.ura])
    expect(found.map((row) => row.ura).sort()).toEqual([LINDE.ura, HERTOG.ura])
    expect(await findProviders(fresh.database.reader, [])).toEqual([])
  })

  it('finds by the beginnings of words of name and town', async () => {
    await bring(LINDE, HERTOG, LINDEN)
    expect(await search('lind')).toEqual([LINDEN.name, LINDE.name])
    expect(await search('lind UTR')).toEqual([LINDE.name])
    expect(await search('brunner hertog')).toEqual([HERTOG.name])
    expect(await search('linde utrechtse')).toEqual([])
    expect(await search('inde')).toEqual([])
    expect(await search(' % _ ')).toEqual([])
    expect(await search('apotheek', 1)).toEqual([HERTOG.name])
    expect(await search('apotheek', 1, 1)).toEqual([LINDEN.name])
  })

  it('does not find who ended, until they are listed again', async () => {
    await bring(LINDE)
    await fresh.database.transact((t) => t.update(provider).set({ endedAt: fresh.clock.now() }))
    expect(await search('linde')).toEqual([])
    expect(await bring(LINDE)).toMatchObject({ changed: 1 })
    expect(await search('linde')).toEqual([LINDE.name])
  })

  it('finds who is still to end, until that day begins in the Netherlands', async () => {
    fresh.clock.set('2026-07-01T12:00:00Z')
    const file = 'ura,name,type,city,ended\n90000101,Huisartsenpraktijk De Linde,Z3,Utrecht,2026-07-03'
    expect(await importDirectoryFile(fresh.runtime, file, FROM)).toMatchObject({ ok: true })
    expect(await search('linde')).toEqual([LINDE.name])
    fresh.clock.set('2026-07-02T21:59:59Z')
    expect(await search('linde')).toEqual([LINDE.name])
    fresh.clock.set('2026-07-02T22:00:00Z')
    expect(await search('linde')).toEqual([])
  })

  it('refuses a file whose mergers lead nowhere, or in a circle with what is there', async () => {
    await bring({ ...HERTOG, endedAt: new Date('2026-01-01T00:00:00Z'), mergedInto: LINDE.ura }, LINDE)
    const merge = (into: string) =>
      `ura,name,type,city,ended,merged_into\n${LINDE.ura},Linde,Z3,Utrecht,2026-07-03,${into}`
    const circle = await importDirectoryFile(fresh.runtime, merge(HERTOG.ura), FROM)
    expect(circle).toMatchObject({ ok: false, mistakes: [{ line: 2 }] })
    const nowhere = await importDirectoryFile(fresh.runtime, merge('90009999'), FROM)
    expect(nowhere).toMatchObject({ ok: false, mistakes: [{ line: 2 }] })
    expect(await findProvider(fresh.database.reader, LINDE.ura)).toMatchObject({ mergedInto: null })
  })

  it('is imported once, however often it is imported, with a log entry for what changed', async () => {
    expect(await bring(LINDE, HERTOG)).toEqual({ read: 2, added: 2, changed: 0, unchanged: 0 })
    expect(await bring(LINDE, HERTOG)).toEqual({ read: 2, added: 0, changed: 0, unchanged: 2 })
    expect(await entries()).toHaveLength(1)
    expect(await bring(LINDE, { ...HERTOG, name: 'Apotheek Oost' })).toMatchObject({
      changed: 1,
      unchanged: 1,
    })
    expect(await search('brunner')).toEqual([])
    expect(await search('oost')).toEqual(['Apotheek Oost'])
    expect((await entries()).map((row) => row.event)).toEqual(['directory-imported', 'directory-imported'])
  })

  it('notices each part of a record that changed', async () => {
    await bring(LINDE)
    for (const other of [{ name: 'Anders' }, { city: 'Zeist' }, { types: ['J8', 'Z3'] }]) {
      expect(await bring({ ...LINDE, ...other })).toMatchObject({ changed: 1 })
      expect(await findProvider(fresh.database.reader, LINDE.ura)).toMatchObject(other)
      await bring(LINDE)
    }
  })

  it('remembers the types of before, an end and a merger', async () => {
    const linde = () => findProvider(fresh.database.reader, LINDE.ura)
    await bring(LINDE)
    expect(await linde()).toMatchObject({ typesBefore: null, typesChangedAt: null, mergedInto: null })
    await bring({ ...LINDE, types: ['V6'] })
    const since = { typesBefore: LINDE.types, typesChangedAt: fresh.clock.now() }
    expect(await linde()).toMatchObject({ types: ['V6'], ...since })
    fresh.clock.advance(1_000)
    const ended = { ...LINDE, types: ['V6'], endedAt: fresh.clock.now(), mergedInto: HERTOG.ura }
    expect(await bring(ended)).toMatchObject({ changed: 1 })
    expect(await linde()).toMatchObject({ ...since, endedAt: fresh.clock.now(), mergedInto: HERTOG.ura })
    expect(await bring(ended)).toMatchObject({ changed: 0 })
    expect(await search('linde')).toEqual([])
  })

  it('takes the last of two records with one URA', async () => {
    expect(await bring(LINDE, { ...LINDE, city: 'Zeist' })).toMatchObject({ read: 1, added: 1 })
    expect(await search('linde zeist')).toEqual([LINDE.name])
  })

  it('is imported in parts; what a broken import left is found done', async () => {
    const many = Array.from({ length: 450 }, (_, at) => ({
      ...LINDEN,
      ura: String(91000000 + at),
      name: `Apotheek ${at}`,
    }))
    const seen: number[] = []
    const broken = importProviders(fresh.runtime, many, {
      ...{ source: 'test.csv', requestId: 'request-1', operator: 'operator' },
      onProgress(done) {
        seen.push(done)
        if (done === 400) throw new Error('killed')
      },
    })
    await expect(broken).rejects.toThrow('killed')
    expect(await bring(...many)).toEqual({ read: 450, added: 50, changed: 0, unchanged: 400 })
    expect(seen).toEqual([200, 400])
    expect(await fresh.database.reader.$count(providerWord)).toBe(450 * 3)
    expect(await entries()).toHaveLength(3)
  })
})
