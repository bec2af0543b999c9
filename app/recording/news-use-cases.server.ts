import type { Text } from '~/catalogue/catalogue'
import { readsOnly } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import { namesOf } from '~/representation/names.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { isUnseen } from './seen'
import { keysToAsk } from './shown-answers.server'
import { tellReceiver } from './spoken-told.server'
import type { StoredRecording } from './store.server'
import { tellStaff, type ToldStaff } from './told.server'
import { readWaiting } from './waits-for.server'

/** What waits for who reads: of which record, until when, and where in the picture. */
type Waits = {
  id: string
  until: LocalDate
  organisation: ToldStaff['organisation']
  ura: string
  keys: { data: string; receiver: string; name: Text }[]
}

/** What staff recorded that somebody has not looked at, newest first, and what of it waits for them: for their overview. */
export async function readRecordedNews(runtime: Runtime, dossier: Dossier) {
  const { reader } = runtime.database
  const { latest, waiting } = await readWaiting(reader, dossier)
  const unseen = latest.filter((record) => isUnseen(record, dossier.actorId))
  const mayAnswer = !readsOnly(dossier, dossier.today)
  const waits: Waits[] = []
  for (const { record } of waiting) waits.push(await tellWaits(runtime, dossier, record))
  const [top] = unseen
  return {
    top: top && {
      ...{ id: top.id, at: top.at, ended: top.endedAs !== null },
      answered: top.caseAnsweredAt !== null,
      ...(await staffOf(runtime, dossier, top)),
      waits: waits.find(({ id }) => id === top.id)?.keys.length ?? 0,
      mayUndo: mayAnswer && top.endedAs === null && top.what !== 'none',
    },
    more: Math.max(0, unseen.length - 1),
    waits,
  }
}

async function tellWaits(runtime: Runtime, dossier: Dossier, record: StoredRecording): Promise<Waits> {
  const { id, waitsUntil, ura } = record
  const keys = await keysToAsk(runtime.database.reader, dossier, record)
  const { namedInChoices: disclosure } = dossier.disclosure
  const names = await namesOf(runtime.database.reader, keys, { disclosure })
  const { organisation } = await staffOf(runtime, dossier, record)
  return {
    ...{ id, until: waitsUntil!, organisation },
    // Where the name is not for who reads, neither is where in the picture it stands.
    ura: typeof organisation === 'string' ? ura : '',
    keys: keys.map(({ data, receiver }) => ({ data, receiver, name: tellReceiver(receiver, names).within })),
  }
}

async function staffOf(runtime: Runtime, dossier: Dossier, record: StoredRecording) {
  const wasThere = record.saidBy === dossier.actorId
  return tellStaff(runtime.database.reader, runtime, { dossier, who: record, wasThere })
}
