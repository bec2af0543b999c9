import { readCurrent } from '~/consent/store.server'
import type { StillTrue } from '~/notification/still-true.server'
import { localDate } from '~/runtime/local-date'

/** `before <day>`: a yes still ends on that day, and the day is still to come; that one ended stays so. */
export const isEndTold: StillTrue = async (reader, _runtime, { citizen, reason, at }) => {
  const [step, day = ''] = reason.split(' ')
  if (step !== 'before') return true
  if (day < localDate(at)) return false
  const choices = (await readCurrent(reader, citizen))?.choices ?? []
  return choices.some(({ answer, until }) => answer === 'yes' && until === day)
}

/** The reason is the day of the last look: whoever chose since then needs no asking. */
export const isStillRightTold: StillTrue = async (reader, _runtime, { citizen, reason }) => {
  const current = await readCurrent(reader, citizen)
  return current !== null && localDate(current.at) <= reason
}
