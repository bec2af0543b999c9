import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { parties, says, TODAY } from '~/consent/consent.arbitrary'
import { againstWhom, authorsOf, type Written } from './said-no'

const version = (authorId: string, ...lines: string[]): Written => ({ authorId, choices: lines.map(says) })
const PHARMACY = 'GP GGC002 RPZAC005'

describe('who said a no', () => {
  it('is whoever wrote the first version in which it stood without a gap', () => {
    const versions = [
      version('anna', `${PHARMACY} no`, 'GP GGC002 RPZAC001 no'),
      version('anna', `${PHARMACY} no`),
      version('erik', `${PHARMACY} no`),
      version('anna', `${PHARMACY} yes`),
      version('anna', `${PHARMACY} no`),
    ]
    expect([...authorsOf(versions)]).toEqual([
      [`${PHARMACY} no`, 'erik'],
      ['GP GGC002 RPZAC001 no', 'anna'],
    ])
    expect(authorsOf([]).size).toBe(0)
  })

  it('does not hide behind a narrower no of one’s own', () => {
    const erik = version('erik', `${PHARMACY} no`)
    const anna = version('anna', `${PHARMACY} no`, 'ura:90000101 GGC002 RPZAC005 no')
    const after = [says(`${PHARMACY} no`), says('ura:90000101 GGC002 RPZAC005 yes')]
    const lifting = { catalogue, before: anna.choices, after, named: parties }
    expect(againstWhom(lifting, { versions: [anna, erik], agreed: ['anna'] }, TODAY)).toEqual(['erik'])
    expect(againstWhom(lifting, { versions: [anna, erik], agreed: ['anna', 'erik'] }, TODAY)).toEqual([])
  })
})
