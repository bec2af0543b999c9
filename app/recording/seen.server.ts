import { appendActivity } from '~/audit/append.server'
import { recordReading } from '~/audit/record-reading.server'
import { act } from '~/representation/act.server'
import { stillReadable, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { sightOf } from './seen'
import { readRecording, writeRecording, type StoredRecording } from './store.server'

type Seeing = Pick<Runtime, 'database' | 'keyring'>

/** Logs that somebody read a record (NEN 7513), and remembers that they saw it: each who acts sees for themself. */
export async function noteSeen(runtime: Seeing, opened: Dossier, { id, ...read }: StoredRecording) {
  const { database } = runtime
  const { actorId, person, representation } = opened
  const entry = act(opened, { event: 'recording-read', action: 'R', object: { type: 'recording', id } })
  const sight = sightOf(actorId, read)
  if (read.seenBy.includes(sight) && !representation) return recordReading(database, entry)
  await database.transact(async (transaction) => {
    await stillReadable(transaction, runtime, opened)
    const seenBy = (await readRecording(transaction, person, id))?.seenBy ?? []
    if (!seenBy.includes(sight)) await writeRecording(transaction, id, { seenBy: [...seenBy, sight] })
    await appendActivity(transaction, [entry])
  })
}
