import type { Visitor } from '../support/visitor'
import { words } from '../support/words'

/* Addresses, buttons and steps of somebody who chooses without JavaScript. */

export const CONTROL = '/mijn/keuzes/controle'
export const GP = '/mijn/keuzes/groep/GP'
export const CENTRUM = `${GP}/GGC002/uitzondering/RPZAC005/90000202`
export const ON = 'button[name=next][value=on]'
export const SEND = words('nl', 'control.submit')
export const gpToPharmacies = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' }
export const onlyCentrum = { ...gpToPharmacies, receiver: 'ura:90000202' }

/** Goes to a page, fills it in and presses the button that goes on. */
export async function answer(visitor: Visitor, path: string, fields: Record<string, string>) {
  await visitor.get(path)
  return visitor.submit(ON, fields)
}

/** Goes to a page and takes away the first choice that can be. */
export async function takeAway(visitor: Visitor, path: string) {
  await visitor.get(path)
  return visitor.submit('button[name=remove]')
}

/** Sends what was chosen, by the review page. */
export async function send(visitor: Visitor) {
  await visitor.get(CONTROL)
  return visitor.press(SEND)
}
