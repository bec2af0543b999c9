import type { OptInAnswer } from '~/optin/optin'
import { named, type Choice } from './choice'

/** What somebody chose at one provider by name: what that provider itself may know of it. */
export function answersAt(ura: string, choices: readonly Choice[]): OptInAnswer[] {
  return choices
    .filter(({ holder }) => holder === named(ura))
    .map(({ data, receiver, answer, until }) => ({ data, receiver, answer, ...(until && { until }) }))
}
