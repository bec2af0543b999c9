import { describe, expect, it } from 'vitest'
import en from '~/i18n/en/notification.json'
import nl from '~/i18n/nl/notification.json'
import {
  offeredAt,
  ASKED_KINDS,
  expiryOf,
  isKind,
  isWanted,
  KINDS,
  SWITCHABLE_KINDS,
  type KindId,
} from './kinds'

/** The domain's table of kinds once more: to whom, whether it can be switched off, who may switch it, what it carries. */
const DOMAIN: Record<string, [to: string, choice: string, offered?: string, carries?: string]> = {
  'confirm-address': ['citizen', 'always', 'everybody', 'address-and-link'],
  'address-changing': ['citizen', 'always', 'everybody', 'address-and-link'],
  'address-changed': ['citizen', 'always', 'everybody', 'address'],
  'choices-changed': ['citizen', 'off'],
  approval: ['citizen', 'always'],
  authority: ['citizen', 'always'],
  represented: ['citizen', 'always'],
  recorded: ['citizen', 'always'],
  lock: ['citizen', 'always'],
  erasure: ['citizen', 'always'],
  rights: ['citizen', 'always'],
  'birthday-ahead': ['citizen', 'always'],
  'turned-12': ['citizen', 'always'],
  'turned-16': ['citizen', 'off', 'under-16'],
  inherited: ['citizen', 'always'],
  viewed: ['citizen', 'off'],
  following: ['citizen', 'off'],
  'consent-request': ['citizen', 'on'],
  'yes-ends': ['citizen', 'on'],
  'still-right': ['citizen', 'on'],
  'opt-in-moved': ['citizen', 'off'],
  'opt-in-goes': ['citizen', 'always'],
  'opt-in-arrived': ['organisation', 'always'],
  'inbox-address': ['organisation', 'always', 'everybody', 'address-and-link'],
  'message-received': ['conversation', 'always', 'everybody', 'number'],
  'message-answered': ['conversation', 'always', 'everybody', 'number-and-text'],
  'catalogue-notice': ['citizen', 'always'],
  'statement-changed': ['citizen', 'always'],
  breach: ['citizen', 'always', 'everybody', 'notice'],
}

describe('the kinds', () => {
  it('are those of the domain', () => {
    expect(Object.keys(KINDS).toSorted()).toEqual(Object.keys(DOMAIN).toSorted())
  })

  it.each(Object.entries(DOMAIN))('%s: %j', (id, [to, choice, offered = 'everybody', carries = null]) => {
    expect(KINDS[id as KindId]).toMatchObject({ to, choice, offered, carries })
  })

  it('start off when they can be switched off, until the citizen switches them on', () => {
    expect(ASKED_KINDS).toEqual(['choices-changed', 'turned-16', 'viewed', 'following', 'opt-in-moved'])
    expect(SWITCHABLE_KINDS.toSorted()).toEqual(
      [...ASKED_KINDS, 'yes-ends', 'still-right', 'consent-request'].toSorted(),
    )
    expect(isWanted('viewed', undefined)).toBe(false)
    expect(isWanted('viewed', true)).toBe(true)
    expect(isWanted('viewed', false)).toBe(false)
  })

  it('offer the mail of turning 16 to who is not', () => {
    expect(offeredAt('12-15', ASKED_KINDS)).toEqual(ASKED_KINDS)
    expect(offeredAt('16-or-over', ASKED_KINDS)).toEqual([
      'choices-changed',
      'viewed',
      'following',
      'opt-in-moved',
    ])
  })

  it('start on where the domain says so, until the citizen switches them off', () => {
    expect(isWanted('still-right', undefined)).toBe(true)
    expect(isWanted('yes-ends', undefined)).toBe(true)
    expect(isWanted('still-right', false)).toBe(false)
  })

  it('are always wanted when they cannot be switched off', () => {
    expect(isWanted('confirm-address', false)).toBe(true)
  })

  it('have a title in every language', () => {
    for (const { title } of Object.values(KINDS)) {
      expect(nl[title]).toBeTruthy()
      expect(en[title]).toBeTruthy()
    }
    expect(Object.keys(en)).toEqual(Object.keys(nl))
  })

  it('are told from other words', () => {
    expect(isKind('viewed')).toBe(true)
    expect(isKind('constructor')).toBe(false)
  })

  it('die of age, counted from when they were due', () => {
    expect(expiryOf('confirm-address', new Date('2026-03-28T12:00:00Z'))).toEqual(
      new Date('2026-03-29T12:00:00Z'),
    )
  })
})
