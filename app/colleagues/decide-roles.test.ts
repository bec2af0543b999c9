import { expect, it } from 'vitest'
import type { StaffRole } from '~/staff/role'
import { decideRoles } from './decide-roles'

const ASSISTANT: StaffRole[] = ['assistant']

it.each<[string, string[], Partial<Parameters<typeof decideRoles>[1]>, ReturnType<typeof decideRoles>]>([
  [
    'gives one',
    ['assistant'],
    { held: [], seen: [] },
    { ok: true, roles: ASSISTANT, given: ASSISTANT, taken: [] },
  ],
  ['takes all', [], {}, { ok: true, roles: [], given: [], taken: ASSISTANT }],
  [
    'gives and takes, in the fixed order',
    ['planner', 'professional'],
    {},
    { ok: true, roles: ['professional', 'planner'], given: ['professional', 'planner'], taken: ASSISTANT },
  ],
  ['gives none that is no role', ['director', 'assistant'], {}, { ok: false, refusal: 'nothing-changed' }],
  ['does nothing where nothing changes', ['assistant'], {}, { ok: false, refusal: 'nothing-changed' }],
  ['lets nobody change their own', [], { isOwn: true }, { ok: false, refusal: 'own-roles' }],
  [
    'looks first at what changed meanwhile',
    [],
    { seen: ['planner'] },
    { ok: false, refusal: 'changed-meanwhile' },
  ],
])('%s', (_what, ...[asked, facts, decision]) => {
  expect(decideRoles(asked, { held: ASSISTANT, seen: ASSISTANT, isOwn: false, ...facts })).toEqual(decision)
})
