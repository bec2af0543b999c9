import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { profileVersion } from '~/consent/tables.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { inherited } from '~/representation/tables.server'
import { localDate } from '~/runtime/local-date'
import { choose } from '../support/citizen'
import { startProduct, type Product } from './product'

/* The page of what others chose, left open until after its last day. */

let product: Product
beforeAll(async () => void (product = await startProduct()))

it('keeps nothing after the last day: it says that it ended, and where to choose anew', async () => {
  const anna = await product.citizen('anna')
  await choose(anna, { RPZAC005: 'yes' })
  const { row } = (await findByBsn(product.database.reader, product.runtime, parseBsn('999990408')!))!
  const since = (day: string) =>
    product.database.transact(async (transaction) => {
      const taken = { subjectId: row.id, since: day, version: 1 }
      await transaction.delete(inherited).where(eq(inherited.subjectId, row.id))
      await transaction.insert(inherited).values(taken)
    })
  await since(localDate(new Date()))
  const page = await anna.get('/mijn/zestien')
  expect(page.document.querySelector('h1')?.textContent).toBe('Wat eerder voor u is gekozen')
  await since('2020-01-01')
  const late = await anna.submit('main form button')
  expect(late.status).toBe(422)
  expect(late.text).toContain('is nu een nee')
  expect(late.document.querySelector('main a[href$="/mijn/keuzes"]')?.textContent).toBe('Kies opnieuw')
  expect(late.document.querySelector('.two-answers')).toBeNull()
  expect(await product.database.reader.$count(profileVersion)).toBe(2)
})
