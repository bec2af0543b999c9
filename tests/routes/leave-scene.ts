import { arriveRequests } from '~/consentrequest/arrive.server'
import { typedDay } from '~/runtime/typed-day'
import { addDays, localDate } from '~/runtime/local-date'
import type { Visitor } from '../support/visitor'
import type { Product } from './product'

const today = () => localDate(new Date())
/** The last day that is asked for. */
const askedUntil = () => addDays(today(), 400)

/** What a colleague fills in, whomever they ask. */
export const leaveAsked = () => ({
  ...{ doel: 'research', tekst: 'Wij onderzoeken slaap in 2026-2027.\n\nBel 030-1234567.' },
  ...{ gegevens: 'GGC002', ontvanger: 'Universiteit Utrecht', totenmet: typedDay(askedUntil()) },
  kenmerk: 'Slaap 12',
})

/** Makes a code, as it stands on the page that shows it once. */
export async function makeCode(citizen: Visitor): Promise<string> {
  await citizen.get('/mijn/verzoeken')
  const buttons = [...citizen.last!.document.querySelectorAll<HTMLButtonElement>('button[value=code]')]
  await citizen.press(buttons[0]!.textContent!.trim())
  return citizen.last!.document.querySelector('.pairing__code')!.textContent!
}

/** Sends a request with a code; gives its id. It is on its way then. */
export async function askLeave(staff: Visitor, code: string): Promise<string> {
  await staff.get('/zorgaanbieder/verzoeken/nieuw')
  await staff.submit('main form .nl-button--primary', { ...leaveAsked(), code })
  return /verzoeken\/([^/?]+)/.exec(staff.last!.url)![1]!
}

/** A request that waits for an answer. */
export async function arrivedLeave(
  { runtime }: Pick<Product, 'runtime'>,
  { staff, citizen }: { staff: Visitor; citizen: Visitor },
): Promise<string> {
  const id = await askLeave(staff, await makeCode(citizen))
  await arriveRequests(runtime)
  return id
}
