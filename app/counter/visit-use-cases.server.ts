import type { Transaction } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { mayRecord, record, type RecordedNow } from '~/recording/record-use-cases.server'
import { forgetCodes } from '~/recording/slip-store.server'
import { readOfVisit } from '~/recording/store.server'
import { isRepresentative } from '~/representation/decision-status.server'
import { openStaffDossier, type StaffDossier } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { noteRecord } from './raise.server'
import { openContent, readVisit, wipe, writeContent } from './store.server'
import { isOpen, type Said, type VisitContent } from './visit'

/** Who is at the counter now: the dossier, and what stands on the screens. */
export type Visit = VisitContent & { id: string; dossier: StaffDossier }

type Opening = { staff: Staff; id: string; requestId: string }

/** Opens a visit of one's own; null once it is wiped, for another's, and for who may not do anything for citizens any more. */
export async function openVisit(runtime: Runtime, { staff, id, requestId }: Opening): Promise<Visit | null> {
  const { reader } = runtime.database
  const whose = { id, memberId: staff.memberId, ura: staff.organisation.ura }
  const row = await readVisit(reader, whose)
  if (!row?.subjectId || !isOpen(row, staff.loggedInAt, runtime.now())) return null
  const dossier = await openStaffDossier(reader, runtime, { staff, subjectId: row.subjectId, requestId })
  if (!dossier?.person.keys.profile) return null
  return { id, dossier, ...openContent(dossier.person, row) }
}

/** Keeps what was filled in, for the next screen of this visit. */
export async function keepSaid(runtime: Runtime, visit: Visit, said: Said): Promise<void> {
  const { id, dossier, name, age, speaker } = visit
  await runtime.database.transact((transaction) =>
    writeContent(transaction, dossier.person, { id, content: { name, age, speaker, said }, at: dossier.at }),
  )
}

/** Ends a visit: nothing of the person stays on the screen or in this row, and the codes of papers are on paper only. */
export async function closeVisit(runtime: Runtime, { staff, id }: Omit<Opening, 'requestId'>): Promise<void> {
  const at = runtime.now()
  const whose = { id, memberId: staff.memberId, ura: staff.organisation.ura }
  await runtime.database.transact(async (transaction: Transaction) => {
    if (!(await readVisit(transaction, whose))) return
    await wipe(transaction, id, at)
    const recorded = await readOfVisit(transaction, id)
    if (recorded) await forgetCodes(transaction, recorded.id)
  })
}

/** The version of the questions that are read out: it is kept with each record. */
const QUESTION_VERSION = 1

/** Records what was read back; null where nothing was filled in. */
export async function recordVisit(
  runtime: Runtime,
  { id, dossier, said }: Visit,
): Promise<RecordedNow | null> {
  if (!said) return null
  const alongside = (transaction: Transaction) => noteRecord(transaction, runtime, dossier)
  return record(runtime, dossier, { ...said, visitId: id, questionVersion: QUESTION_VERSION, alongside })
}

/**
 * Whether there is anything to ask: else staff get the one sentence at once, whatever the reason. Of somebody for whom others
 * decide it supposes that one who may is there, until they say who it is.
 */
export async function mayAsk(runtime: Pick<Runtime, 'database'>, visit: Visit): Promise<boolean> {
  const { dossier, speaker, age } = visit
  const supposed = speaker === null && age < 16
  const representative = speaker ? speakerIn(visit) : supposed ? 'may-decide' : 'none'
  return mayRecord(runtime, dossier, { representative, child: 'did-not' })
}

/** Whether who speaks for the person may decide now. */
function speakerIn({ dossier, speaker }: Visit): 'none' | 'may-decide' | 'may-not' {
  if (!speaker) return 'none'
  return isRepresentative(dossier, speaker.id) ? 'may-decide' : 'may-not'
}
