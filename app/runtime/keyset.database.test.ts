import { expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { eachDatabase } from '../../tests/support/database'
import { keyset, pageOf } from './keyset.server'

const order = { at: activity.at, lane: activity.lane, sequence: activity.sequence }
/** A thousandth of a second apart: a place loses nothing of a moment. */
const at = (millisecond: number) => new Date(Date.UTC(2026, 1, 3, 12, 0, 0, millisecond))

/** Two at the same moment in different lanes, two in the same lane: each column of the order decides once. The last page is full. */
const ROWS = [
  { at: at(1), lane: 'a', sequence: 1 },
  { at: at(2), lane: 'a', sequence: 2 },
  { at: at(2), lane: 'a', sequence: 3 },
  { at: at(2), lane: 'b', sequence: 1 },
  { at: at(3), lane: 'De Vries, A. <é>', sequence: 1 },
  { at: at(4), lane: 'a', sequence: 4 },
]

eachDatabase('a list that goes on where it was', (open) => {
  it.each(['oldest-first', 'newest-first'] as const)('shows everything once, %s', async (direction) => {
    const { runtime, database } = await open()
    const rest = { subjectId: 's', event: 'e', organisation: '', outcome: '', entry: '', hash: '' }
    await database.transact((transaction) =>
      transaction.insert(activity).values(ROWS.map((row) => ({ ...row, ...rest }))),
    )
    const list = keyset({ order, direction, name: 'test' })
    const seen: object[] = []
    let pages = 0
    for (let text: string | null = ''; text !== null;) {
      const after = text === '' ? null : list.readPlace(runtime, 'anna', text)
      if (text !== '' && after === null) throw new Error('a place that was given is not read back')
      const query = database.reader.select(order).from(activity).where(list.after(after))
      const { shown, last } = pageOf(await query.orderBy(...list.orderBy).limit(3), 2)
      seen.push(...shown)
      pages += 1
      if (pages > ROWS.length) throw new Error('the list has no end')
      text = last && list.placeText(runtime, 'anna', last)
    }
    expect(seen).toEqual(direction === 'oldest-first' ? ROWS : ROWS.toReversed())
    expect(pages).toBe(3)
  })

  it('takes no place that it did not give, nor one of another list or of somebody else', async () => {
    const { runtime } = await open()
    const list = keyset({ order, direction: 'newest-first', name: 'test' })
    const place = ROWS[3]!
    const text = list.placeText(runtime, 'anna', place)
    expect(list.readPlace(runtime, 'anna', text)).toEqual(place)
    expect(list.readPlace(runtime, 'erik', text)).toBeNull()
    const other = keyset({ order, direction: 'newest-first', name: 'other' })
    expect(other.readPlace(runtime, 'anna', text)).toBeNull()
    for (const wrong of [
      '',
      '...',
      text.replace('.1.', '.2.'),
      `${text}x`,
      text.slice(1),
      'x'.repeat(10_000),
    ])
      expect(list.readPlace(runtime, 'anna', wrong)).toBeNull()
  })
})
