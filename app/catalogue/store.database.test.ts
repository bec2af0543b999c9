import { expect, it } from 'vitest'
import { eachDatabase } from '../../tests/support/database'
import { statementsOf } from '../../tests/support/statement-trace'
import type { Catalogue } from './catalogue'
import { catalogueOf, cataloguesByMoment, currentCatalogue, publishCatalogue } from './store.server'
import { catalogueVersion1 } from './version-1'

const second = (code: string): Catalogue => ({
  ...catalogueVersion1,
  version: 2,
  excludedRoleCodes: [...catalogueVersion1.excludedRoleCodes, code],
})

eachDatabase('the catalogues of a database', (open) => {
  it('are its own, also where one process reads two databases', async () => {
    const databases = [await open(), await open()]
    const codes = ['98.001', '98.002']
    for (const [place, { database }] of databases.entries()) {
      const published = await database.transact((transaction) =>
        publishCatalogue(transaction, second(codes[place]!), new Date('2026-03-01T09:00:00Z')),
      )
      expect(published).toEqual({ ok: true })
    }
    for (const [place, { database }] of databases.entries()) {
      const readWhileWriting = await database.transact((transaction) => catalogueOf(transaction, 2))
      for (const read of [await currentCatalogue(database.reader), readWhileWriting])
        expect(read.excludedRoleCodes).toContain(codes[place])
      expect(await catalogueOf(database.reader, 1)).toBe(catalogueVersion1)
    }
  })

  it('are found by the moment from which they were in force, by one statement for all moments', async () => {
    const { database } = await open()
    const [from, next] = [new Date('2026-03-01T09:00:00Z'), new Date('2026-05-01T09:00:00Z')]
    for (const [catalogue, at] of [
      [second('98.004'), from],
      [{ ...second('98.004'), version: 3 }, next],
    ] as const)
      await database.transact((transaction) => publishCatalogue(transaction, catalogue, at))
    for (const version of [2, 3]) await catalogueOf(database.reader, version)
    const statements = await statementsOf(async () => {
      const catalogueAt = await cataloguesByMoment(database.reader)
      const versionAt = async (at: Date) => (await catalogueAt(at)).version
      const justBefore = new Date(from.getTime() - 1)
      expect(await Promise.all([justBefore, from, next].map(versionAt))).toEqual([1, 2, 3])
    })
    expect(statements).toHaveLength(1)
  })

  it('are read once on a connection', async () => {
    const { database } = await open()
    await database.transact((transaction) => publishCatalogue(transaction, second('98.003'), new Date(0)))
    expect(await catalogueOf(database.reader, 2)).toBe(await catalogueOf(database.reader, 2))
  })
})
