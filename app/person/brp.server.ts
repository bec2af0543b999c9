import { within } from '~/runtime/within.server'
import { readBounded } from '~/runtime/bounded-body.server'
import type { Bsn } from './bsn'
import { BRP_FIELDS, readBrpAnswer } from './brp-answer'
import type { PersonFinding, PersonRegister } from './register'

const PATH = '/haalcentraal/api/brp/personen'
const TIMEOUT_MILLISECONDS = 5_000
const ATTEMPTS = 2
/** An answer about one person is a few hundred bytes. */
const LONGEST_ANSWER = 64 * 1024

/**
 * The BRP by Haal Centraal Personen v2. Asks for one person at a time, by number, five seconds and one more try;
 * whatever does not come, or makes no sense, is `register-down`. The number goes in the body, never in the address.
 */
export function openPersonRegister(url: string): PersonRegister {
  const address = new URL(PATH.slice(1), `${url}/`)
  return {
    async findPerson(bsn, { signal } = {}) {
      for (let tried = 1; ; tried += 1) {
        const found = await ask(address, bsn, signal)
        const isAnswer = found.ok || found.refusal === 'unknown-person'
        if (isAnswer || tried === ATTEMPTS || signal?.aborted) return found
      }
    },
  }
}

async function ask(address: URL, bsn: Bsn, signal?: AbortSignal): Promise<PersonFinding> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'RaadpleegMetBurgerservicenummer',
        burgerservicenummer: [bsn],
        fields: BRP_FIELDS,
      }),
      redirect: 'error',
      signal: within(TIMEOUT_MILLISECONDS, signal),
    })
    const text = await readBounded(response, LONGEST_ANSWER)
    if (!response.ok || text === null) return { ok: false, refusal: 'register-down' }
    return readBrpAnswer(JSON.parse(text), bsn)
  } catch {
    return { ok: false, refusal: 'register-down' }
  }
}
