import { describe, expect, it } from 'vitest'
import type { ActingCitizen, ActingFor } from '~/representation/acting'
import { visibleTo } from '~/representation/visible'
import { admit, type Access } from './access'

const actor = (more: Partial<ActingCitizen> = {}): ActingCitizen => ({
  audience: 'citizen',
  subjectId: 'anna',
  name: 'Anna',
  level: 'substantieel',
  ageCategory: '16-or-over',
  welcome: 'done',
  loggedInAt: new Date(0),
  ...more,
})
const actingFor = (access: ActingFor['access']): ActingFor => ({
  representationId: 'r',
  subjectId: 'cato',
  name: 'Cato Bakker',
  givenName: 'Cato',
  checkedAt: null,
  age: 8,
  kind: 'parent',
  decides: 'parents',
  sight: visibleTo({ decides: 'parents', shielded: false, shared: false }),
  access,
})

describe('who comes in', () => {
  it.each<[Access, Partial<ActingCitizen>, string]>([
    ['citizen', {}, 'come-in'],
    ['citizen', { ageCategory: '12-15' }, 'too-young'],
    ['participant', { ageCategory: '12-15' }, 'come-in'],
    ['participant', { ageCategory: 'under-12' }, 'too-young'],
    ['participant', { welcome: 'needed' }, 'finish-welcome'],
    ['participant', {}, 'come-in'],
    ['participant', { actingFor: actingFor('open') }, 'come-in'],
    ['participant', { actingFor: actingFor('ended') }, 'access-ended'],
    ['citizen', { actingFor: actingFor('open') }, 'for-another'],
    ['oneself', { ageCategory: '12-15' }, 'come-in'],
    ['oneself', { ageCategory: 'under-12' }, 'too-young'],
    ['oneself', { ageCategory: '12-15', welcome: 'needed' }, 'finish-welcome'],
    ['oneself', { actingFor: actingFor('open') }, 'for-another'],
    ['reader', { ageCategory: 'under-12', welcome: 'needed' }, 'come-in'],
    ['reader', { actingFor: actingFor('ended') }, 'access-ended'],
    ['reader', { welcome: 'needed' }, 'finish-welcome'],
    ['emergency', { ageCategory: 'under-12', welcome: 'needed' }, 'come-in'],
    ['emergency', { welcome: 'needed' }, 'come-in'],
    ['emergency', { actingFor: actingFor('open') }, 'come-in'],
    ['emergency', { actingFor: actingFor('ended') }, 'access-ended'],
    ['taking-back', { welcome: 'needed' }, 'come-in'],
    ['taking-back', { actingFor: actingFor('open') }, 'come-in'],
    ['taking-back', { actingFor: actingFor('ended') }, 'access-ended'],
    ['newcomer', { actingFor: actingFor('ended') }, 'come-in'],
    ['switch', { actingFor: actingFor('ended') }, 'come-in'],
    ['switch', { welcome: 'needed' }, 'finish-welcome'],
    ['switch', { ageCategory: '12-15' }, 'too-young'],
  ])('%s, %j: %s', (access, more, admission) => {
    expect(admit(access, actor(more))).toBe(admission)
  })

  it.each<Access>(['newcomer', 'taking-back', 'reader', 'participant', 'citizen', 'oneself', 'switch'])(
    'a child under 12 sends no form of %s, and may log out, which is public, and lock',
    (access) => {
      const child = actor({ ageCategory: 'under-12', welcome: 'needed' })
      expect(admit(access, child, 'send')).toBe('too-young')
      expect(admit('public', child, 'send')).toBe('come-in')
      expect(admit('emergency', child, 'send')).toBe('come-in')
      expect(admit('emergency', null, 'send')).toBe('log-in')
      expect(admit('reader', actor({ ageCategory: '12-15' }), 'send')).toBe('come-in')
    },
  )
})
