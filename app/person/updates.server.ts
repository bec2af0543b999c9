import { readBounded } from '~/runtime/bounded-body.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Bsn } from './bsn'
import { readChanges, type ChangesFound, type FollowAnswer, type UpdateRegister } from './updates'

const PATH = 'haalcentraal/api/brpupdate/'
const ATTEMPTS = 2
/** Twelve bytes a number: a night on which two million people changed. */
const LONGEST_LIST = 32 * 1024 * 1024
const LONGEST_ANSWER = 64 * 1024

type Options = { timeoutMilliseconds?: number; listTimeoutMilliseconds?: number }

/**
 * The update interface over HTTP, one more try each. It prescribes the number in the address of `volgindicaties`: the one
 * exception to our own rule. So nothing of a request leaves this file, neither as an error nor in an answer: what fails is
 * `register-down`, without words.
 */
export function openUpdateRegister(url: string, options: Options = {}): UpdateRegister {
  const { timeoutMilliseconds = 5_000, listTimeoutMilliseconds = 60_000 } = options
  const base = new URL(PATH, `${url}/`)

  async function put(bsn: Bsn, body: { einddatum?: LocalDate }): Promise<FollowAnswer> {
    for (let tried = 1; ; tried += 1) {
      const answered = await putOnce(bsn, body)
      if (answered !== 'register-down' || tried === ATTEMPTS) return answered
    }
  }

  async function putOnce(bsn: Bsn, body: { einddatum?: LocalDate }): Promise<FollowAnswer> {
    try {
      const response = await fetch(new URL(`volgindicaties/${bsn}`, base), {
        method: 'PUT',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      })
      await readBounded(response, LONGEST_ANSWER)
      if (response.ok) return 'done'
      return response.status === 400 || response.status === 404 ? 'refused' : 'register-down'
    } catch {
      return 'register-down'
    }
  }

  async function list(day: LocalDate | null): Promise<ChangesFound> {
    try {
      const address = new URL('wijzigingen', base)
      if (day) address.searchParams.set('vanaf', day)
      const response = await fetch(address, {
        headers: { accept: 'application/json, application/hal+json' },
        redirect: 'error',
        signal: AbortSignal.timeout(listTimeoutMilliseconds),
      })
      const text = await readBounded(response, LONGEST_LIST)
      if (!response.ok || text === null) return { ok: false, refusal: 'register-down' }
      return readChanges(JSON.parse(text))
    } catch {
      return { ok: false, refusal: 'register-down' }
    }
  }

  return {
    follow: (bsn) => put(bsn, {}),
    unfollow: (bsn, today) => put(bsn, { einddatum: today }),
    async changedSince(day) {
      const first = await list(day)
      return first.ok ? first : list(day)
    },
  }
}
