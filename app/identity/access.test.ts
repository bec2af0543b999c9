import { describe, expect, it } from 'vitest'
import type { ActingCitizen, ActingFor } from '~/representation/acting'
import { disclosureTo } from '~/representation/disclosure'
import { admit, PUBLIC, readAccess, type Access } from './access'
import type { Internal, Staff } from './actor'
import { STAFF_ROLES, type StaffRole } from '~/staff/role'
import { MATRIX, type Need } from './matrix'

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
  disclosure: disclosureTo({ decides: 'parents', shielded: false, shared: false }),
  access,
})

type CitizensNeed = Exclude<Need, 'nothing'>
const of = (needs: CitizensNeed): Access => ({ audience: 'citizen', needs })

describe('who comes in', () => {
  it.each<[CitizensNeed, Partial<ActingCitizen>, string]>([
    ['decide-alone', {}, 'come-in'],
    ['decide-alone', { ageCategory: '12-15' }, 'too-young'],
    ['choose', { ageCategory: '12-15' }, 'come-in'],
    ['choose', { ageCategory: 'under-12' }, 'too-young'],
    ['choose', { welcome: 'needed' }, 'finish-welcome'],
    ['choose', {}, 'come-in'],
    ['choose', { actingFor: actingFor('open') }, 'come-in'],
    ['choose', { actingFor: actingFor('ended') }, 'access-ended'],
    ['decide-alone', { actingFor: actingFor('open') }, 'for-another'],
    ['own-settings', { ageCategory: '12-15' }, 'come-in'],
    ['own-settings', { ageCategory: 'under-12' }, 'too-young'],
    ['own-settings', { ageCategory: '12-15', welcome: 'needed' }, 'finish-welcome'],
    ['own-settings', { actingFor: actingFor('open') }, 'for-another'],
    ['read', { ageCategory: 'under-12', welcome: 'needed' }, 'come-in'],
    ['read', { actingFor: actingFor('ended') }, 'access-ended'],
    ['read', { welcome: 'needed' }, 'finish-welcome'],
    ['lock', { ageCategory: 'under-12', welcome: 'needed' }, 'come-in'],
    ['lock', { welcome: 'needed' }, 'come-in'],
    ['lock', { actingFor: actingFor('open') }, 'come-in'],
    ['lock', { actingFor: actingFor('ended') }, 'access-ended'],
    ['take-back', { welcome: 'needed' }, 'come-in'],
    ['take-back', { actingFor: actingFor('open') }, 'come-in'],
    ['take-back', { actingFor: actingFor('ended') }, 'access-ended'],
    ['end-leave', { welcome: 'needed' }, 'come-in'],
    ['end-leave', { actingFor: actingFor('ended') }, 'access-ended'],
    ['begin', { actingFor: actingFor('ended') }, 'come-in'],
    ['choose-for-whom', { actingFor: actingFor('ended') }, 'come-in'],
    ['choose-for-whom', { welcome: 'needed' }, 'finish-welcome'],
    ['choose-for-whom', { ageCategory: '12-15' }, 'too-young'],
  ])('%s, %j: %s', (needs, more, admission) => {
    expect(admit(of(needs), actor(more))).toBe(admission)
  })

  it('looks back after a death at what is read, and sends nothing but for whom it is', () => {
    const back = actor({ actingFor: { ...actingFor('open'), kind: 'after-death', looksBack: true } })
    const both = (needs: CitizensNeed) => [admit(of(needs), back), admit(of(needs), back, 'send')]
    expect(both('read')).toEqual(['come-in', 'looking-back'])
    expect(both('choose-for-whom')).toEqual(['come-in', 'come-in'])
    expect(both('end-leave')).toEqual(['come-in', 'looking-back'])
    for (const needs of ['choose', 'lock', 'take-back'] as const)
      expect(both(needs)).toEqual(['looking-back', 'looking-back'])
    expect(both('own-settings')).toEqual(['for-another', 'for-another'])
  })

  it.each<CitizensNeed>([
    'begin',
    'take-back',
    'erase',
    'read',
    'choose',
    'decide-alone',
    'own-settings',
    'choose-for-whom',
  ])('a child under 12 sends no form of %s, and may log out, which is public, and lock', (needs) => {
    const child = actor({ ageCategory: 'under-12', welcome: 'needed' })
    expect(admit(of(needs), child, 'send')).toBe('too-young')
    expect(admit(PUBLIC, child, 'send')).toBe('come-in')
    expect(admit(of('lock'), child, 'send')).toBe('come-in')
    expect(admit(of('end-leave'), child, 'send')).toBe('come-in')
    expect(admit(of('lock'), null, 'send')).toBe('log-in')
    expect(admit(of('read'), actor({ ageCategory: '12-15' }), 'send')).toBe('come-in')
  })
})

/** Written down a second time on purpose: who changes the matrix changes what people may do. */
it('opens what it opens to citizens and to colleagues of care providers, and nothing of the one to the other', () => {
  const { nothing, ...needs } = MATRIX
  expect(needs).toEqual({
    begin: [
      ...['child', 'youth', 'adult', 'newcomer', 'acting', 'acting-ended'],
      ...['looking-back', 'sending-back'],
    ],
    'take-back': ['child', 'youth', 'adult', 'newcomer', 'acting'],
    'end-leave': ['child', 'sending-child', 'youth', 'adult', 'newcomer', 'acting', 'looking-back'],
    lock: ['child', 'sending-child', 'youth', 'adult', 'newcomer', 'acting'],
    erase: ['youth', 'adult', 'newcomer', 'acting'],
    read: ['child', 'youth', 'adult', 'acting', 'looking-back'],
    'choose-for-whom': ['adult', 'acting', 'acting-ended', 'looking-back', 'sending-back'],
    choose: ['youth', 'adult', 'acting'],
    rights: ['youth', 'adult'],
    'own-settings': ['youth', 'adult'],
    'decide-alone': ['adult'],
    arrive: [
      ...['arriving', 'professional', 'assistant'],
      ...['administrator', 'quality-officer', 'planner', 'trainee'],
    ],
    work: ['professional', 'assistant', 'administrator', 'quality-officer', 'planner', 'trainee'],
    counter: ['professional', 'assistant'],
    'opt-ins': ['professional', 'assistant'],
    'consent-requests': ['professional', 'assistant'],
    'staff-roles': ['administrator'],
    'inbox-address': ['administrator'],
    clients: ['administrator'],
    'own-log': ['administrator', 'quality-officer'],
    'internal-work': ['support-desk', 'privacy-officer', 'operator'],
    'rights-requests': ['privacy-officer'],
    'desk-messages': ['support-desk'],
    'desk-calls': ['support-desk'],
    'desk-post': ['support-desk'],
    'desk-evidence': ['support-desk'],
    registers: ['privacy-officer'],
    'log-reading': ['privacy-officer'],
    breaches: ['privacy-officer'],
    suspend: ['privacy-officer'],
    alarms: ['privacy-officer'],
    retention: ['privacy-officer'],
  })
  expect(nothing).toContain('nobody')
})

describe('another audience', () => {
  const common = { name: 'S. Visser', level: 'hoog', loggedInAt: new Date(0) } as const
  const linde = { ura: '90000101', name: 'De Linde' }
  const staff: Staff = {
    ...{ ...common, audience: 'staff', memberId: 'sanne', professional: '900000101', employments: [] },
    ...{ organisation: linde, roleCode: '01.015', role: 'professional', roles: ['professional'] },
  }
  const internal: Internal = { ...common, audience: 'internal', worker: 'joris', roles: ['privacy-officer'] }

  it.each<Staff | Internal>([staff, internal])(
    'is nobody at what is for citizens: $audience',
    (colleague) => {
      for (const needs of Object.keys(MATRIX) as Need[])
        if (needs !== 'nothing') expect(admit(of(needs), colleague)).toBe('log-in')
      expect(admit(PUBLIC, colleague)).toBe('come-in')
    },
  )

  it.each<[Need, Staff['role'] | 'arriving', string]>([
    ['counter', 'professional', 'come-in'],
    ['counter', 'assistant', 'come-in'],
    ['counter', 'administrator', 'other-role'],
    ['counter', 'quality-officer', 'other-role'],
    ['counter', 'planner', 'other-role'],
    ['counter', 'trainee', 'other-role'],
    ['counter', 'arriving', 'arrive'],
    ['staff-roles', 'administrator', 'come-in'],
    ['staff-roles', 'professional', 'other-role'],
    ['staff-roles', 'arriving', 'arrive'],
    ['arrive', 'arriving', 'come-in'],
    ['work', 'trainee', 'come-in'],
  ])('%s is for %s: %s', (needs, role, admission) => {
    const comer = role === 'arriving' ? { ...staff, role } : { ...staff, role }
    expect(admit({ audience: 'staff', needs }, comer)).toBe(admission)
    expect(admit({ audience: 'staff', needs }, actor())).toBe('log-in')
    expect(admit({ audience: 'staff', needs }, null)).toBe('log-in')
  })

  // The admission test goes to every address as these two, and as nobody else of a care provider.
  it.each(STAFF_ROLES)(
    'opens to a role nothing that is not tried by a professional or an administrator: %s',
    (role) => {
      const open = (one: StaffRole) =>
        (Object.keys(MATRIX) as Need[]).filter(
          (needs) => admit({ audience: 'staff', needs }, { ...staff, role: one, roles: [one] }) === 'come-in',
        )
      expect([...open('professional'), ...open('administrator')]).toEqual(expect.arrayContaining(open(role)))
      expect(open(role)).toEqual(
        (Object.keys(MATRIX) as Need[]).filter((needs) => MATRIX[needs].includes(role)),
      )
      if (role === 'assistant') expect(open(role)).toEqual(open('professional'))
    },
  )

  it('is where a citizen is nobody', () => {
    const theirs = { audience: 'staff', needs: 'choose' } as const
    expect(admit(theirs, actor())).toBe('log-in')
    expect(admit(theirs, staff)).toBe('other-role')
    expect(admit({ audience: 'internal', needs: 'choose' }, internal)).toBe('other-role')
    expect(admit({ audience: 'staff', needs: 'nothing' }, staff)).toBe('come-in')
  })
})

describe('what a route declares', () => {
  it.each([
    [undefined],
    [{}],
    [{ audience: 'citizen' }],
    [{ needs: 'choose' }],
    [{ audience: 'citizens', needs: 'choose' }],
    [{ audience: 'citizen', needs: 'fly' }],
    [{ audience: 'citizen', needs: 'constructor' }],
    [{ audience: 'citizen', needs: 'nothing' }],
    [{ audience: 'public', needs: 'choose' }],
    [{ audience: 'staff', needs: 'choose' }],
  ])('is not in the matrix: %j', (declared) => {
    expect(readAccess(declared)).toBeNull()
  })

  it('is', () => {
    expect(readAccess({ audience: 'citizen', needs: 'choose' })).toEqual(of('choose'))
    expect(readAccess({ audience: 'public', needs: 'nothing' })).toEqual(PUBLIC)
  })
})
