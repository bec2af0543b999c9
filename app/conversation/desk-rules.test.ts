import { describe, expect, it } from 'vitest'
import { decideAct, refusesAnswer, refusesMerge, type DeskAct, type DeskFacts } from './desk-rules'
import { unfilledIn } from './unfilled'

const facts = (given: Partial<DeskFacts> = {}): DeskFacts => ({
  ...{ state: 'taken', owner: 'noor', mergedInto: null },
  ...given,
})
const said = (act: DeskAct, given: Partial<DeskFacts> = {}, worker = 'noor') => {
  const decided = decideAct(act, facts(given), worker)
  return decided.ok ? 'ok' : decided.refusal
}

describe('what one may do with a message', () => {
  it.each(['release', 'hand-on', 'close', 'flag', 'blacken', 'merge', 'answer'] as const)(
    '%s: who has it, and nobody else',
    (act) => {
      expect(said(act)).toBe('ok')
      expect(said(act, { state: 'waits' })).toBe('ok')
      expect(said(act, {}, 'ilse')).toBe('not-yours')
      expect(said(act, { owner: null, state: 'new' })).toBe('not-yours')
      expect(said(act, { mergedInto: 'other' })).toBe('gone')
    },
  )

  it('is taken by one, and taken over by another who says so', () => {
    expect(said('take', { state: 'new', owner: null }, 'ilse')).toBe('ok')
    expect(said('take', {}, 'ilse')).toBe('taken')
    expect(said('take-over', {}, 'ilse')).toBe('ok')
  })

  it.each(['closed', 'spam', 'handed-on'] as const)(
    'is nothing while it is %s, but making black',
    (state) => {
      for (const act of ['take', 'take-over', 'answer', 'close', 'hand-on'] as const)
        expect(said(act, { state })).toBe('not-open')
      expect(said('blacken', { state })).toBe('ok')
      expect(said('not-spam', { state })).toBe(state === 'spam' ? 'ok' : 'not-open')
    },
  )
})

describe('an answer', () => {
  const fine = {
    text: 'Beste M. Bakker',
    by: 'mail' as const,
    hasAddress: true,
    bounced: false,
    seen: 3,
    newest: 3,
  }
  const answer = (given: Partial<Parameters<typeof refusesAnswer>[0]> = {}) =>
    refusesAnswer({ ...fine, ...given })

  it.each([
    ['goes', {}, null],
    ['is something', { text: '' }, 'empty'],
    ['is no book', { text: 'a'.repeat(10_001) }, 'too-long'],
    ['goes somewhere', { hasAddress: false }, 'no-address'],
    ['does not go where mail comes back from', { bounced: true }, 'no-address'],
    ['goes on paper where mail comes back from', { by: 'letter', bounced: true }, null],
    ['does not go on paper where mail reaches somebody', { by: 'letter' }, 'has-mail'],
    ['knows what was said', { newest: 4 }, 'newer'],
    ['has its places filled', { text: 'Kom naar [plaats].' }, 'unfilled'],
    ['holds no citizen number', { text: 'Uw nummer 999990408 klopt.' }, 'citizen-number'],
  ] as const)('%s', (...[, given, refusal]) => expect(answer(given)).toBe(refusal))

  it('names the places that are open once each', () => {
    expect(unfilledIn('[plaats] en [datum], [plaats] of [\n]')).toEqual(['plaats', 'datum'])
  })
})

describe('two messages', () => {
  const one = { ...facts(), id: 'a', subjectId: null, addressIndex: 'x' }
  const other = { ...one, id: 'b', owner: null, state: 'new' as const }
  const asks = { worker: 'noor', hasDraft: false, hasJoined: false }
  const merge = (given: object, asked = {}) =>
    refusesMerge(one, { ...other, ...given }, { ...asks, ...asked })

  it.each([
    ['of one address and no login are one', {}, null],
    ['of another address are not', { addressIndex: 'y' }, 'another-person'],
    ['of who is logged in and who is not are not', { subjectId: 'anna' }, 'another-person'],
    ['of which a colleague has one are not', { owner: 'ilse', state: 'taken' }, 'taken'],
    ['of which one is closed are not', { state: 'closed' }, 'not-open'],
    ['are two', { id: 'a' }, 'same'],
  ] as const)('%s', (...[, given, refusal]) => expect(merge(given)).toBe(refusal))

  it('without an address are nobody’s for certain', () => {
    expect(refusesMerge({ ...one, addressIndex: null }, { ...other, addressIndex: null }, asks)).toBe(
      'another-person',
    )
  })

  it('with somebody writing in one stay two', () => expect(merge({}, { hasDraft: true })).toBe('has-draft'))

  it('of which one has others joined to it stay two', () =>
    expect(merge({}, { hasJoined: true })).toBe('has-joined'))
})
