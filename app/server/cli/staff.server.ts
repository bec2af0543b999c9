import { appoint, dismiss, type AppointAnswer } from '~/colleagues/appoint.server'
import { STAFF_ROLES, type StaffRole } from '~/staff/role'
import { done, failed, listOption, neededOption, OPERATOR, UsageError, type Given, type Verb } from './verb'

const REFUSALS: Record<Extract<AppointAnswer, { ok: false }>['refusal'], string> = {
  'unknown-provider': 'The directory has no care organisation with this URA.',
  'unknown-member': 'Nobody with this Dezi number works for this organisation.',
}
const URA = { ura: { type: 'string', about: 'URA of the organisation' } } as const

export const staffAppoint: Verb = {
  words: 'staff appoint',
  takes: 'NUMBER',
  about: 'Names the first administrator of a care organisation, by the number that Dezi knows them by.',
  options: {
    ...URA,
    name: { type: 'string', about: 'initials and surname, until they log in' },
    role: { type: 'string', multiple: true, about: `may be given again; administrator without` },
  },
  async run({ operand, given, desk }) {
    const number = numberOf(operand)
    const appointing = {
      number,
      ura: neededOption(given, 'ura'),
      name: neededOption(given, 'name'),
      roles: rolesOf(given),
    }
    const by = { operator: OPERATOR, requestId: desk.requestId }
    const answer = await appoint(desk.runtime(), appointing, by)
    if (!answer.ok) return failed(REFUSALS[answer.refusal], answer)
    return done(`${number} is ${answer.roles.join(', ')} of ${appointing.ura} from now on.`, answer)
  },
}

export const staffDismiss: Verb = {
  words: 'staff dismiss',
  takes: 'NUMBER',
  about: 'Takes every role that somebody has in a care organisation; counts from their next request on.',
  options: URA,
  async run({ operand, given, desk }) {
    const number = numberOf(operand)
    const ura = neededOption(given, 'ura')
    const by = { operator: OPERATOR, requestId: desk.requestId }
    const answer = await dismiss(desk.runtime(), { number, ura }, by)
    if (!answer.ok) return failed(REFUSALS[answer.refusal], answer)
    return done(`${number} has no role at ${ura} any more.`, answer)
  },
}

function numberOf(operand: string): string {
  if (!/^\d{9}$/.test(operand)) throw new UsageError('a Dezi number has nine digits')
  return operand
}

function rolesOf(given: Given): StaffRole[] {
  const asked = listOption(given, 'role')
  const known = STAFF_ROLES.filter((role) => asked.includes(role))
  const unknown = asked.filter((role) => !(STAFF_ROLES as readonly string[]).includes(role))
  if (unknown.length > 0) throw new UsageError(`there is no role ${unknown.join(', ')}`)
  return known.length > 0 ? known : ['administrator']
}
