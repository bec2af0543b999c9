import { asc, desc, eq } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { appendActivity } from '~/audit/append.server'
import type { Runtime } from '~/runtime/runtime.server'
import { messageEntry, type Worker } from './log-entry'
import { cannedAnswer } from './tables.server'

/** An answer that is given often, as it stands now. */
export type CannedAnswer = Pick<
  typeof cannedAnswer.$inferSelect,
  'id' | 'version' | 'nameNl' | 'textNl' | 'nameEn' | 'textEn' | 'changedAt'
>

/** Those in use, by name. */
export async function listCanned(reader: Reader): Promise<CannedAnswer[]> {
  const rows = await reader.select().from(cannedAnswer).orderBy(asc(cannedAnswer.version))
  const newest = new Map(rows.map((row) => [row.id, row]))
  return [...newest.values()]
    .filter(({ retired }) => !retired)
    .toSorted((one, other) => one.nameNl.localeCompare(other.nameNl, 'nl'))
}

/** All versions of one, the newest first. */
export async function readVersions(reader: Reader, id: string) {
  return reader.select().from(cannedAnswer).where(eq(cannedAnswer.id, id)).orderBy(desc(cannedAnswer.version))
}

type Words = Pick<CannedAnswer, 'nameNl' | 'textNl' | 'nameEn' | 'textEn'>
type Saving = {
  /** Null makes a new one. */
  id: string | null
  /** The version it was typed on: an older one than there is would undo what a colleague wrote. */
  version: number
  words: Words
  by: Worker
  requestId: string
}
export type CannedSaved = { ok: true; id: string } | { ok: false; refusal: 'gone' | 'changed' }

/** Writes the next version. `changed`: a colleague wrote one meanwhile. */
export async function saveCanned(runtime: Runtime, saving: Saving): Promise<CannedSaved> {
  return write(runtime, { ...saving, retired: false })
}

/** Takes one out of use; its versions stay. */
export async function retireCanned(
  runtime: Runtime,
  { id, ...who }: { id: string; by: Worker; requestId: string },
): Promise<CannedSaved> {
  const [last] = await readVersions(runtime.database.reader, id)
  if (!last) return { ok: false, refusal: 'gone' }
  return write(runtime, { ...who, id, version: last.version, words: last, retired: true })
}

async function write(
  runtime: Runtime,
  { id: known, version, words, by, requestId, retired }: Saving & { retired: boolean },
): Promise<CannedSaved> {
  const at = runtime.now()
  const id = known ?? runtime.newId()
  return runtime.database.transact(async (transaction): Promise<CannedSaved> => {
    const [last] = await readVersions(transaction, id)
    if (known !== null && !last) return { ok: false, refusal: 'gone' }
    if (last && last.version !== version) return { ok: false, refusal: 'changed' }
    const { nameNl, textNl, nameEn, textEn } = words
    await transaction.insert(cannedAnswer).values({
      ...{ id, version: (last?.version ?? 0) + 1, nameNl, textNl, nameEn, textEn, retired },
      ...{ changedAt: at, changedBy: by.worker },
    })
    const act = retired ? 'canned-retired' : 'canned-written'
    await appendActivity(transaction, [
      messageEntry({ event: 'message-changed', action: 'U', id, act, subjectId: null, by, at, requestId }),
    ])
    return { ok: true, id }
  })
}
