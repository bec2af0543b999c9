import { drawQr } from '~/authority/qr.server'
import type { Language } from '~/i18n/language'
import { endByStaff, type Ended } from '~/recording/end-use-cases.server'
import { printSlips, type Printed } from '~/recording/print-use-cases.server'
import { confirmUntil } from '~/recording/record'
import { oneAnswerOf } from '~/recording/recorded'
import { writeSlipCode } from '~/recording/slip'
import { readSlips } from '~/recording/slip-store.server'
import { readOfVisit, readRecording, readRecordings } from '~/recording/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { readSpoken } from './asked.server'
import type { Visit } from './visit-use-cases.server'

/** As many as anybody looks through at a counter. */
const MOST_EARLIER = 50

/** What was recorded in this visit, as its last screen and the papers say it; null while nothing was. */
export async function readDone({ database }: Pick<Runtime, 'database'>, { id, dossier }: Visit) {
  const { reader } = database
  const { person } = dossier
  const head = await readOfVisit(reader, id)
  const found = head && (await readRecording(reader, person, head.id))
  if (!found) return null
  const { evidence, spoken } = found.content
  return {
    ...{ id: found.id, number: found.number, at: found.at, what: found.what },
    answer: oneAnswerOf(found),
    endedAs: found.endedAs,
    lines: await readSpoken(reader, spoken),
    evidence: { document: evidence.document, ofSpeaker: evidence.representative?.document ?? null },
    until: confirmUntil(localDate(found.at)),
    language: person.row.language as Language,
    slips: found.endedAs ? [] : await readSlips(reader, person, found.id),
  }
}

/** How the code of a paper is printed: in groups, and as a drawing that a telephone reads. The code is in no address that is logged. */
export function drawSlip(code: string, address: string) {
  return { written: writeSlipCode(code), qr: drawQr(`${address}#${code}`) }
}

/** Prints again: new codes, and the old ones stop working. */
export async function printAgain(runtime: Runtime, { id, dossier }: Visit): Promise<Printed> {
  const head = await readOfVisit(runtime.database.reader, id)
  return head ? printSlips(runtime, dossier, head.id) : { ok: false, refusal: 'not-there' }
}

/** *Verkeerde persoon*, from the screen on which it was recorded. */
export async function takeBack(runtime: Runtime, { id, dossier }: Visit): Promise<Ended> {
  const head = await readOfVisit(runtime.database.reader, id)
  if (!head) return { ok: false, refusal: 'not-there' }
  return endByStaff(runtime, dossier, { id: head.id, as: 'wrong-person' })
}

/** What was recorded here about this person before: number, day, kind and whether it stands; never what was answered. */
export async function readEarlier({ database }: Pick<Runtime, 'database'>, { dossier }: Visit) {
  const { ura } = dossier.staff.organisation
  const found = await readRecordings(database.reader, dossier.person, { ura, limit: MOST_EARLIER })
  return found.map(({ id, number, at, what, endedAs }) => ({
    id,
    number,
    at,
    what,
    stands: endedAs === null,
  }))
}

/** *Verkeerd vastgelegd*: of any day, by who is at the counter of the same organisation, with the reason. */
export async function takeBackEarlier(
  runtime: Runtime,
  { dossier }: Visit,
  { id, reason }: { id: string; reason: string },
): Promise<Ended> {
  return endByStaff(runtime, dossier, { id, as: 'wrongly-recorded', reason })
}
