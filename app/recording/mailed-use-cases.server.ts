import { appendActivity } from '~/audit/append.server'
import { cameBy, readWaitsToken, type CameBy } from '~/notification/what-waits-token.server'
import { findById } from '~/person/store.server'
import { act } from '~/representation/act.server'
import { openDossier, type Acting, type Dossier } from '~/representation/dossier.server'
import { namesOf } from '~/representation/names.server'
import type { Runtime } from '~/runtime/runtime.server'
import { answerWaiting, recordObject, type Answered } from './answer-use-cases.server'
import { keysToAsk } from './shown-answers.server'
import { keysOf, tellData, tellReceiver } from './spoken-told.server'
import { readRecording } from './store.server'
import { nameStaff } from './told.server'
import { readWaiting } from './waits-for.server'

type Mailed = { token: string; requestId: string }

/**
 * What waits for who was mailed about a record, by the link in that mail, or written to, by the code of that letter: their own alone, since only a login says that somebody
 * still acts for another (Wabvpz 15g). One at a time, the oldest first. `null` is a link that opens nothing; without `waiting` nothing
 * waits any more. Reading it is logged; it stands on their overview as new until they log in.
 */
export async function readWaitingByMail(runtime: Runtime, mailed: Mailed) {
  const opened = await openMailed(runtime, mailed)
  if (!opened) return null
  const { dossier, means } = opened
  const { reader } = runtime.database
  const oldest = (await readWaiting(reader, dossier)).waiting.at(-1)
  if (!oldest) return { waiting: null }
  const { record, waits } = oldest
  const names = await namesOf(reader, keysOf(record), { disclosure: 'names' })
  const asked = await keysToAsk(reader, dossier, record)
  const object = recordObject(record.id, means)
  await runtime.database.record((transaction) =>
    appendActivity(transaction, [act(dossier, { event: 'recording-read', action: 'R', object })]),
  )
  return {
    waiting: {
      ...(await nameStaff(reader, runtime, record)),
      ...{ record: record.id, at: record.at, until: waits.until },
      isOwnNo: waits.isOwnNo,
      data: tellData(record, names),
      receivers: asked.map(({ receiver }) => tellReceiver(receiver, names)),
    },
  }
}

/** `agreed`: it waits for another as well, who said no here too. */
type AnsweredByMail = { ok: true; became: 'yes' | 'no' | 'agreed' } | Extract<Answered, { ok: false }>

/** *Ja, het wordt ja* and *Nee, het blijft nee* by the link in the mail or the code of the letter. Null for a link that opens nothing. */
export async function answerByMail(
  runtime: Runtime,
  { record: id, answer, ...mailed }: Mailed & { record: string; answer: 'yes' | 'no' },
): Promise<AnsweredByMail | null> {
  const opened = await openMailed(runtime, mailed)
  if (!opened) return null
  const { dossier, means } = opened
  const answered = await answerWaiting(runtime, dossier, { id, answer, means })
  if (!answered.ok) return answered
  const now = await readRecording(runtime.database.reader, dossier.person, id)
  return { ok: true, became: answer === 'yes' && now?.waits === 'waiting' ? 'agreed' : answer }
}

type Opened = { dossier: Dossier<Acting>; means: CameBy }

/** The dossier of whose link it is, and by what they came. */
async function openMailed(runtime: Runtime, { token, requestId }: Mailed): Promise<Opened | null> {
  const { reader } = runtime.database
  const sent = readWaitsToken(runtime, token)
  const citizen = sent && (await findById(reader, runtime, sent.subjectId))
  const means = citizen && (await cameBy(reader, citizen, { sent, now: runtime.now() }))
  if (!means) return null
  const dossier = await openDossier(reader, runtime, { actor: { subjectId: citizen.row.id }, requestId })
  return dossier && { dossier, means }
}
