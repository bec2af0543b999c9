import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFailure } from './failure'

describe('readFailure', () => {
  it.each([
    ['a full mailbox', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452 }, 'postponed'],
    ['an unknown mailbox', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused'],
    ['a refused message', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'postponed'],
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
    ['an unknown mailbox', 'RCPT TO', 550, '550 5.1.1 no such user'],
    ['a domain that is not there', 'RCPT TO', 550, '550 5.1.2 no such domain'],
    ['an address that cannot be', 'RCPT TO', 553, '553 5.1.3 bad syntax'],
    ['somebody who moved', 'RCPT TO', 551, '551 5.1.6 moved'],
    ['a domain that takes no mail', 'RCPT TO', 556, '556 5.1.10 null MX'],
    ['a mailbox that is closed', 'RCPT TO', 550, '550 5.2.1 disabled'],
    ['a full mailbox, for good', 'RCPT TO', 552, '552 5.2.2 full'],
    ['a mailbox without a reason', 'RCPT TO', 550, '550 no'],
    ['somebody elsewhere', 'RCPT TO', 551, '551 no'],
    ['a name that is not allowed', 'RCPT TO', 553, '553 no'],
    ['a mailbox that is looked for late', 'DATA', 550, '550-5.1.1 no such user'],
  ])('takes %s for the address: dead, and it takes no mail', (...[, command, responseCode, response]) => {
    const outcome = readFailure({ code: 'EENVELOPE', command, responseCode, response })
    expect(outcome).toMatchObject({ result: 'refused', bounced: true })
  })

  it.each([
    ['a relay that does not know us', 'RCPT TO', 550, '550 5.7.1 relay access denied'],
    ['a relay of another make', 'RCPT TO', 553, '553 sorry, not in my list of hosts (#5.7.1)'],
    ['a policy', 'RCPT TO', 550, '550 5.7.26 not authenticated'],
    ['a relay that wants a login', 'RCPT TO', 530, '530 5.7.0 authentication required'],
    ['nobody at all', 'RCPT TO', 554, '554 no'],
    ['a server that goes away', 'RCPT TO', 421, '421 4.3.2 shutting down'],
    ['greylisting', 'RCPT TO', 451, '451 4.7.1 come back'],
    ['a message that looks like spam', 'DATA', 554, '554 5.7.1 spam'],
    ['a message refused without a reason', 'DATA', 554, '554 no'],
    ['a mailbox that may be full, in the end', 'DATA', 552, '552 5.2.2 full'],
    ['a sender that is not wanted', 'MAIL FROM', 550, '550 5.1.8 bad sender'],
    ['a sender that is not there', 'MAIL FROM', 550, '550 5.1.1 no such user'],
    ['a login that is refused', 'AUTH PLAIN', 535, '535 5.7.8 bad password'],
    ['a greeting of no', 'CONN', 554, '554 5.7.1 go away'],
  ])('takes %s for the way there: tried again', (...[, command, responseCode, response]) => {
    const outcome = readFailure({ code: 'EENVELOPE', command, responseCode, response })
    expect(outcome).toMatchObject({ result: 'postponed', way: true })
  })

  it.each([
    ['a mailbox that is full for now', 452, '452 4.2.2 full'],
    ['a mailbox that is busy', 450, '450 busy'],
    ['an address that is looked up later', 450, '450 4.1.1 later'],
  ])('takes %s for the recipient, for now', (...[, responseCode, response]) => {
    const outcome = readFailure({ code: 'EENVELOPE', command: 'RCPT TO', responseCode, response })
    expect(outcome).toEqual({ result: 'postponed', reason: expect.any(String) as string })
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
