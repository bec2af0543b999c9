import { documentOf } from './counter'
import type { Visitor } from './visitor'

/* What the desk does on its pages, as far as the page after it. */

export const DESK = '/servicedesk/vertegenwoordiging'
const MAIN = 'main form .nl-button--primary'

/** The id of the case that is open. */
export function caseOpen({ last }: Visitor): string {
  return /vertegenwoordiging\/([0-9a-v]{26})/.exec(last!.url)?.[1] ?? ''
}

type Asked = { kind: string; applicant: string; person: string; until: string }

/** Writes down that somebody asks by phone; answers the id of the case. */
export async function askByPhone(desk: Visitor, { kind, applicant, person, until }: Asked): Promise<string> {
  const [one, other] = [documentOf(applicant), documentOf(person)]
  await desk.get(`${DESK}/nieuw`)
  await desk.submit(MAIN, {
    ...{ kanaal: 'phone', als: kind, tot: until },
    ...{ aanvrager: one.bsn, aanvragergeboren: one.geboortedatum },
    ...{ persoon: other.bsn, persoongeboren: other.geboortedatum },
  })
  return caseOpen(desk)
}

/** Puts a measure about somebody on the list; answers the id of the case. */
export async function askMeasure(desk: Visitor, measure: string, person: string): Promise<string> {
  const { bsn, geboortedatum } = documentOf(person)
  await desk.get(`${DESK}/vastleggen`)
  await desk.submit(MAIN, { kanaal: 'post', wat: measure, persoon: bsn, persoongeboren: geboortedatum })
  return caseOpen(desk)
}

/** Says that one saw a paper. */
export async function seePaper(desk: Visitor, id: string, seen: { papier: string } & Record<string, string>) {
  await desk.get(`${DESK}/${id}/gezien`)
  await desk.submit(MAIN, { datum: '1-2-2026', ...seen })
}

/** Decides as the second. */
export async function decide(desk: Visitor, id: string, verdict: { besluit: string; reden?: string }) {
  await desk.get(`${DESK}/${id}/besluit`)
  await desk.submit(MAIN, verdict)
}
