import { personas, type CitizenPersona } from '../../demo/personas'
import { localDate } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import type { Visitor } from './visitor'

/** What stands on the identity document of a persona, as staff type it over. */
export function documentOf(key: string): { bsn: string; geboortedatum: string } {
  const found = personas(localDate(new Date())).find((one) => one.key === key) as CitizenPersona
  return { bsn: found.bsn, geboortedatum: typedDay(found.birthDate) }
}

/** What somebody of the demo is called in the register, without the given name. */
export function surnameOf(key: string): string {
  const found = personas(localDate(new Date())).find((one) => one.key === key) as CitizenPersona
  return found.surname
}

/** Finds a persona at the counter, as far as the first screen about them; answers the id of the visit. */
export async function findAtCounter(staff: Visitor, key: string): Promise<string> {
  await staff.get('/zorgaanbieder/persoon')
  await staff.submit('main form .nl-button--primary', documentOf(key))
  return /balie\/([^/?]+)/.exec(staff.last!.url)?.[1] ?? ''
}

/** What staff tick when somebody is there in person with a passport. */
export const IN_PERSON = { gevraagd: 'ja', aanwezig: 'ja', document: 'passport' }

/** Answers the one question, and records it. */
export async function recordAnswer(
  staff: Visitor,
  answer: 'yes' | 'no',
  seen: Record<string, string> = IN_PERSON,
): Promise<void> {
  await staff.submit('main form .nl-button--primary', { antwoord: answer, ...seen })
  await staff.press('Klopt. Leg vast en print')
}
