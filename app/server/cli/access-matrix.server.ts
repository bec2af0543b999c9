import { AUDIENCES, type Audience } from '~/identity/actor'
import { isFor, MATRIX, ROLES_OF, type Need } from '~/identity/matrix'
import { done, type Verb } from './verb'

/** Prints who may do what, as the gate decides it: nothing is worked out here. */
export const accessMatrix: Verb = {
  words: 'access matrix',
  about: 'show which role may do what, as the portal itself decides it',
  run: async () => done(AUDIENCES.flatMap(tableOf), { needs: MATRIX, roles: ROLES_OF }),
}

const NAMES = Object.keys(MATRIX) as Need[]
const WIDTH = Math.max(...NAMES.map((need) => need.length))

/** One table an audience: a line a need, a column a role. */
function tableOf(audience: Audience): string[] {
  const roles = ROLES_OF[audience]
  const line = (need: Need) =>
    roles.map((role) => (MATRIX[need].includes(role) ? 'yes' : '·').padEnd(role.length)).join('  ')
  const open = NAMES.filter((need) => isFor(need, audience))
  return [
    audience,
    `  ${' '.repeat(WIDTH)}  ${roles.join('  ')}`,
    ...open.map((need) => `  ${need.padEnd(WIDTH)}  ${line(need)}`.trimEnd()),
    '',
  ]
}
