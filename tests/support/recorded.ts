import type { Answer } from '~/consent/choice'
import type { Staff } from '~/identity/actor'
import { printSlips } from '~/recording/print-use-cases.server'
import { record } from '~/recording/record-use-cases.server'
import type { Evidence } from '~/recording/recorded'
import { readSlips } from '~/recording/slip-store.server'
import { spokenIn } from '~/recording/spoken'
import { findById } from '~/person/store.server'
import { openStaffDossier } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'

const IN_PERSON: Evidence = { document: 'passport', representative: null, child: 'did-not' }

type AtCounter = { staff: Staff; subjectId: string }
type Said = AtCounter & { answer: Answer; evidence?: Evidence }

/** Staff write down the answer to SIT001 for somebody; gives the id of the record. */
export async function recordFor(
  runtime: Runtime,
  { answer, evidence = IN_PERSON, ...at }: Said,
): Promise<string> {
  const recorded = await record(runtime, await dossierAt(runtime, at), {
    ...{ visitId: runtime.newId(), what: 'SIT001', questionVersion: 1, evidence },
    spoken: spokenIn('SIT001', answer),
  })
  if (!recorded.ok) throw new Error(recorded.refusal)
  return recorded.id
}

/** Prints the paper of a record; gives its code. */
export async function printFor(runtime: Runtime, { id, ...at }: AtCounter & { id: string }): Promise<string> {
  await printSlips(runtime, await dossierAt(runtime, at), id)
  const person = (await findById(runtime.database.reader, runtime, at.subjectId))!
  return (await readSlips(runtime.database.reader, person, id))[0]!.code
}

export async function dossierAt(runtime: Runtime, { staff, subjectId }: AtCounter) {
  return (await openStaffDossier(runtime.database.reader, runtime, { staff, subjectId, requestId: 'r' }))!
}
