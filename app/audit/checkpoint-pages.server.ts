import { asc, gt } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import type { Checkpoint } from './checkpoint'
import { checkpoint } from './tables.server'

/** So many are read at a time. */
export const PAGE = 200

/** What a checkpoint is read as. */
export const COLUMNS = { number: checkpoint.number, body: checkpoint.body, signature: checkpoint.signature }

/** All checkpoints after one, in order, page by page. */
export async function* pagesAfter(reader: Reader, after: number): AsyncGenerator<Checkpoint[]> {
  for (let from = after; ;) {
    const page = await reader
      .select(COLUMNS)
      .from(checkpoint)
      .where(gt(checkpoint.number, from))
      .orderBy(asc(checkpoint.number))
      .limit(PAGE)
    const last = page.at(-1)
    if (!last) return
    yield page
    from = last.number
  }
}
