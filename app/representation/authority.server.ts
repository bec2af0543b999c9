import type { Bsn } from '~/person/bsn'
import { readBounded } from '~/runtime/bounded-body.server'
import { within } from '~/runtime/within.server'
import type { AuthorityFinding, AuthorityRegister } from './authority'
import { readAuthorityAnswer } from './authority-answer'

const PATH = 'api/v1/opvragenBevoegdheidTotGezag'
const ATTEMPTS = 2
/** A parent with many children is a few kilobytes. */
const LONGEST_ANSWER = 256 * 1024

type Options = {
  now?: () => Date
  timeoutMilliseconds?: number
  /** How long an answer may be given again, and how many are remembered. */
  rememberedMilliseconds?: number
  remembered?: number
}

/**
 * The register of authority by BRP API Gezag v2. Asks for one person at a time, five seconds and one more try; whatever
 * does not come, or makes no sense, is `register-down`. A failure is never remembered; an answer for a minute, in this
 * process only. The number goes in the body, never in the address.
 */
export function openAuthorityRegister(url: string, options: Options = {}): AuthorityRegister {
  const { now = () => new Date(), timeoutMilliseconds = 5_000 } = options
  const { rememberedMilliseconds = 60_000, remembered = 2_000 } = options
  const address = new URL(PATH, `${url}/`)
  const answers = new Map<Bsn, { finding: AuthorityFinding; at: number }>()

  function recall(bsn: Bsn): AuthorityFinding | null {
    const known = answers.get(bsn)
    const age = known ? now().getTime() - known.at : Infinity
    // A clock that was set back makes an answer look young: then it counts as old.
    return known && age >= 0 && age < rememberedMilliseconds ? known.finding : null
  }

  function remember(bsn: Bsn, finding: AuthorityFinding) {
    answers.delete(bsn)
    if (!finding.ok) return
    if (answers.size >= remembered) answers.delete(answers.keys().next().value!)
    answers.set(bsn, { finding, at: now().getTime() })
  }

  return {
    async findAuthority(bsn, { fresh = false, signal } = {}) {
      const known = fresh ? null : recall(bsn)
      if (known) return known
      for (let tried = 1; ; tried += 1) {
        const finding = await ask(address, bsn, within(timeoutMilliseconds, signal))
        if (!finding.ok && tried < ATTEMPTS && !signal?.aborted) continue
        remember(bsn, finding)
        return finding
      }
    },
  }
}

async function ask(address: URL, bsn: Bsn, signal: AbortSignal): Promise<AuthorityFinding> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'accept-gezag-version': '2',
      },
      body: JSON.stringify({ burgerservicenummer: [bsn] }),
      redirect: 'error',
      signal,
    })
    const text = await readBounded(response, LONGEST_ANSWER)
    if (!response.ok || text === null) return { ok: false, refusal: 'register-down' }
    return readAuthorityAnswer(JSON.parse(text), bsn)
  } catch {
    return { ok: false, refusal: 'register-down' }
  }
}
