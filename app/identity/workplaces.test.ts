import { expect, it } from 'vitest'
import { workplacesOf } from './workplaces'

const at = (ura: string) => ({ organisation: { ura, name: `Organisatie ${ura}` }, roleCode: '01.015' })
const [linde, noord] = [at('90000101'), at('90000303')]

it.each([
  ['nothing, where nobody gave a role', [linde, noord], [], []],
  [
    'nothing, where the role is at an organisation that Dezi does not name',
    [linde],
    [['90000303', 'assistant']],
    [],
  ],
  ['one role at one organisation', [linde], [['90000101', 'professional']], ['90000101 professional']],
  [
    'every role at every organisation, in the order of Dezi and then of the roles',
    [noord, linde],
    [
      ['90000101', 'administrator', 'professional'],
      ['90000303', 'assistant'],
    ],
    ['90000303 assistant', '90000101 professional', '90000101 administrator'],
  ],
  [
    'an organisation that Dezi names twice once',
    [linde, linde],
    [['90000101', 'planner']],
    ['90000101 planner'],
  ],
  ['no role that is none', [linde], [['90000101', 'director']], []],
])('gives %s', (_what, ...[employments, given, expected]) => {
  const roles = given.map(([ura = '', ...held]) => ({ ura, roles: held }))
  const found = workplacesOf(employments, roles)
  expect(found.map(({ employment, role }) => `${employment.organisation.ura} ${role}`)).toEqual(expected)
})
