import type { Visitor } from '../support/visitor'
import { ON, SEND } from './choosing-scene'

/** What somebody fills in about themself. */
export const OPT_IN_DETAILS = {
  ...{ voorletters: 'A.', achternaam: 'de Vries', geslacht: 'woman', geboortedatum: '24-3-1985' },
  ...{ straat: 'Singel 1', postcode: '1234ab', plaats: 'Utrecht', mail: '' },
}

/** Sends a request to De Linde with one yes, as far as the page after it. */
export async function sendOptIn(
  visitor: Visitor,
  answers: Record<string, string> = { 'answer-RPZAC005': 'yes' },
) {
  await visitor.get('/mijn/aanvragen/gegevens/toestemming/90000101')
  await visitor.submit('main form .nl-button--primary', OPT_IN_DETAILS)
  await visitor.submit(ON, answers)
  return visitor.press(SEND)
}
