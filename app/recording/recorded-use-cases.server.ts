import { keyText, type ChoiceKey } from '~/consent/choice'
import { readVersion } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import { tellDoer } from '~/representation/author-label.server'
import { readsOnly } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import { namesOf } from '~/representation/names.server'
import type { Runtime } from '~/runtime/runtime.server'
import { mayLift } from './end-use-cases.server'
import { noteSeen } from './seen.server'
import { readShownAnswers } from './shown-answers.server'
import { keysOf, tellData, tellReceiver, tellSpoken } from './spoken-told.server'
import { readRecording, type StoredRecording } from './store.server'
import { tellStaff } from './told.server'
import { whatWaits } from './waits-for.server'

/**
 * One record as whom it is about reads it: who wrote it down, what they say of it, what is in force now, and what waits for
 * this reader. Null for a record about somebody else. Reading it is logged, and takes the band of it away.
 */
export async function readRecorded(runtime: Runtime, dossier: Dossier, id: string) {
  const { reader } = runtime.database
  const { person, actorId, today } = dossier
  const found = await readRecording(reader, person, id)
  if (!found) return null
  const { content, at, number, what, saidBy } = found
  const { evidence } = content
  const wasThere = saidBy === actorId
  const keys = keysOf(found)
  const names = await namesOf(reader, keys, { disclosure: seenIn(dossier, wasThere) })
  const told = { readerId: actorId, citizen: person }
  const rows = await rowsOf(reader, dossier, found)
  await noteSeen(runtime, dossier, found)
  return {
    ...{ id, at, number, what, questionVersion: content.questionVersion },
    ...(await tellStaff(reader, runtime, { dossier, who: found, wasThere })),
    there: {
      person: evidence.document,
      representative: evidence.representative && {
        who: await tellDoer(reader, { ...told, byId: evidence.representative.id, at }),
        document: evidence.representative.document,
      },
      child: evidence.child === 'said-yes',
    },
    spoken: tellSpoken(found, names),
    data: tellData(found, names),
    rows: rows.map(({ receiver, ...row }) => ({ ...row, receiver: tellReceiver(receiver, names) })),
    waiting: await whatWaits(reader, dossier, found),
    accepted: found.acceptedAt !== null,
    ended: found.endedAs && {
      ...{ as: found.endedAs, at: found.endedAt!, reason: found.endReason },
      by: await endedBy(reader, dossier, found),
      /** Of what was never said: when the organisation answered; never what. */
      answeredAt: found.caseAnsweredAt,
      /** What did not go back: another's word is needed for it, or it can be chosen no more. */
      left: rows.filter(({ isLeft }) => isLeft).length,
    },
    /** A no of somebody else is in it: that stays, whatever this one puts back. */
    keepsNo:
      rows.some(({ waits, was, said }) => !waits && said === 'no' && was !== 'no') &&
      !mayLift(dossier, { by: actorId, saidBy }),
    mayAnswer: !readsOnly(dossier, today),
  }
}

function seenIn({ disclosure }: Dossier, wasThere: boolean) {
  return wasThere ? ('names' as const) : disclosure.namedInChoices
}

/** What is in force for each thing that was said, what stood there before, and whether it waits or was not put back. */
async function rowsOf(reader: Reader, dossier: Dossier, record: StoredRecording) {
  const { version, content, endedAs } = record
  const before = version === null ? null : await readVersion(reader, dossier.person, version - 1)
  const answerAt = await readShownAnswers(reader, dossier, record)
  const waits = new Set(content.waiting.map(({ key }) => keyText(key)))
  return keysOf(record).map((key) => {
    const now = answerAt(key)
    // A record of which nothing came into force changed nothing.
    const was = version === null ? now : answerAt(key, before?.choices ?? [])
    const said = saidAt(record, key)
    const isSaid = !waits.has(keyText(key))
    return {
      ...{ key: keyText(key), receiver: key.receiver, now, was },
      ...{ said, waits: !isSaid },
      isLeft: endedAs !== null && isSaid && now !== was && now === said,
    }
  })
}

function saidAt({ content }: StoredRecording, { data, receiver }: ChoiceKey) {
  return content.spoken.find((one) => one.data === data && one.receiver === receiver)?.answer
}

/** Who put it back, as who reads is told. */
async function endedBy(
  reader: Reader,
  { person, actorId }: Dossier,
  { endedAs, endedAt, endedBy }: StoredRecording,
) {
  if (endedAs === 'wrong-person' || endedAs === 'wrongly-recorded') return { who: 'staff' as const }
  if (endedBy === 'paper' || !endedBy) return { who: 'slip' as const }
  return tellDoer(reader, { readerId: actorId, citizen: person, byId: endedBy, at: endedAt! })
}
