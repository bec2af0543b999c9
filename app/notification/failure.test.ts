import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFailure } from './failure'

describe('readFailure', () => {
  it.each([
    ['a full mailbox', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452 }, 'postponed'],
    ['an unknown mailbox', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused'],
    ['a refused message', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused'],
    ['a greylisted message', { code: 'EMESSAGE', command: 'DATA', responseCode: 451 }, 'postponed'],
    ['a refused login', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'postponed'],
    ['a refused sender', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'postponed'],
    ['a server that is closed', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'postponed'],
    ['a lost connection', { code: 'ECONNECTION', command: 'CONN' }, 'postponed'],
    ['a timeout', { code: 'ETIMEDOUT', command: 'CONN' }, 'postponed'],
    ['something strange', {}, 'postponed'],
  ])('takes %s for %s', (_name, failure, result) => {
    expect(readFailure(failure).result).toBe(result)
  })

  it.each([
    ['an unknown mailbox', 'RCPT TO', 550, '550 5.1.1 no such user', true],
    ['a mailbox without a reason', 'RCPT TO', 550, '550 no', true],
    ['a full mailbox, for good', 'RCPT TO', 552, '552 5.2.2 full', true],
    ['a relay that does not know us', 'RCPT TO', 554, '554 5.7.1 relay access denied', false],
    ['a message that looks like spam', 'DATA', 554, '554 5.7.1 spam', false],
    ['a message refused without a reason', 'DATA', 554, '554 no', false],
    ['a mailbox that is looked for late', 'DATA', 550, '550-5.1.1 no such user', true],
    ['a mailbox that is full for now', 'RCPT TO', 452, '452 4.2.2 full', false],
    ['a sender that is not wanted', 'MAIL FROM', 550, '550 5.1.8 bad sender', false],
  ])('takes %s for a bounced address or not', (...[, command, responseCode, response, bounced]) => {
    const outcome = readFailure({ code: 'EENVELOPE', command, responseCode, response })
    expect('bounced' in outcome).toBe(bounced)
  })

  it('keeps code, number and enhanced number', () => {
    const failure = {
      code: 'EENVELOPE',
      command: 'RCPT TO',
      responseCode: 550,
      response: '550 5.1.1 <a@b.nl> unknown',
    }
    expect(readFailure(failure)).toEqual({ result: 'refused', reason: 'EENVELOPE 550 5.1.1', bounced: true })
  })

  it('repeats nothing of what the server or the library said', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer(), (code, response, responseCode) => {
        const failure = { code, command: 'DATA', response: `550 ${response} anna@voorbeeld.nl`, responseCode }
        const outcome = readFailure(failure)
        const reason = 'reason' in outcome ? outcome.reason : ''
        expect(reason).toMatch(/^([A-Z_]{1,24}|unknown) -?\d+( [245]\.\d{1,3}\.\d{1,3})?$/)
      }),
    )
  })
})
