import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { actBySystem } from '~/representation/act.server'
import { namesOf } from '~/representation/names.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { readSlipCode, slipWorksUntil } from './slip'
import { findSlip, type FoundSlip } from './slip-store.server'
import { keysOf, tellSpoken } from './spoken-told.server'
import { writeRecording } from './store.server'
import { nameStaff } from './told.server'

type Asking = { typed: string; requestId: string }

/**
 * What the paper with this code shows, and nothing else: never what stood before or stands now, nor what became of it, since
 * staff had the paper in hand. Null for a code that opens nothing. Reading it is logged.
 */
export async function readBySlip(runtime: Runtime, { typed, requestId }: Asking) {
  const { reader } = runtime.database
  const slip = await find(runtime, reader, typed)
  if (!slip) return null
  const { recording, printedAt, person } = slip
  const { content, at, number, what } = recording
  const names = await namesOf(reader, keysOf(recording), { disclosure: 'names' })
  const object = { type: 'recording', id: recording.id } as const
  const read = { event: 'recording-read', action: 'R', object } as const
  await runtime.database.record((transaction) =>
    appendActivity(transaction, [actBySystem(person.row.id, { ...read, at: runtime.now(), requestId })]),
  )
  return {
    ...{ number, at, what, questionVersion: content.questionVersion, until: slipWorksUntil(printedAt) },
    ...(await nameStaff(reader, runtime, recording)),
    spoken: tellSpoken(recording, names),
  }
}

/** *Dit klopt* with the code of the paper: only takes the band away. What waits is confirmed logged in, or by the link in the mail. */
export async function acceptBySlip(runtime: Runtime, { typed, requestId }: Asking): Promise<boolean> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const slip = await find(runtime, transaction, typed)
    if (!slip) return false
    const { id, acceptedAt, endedAs } = slip.recording
    if (acceptedAt || endedAs) return true
    const object = { type: 'recording', id } as const
    await writeRecording(transaction, id, { acceptedAt: at })
    await appendActivity(transaction, [
      actBySystem(slip.person.row.id, { event: 'recording-accepted', action: 'U', object, at, requestId }),
    ])
    return true
  })
}

async function find(
  runtime: Runtime,
  reader: Runtime['database']['reader'] | Transaction,
  typed: string,
): Promise<FoundSlip | null> {
  const code = readSlipCode(typed)
  return code === null ? null : findSlip(reader, runtime, { code, today: localDate(runtime.now()) })
}
