import type { Additions } from '~/catalogue/additions'
import type { LocalDate } from '~/runtime/local-date'
import { answerOn, type Choice } from './choice'

/**
 * Whether what a newer catalogue adds touches who chose this (Wabvpz 15c): there is a yes, said or taken along, at a group
 * that got members, at a group of receivers that did, for data that now hold others, or with a holder about whom there is
 * a new receiver to choose on. A no, and a yes that ended, let nobody see more whatever is added.
 */
export function isTouchedBy(additions: Additions, choices: readonly Choice[], today: LocalDate): boolean {
  const { holders, receivers, contained, rows, barred } = additions
  return choices
    .filter((choice) => answerOn(choice, today) === 'yes')
    .some(
      ({ holder, data, receiver }) =>
        barred ||
        holders.includes(holder) ||
        receivers.includes(receiver) ||
        contained.some(({ within }) => within === data) ||
        rows.some((row) => row.holder === holder),
    )
}
