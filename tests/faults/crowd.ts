import { randomInt, randomUUID } from 'node:crypto'
import { questionAbout } from './care-system'
import type { Ledger } from './ledger'

/** A citizen at a browser without scripts, as far as choosing goes. */
export type Clicker = {
  subjectId: string
  bsn: string
  cookie: string
  /** A submit that was sent and never answered; sent again first, as somebody does who reloads. */
  pending: { fields: Record<string, string>; requestIds: string[] } | null
}

type Options = {
  origin: string
  ledger: Ledger
  clickers: Clicker[]
  /** How many questions are under way at once, with which token, about whom. */
  asking: { loops: number; token: string; numbers: Iterator<string> }
  onAcknowledged: () => void
}

/** Somebody asks the portal and hears nothing back, because it is gone. */
class Unanswered extends Error {}

const HOLDERS = ['GP', 'PHARMACY', 'HOSPITAL']
const RECEIVERS = ['RPZAC001', 'RPZAC003', 'RPZAC004', 'RPZAC005', 'RPZAC103', 'RPZAC104']
/** One submit in so many is a double click. */
const DOUBLE_CLICKS = 4

/** Many at once, without pause, each until the portal is gone or `stop`; what they are told goes into the ledger. */
export function openCrowd(options: Options) {
  const { origin, ledger, clickers, asking, onAcknowledged } = options
  let stopping = false

  async function ask(address: string, init: RequestInit & { requestId?: string }): Promise<Response> {
    const { requestId } = init
    const headers = { ...init.headers, ...(requestId && { 'x-request-id': requestId }) }
    try {
      const answer = await fetch(new URL(address, origin), { ...init, headers, redirect: 'manual' })
      if (requestId) ledger.heard.add(requestId)
      return answer
    } catch (error) {
      throw new Unanswered('gone', { cause: error })
    }
  }

  async function textOf(answer: Response): Promise<string> {
    return answer.text().catch((error: unknown) => {
      throw new Unanswered('gone halfway', { cause: error })
    })
  }

  const read = async (clicker: Clicker, path: string) => {
    const answer = await ask(path, { headers: { accept: 'text/html', cookie: clicker.cookie } })
    return { status: answer.status, text: await textOf(answer) }
  }

  const send = (
    clicker: Clicker,
    path: string,
    form: { fields: Record<string, string>; requestId: string },
  ) =>
    ask(path, {
      method: 'POST',
      headers: {
        accept: 'text/html',
        cookie: clicker.cookie,
        origin,
        'sec-fetch-site': 'same-origin',
      },
      requestId: form.requestId,
      body: new URLSearchParams(form.fields),
    })

  const isRedirect = ({ status }: Response) => status === 302 || status === 303

  const wonder = async (what: string, answer: Response) => {
    const text = (await textOf(answer)).slice(0, 200)
    ledger.strange.push(`${what}: ${answer.status} ${answer.headers.get('location') ?? text}`)
  }

  /** Answers one group of questions. Answers whether it was kept. */
  async function save(clicker: Clicker): Promise<boolean> {
    const path = `/mijn/keuzes/groep/${HOLDERS[randomInt(HOLDERS.length)]}`
    const { csrf = '', revision = '', base = '' } = fieldsOf((await read(clicker, path)).text)
    const answers = RECEIVERS.map((code) => [`answer-${code}`, randomInt(2) ? 'yes' : 'no'] as const)
    const requestId = `save-${randomUUID()}`
    ledger.asked.set(requestId, 'save')
    const fields = { csrf, revision, base, next: 'later', ...Object.fromEntries(answers) }
    const answer = await send(clicker, path, { fields, requestId })
    if (!isRedirect(answer)) return wonder('save', answer).then(() => false)
    ledger.saved.push({ requestId, event: 'draft-changed' })
    onAcknowledged()
    return true
  }

  /** Sends what the review page shows, at times with a double click, and looks at the confirmation. */
  async function submit(clicker: Clicker) {
    const { csrf, draft, revision, base, catalogue } = fieldsOf(
      (await read(clicker, '/mijn/keuzes/controle')).text,
    )
    // Nothing to send: what was chosen is what there was.
    if (!csrf || !draft || !revision || !base || !catalogue) return
    clicker.pending = { fields: { csrf, draft, revision, base, catalogue }, requestIds: [] }
    const clicks = Array.from({ length: randomInt(DOUBLE_CLICKS) ? 1 : 2 }, () => sendPending(clicker))
    const numbers = (await settledOrGone(clicks)).filter((number) => number !== null)
    clicker.pending = null
    const [number] = numbers
    if (number === undefined) return
    if (new Set(numbers).size > 1)
      ledger.strange.push(`a double click made versions ${numbers.join(' and ')}`)
    await seeConfirmation(clicker, number)
  }

  /** Sends a submit once (more); answers the number of the version it is, or became before. */
  async function sendPending(clicker: Clicker): Promise<number | null> {
    const { pending } = clicker
    if (!pending) return null
    const requestId = `submit-${randomUUID()}`
    pending.requestIds.push(requestId)
    ledger.asked.set(requestId, 'submit')
    const answer = await send(clicker, '/mijn/keuzes/controle', { fields: pending.fields, requestId })
    const number = Number(/\/klaar\?versie=(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1])
    if (!isRedirect(answer) || !number) return wonder('submit', answer).then(() => null)
    ledger.submitted.push({ subjectId: clicker.subjectId, number, requestIds: pending.requestIds })
    onAcknowledged()
    return number
  }

  async function seeConfirmation(clicker: Clicker, number: number) {
    const { status, text } = await read(clicker, `/mijn/keuzes/klaar?versie=${number}`)
    const receipt = /Z \d{4} \d{4} \d{4}/.exec(text)?.[0]
    if (receipt) ledger.confirmed.push({ subjectId: clicker.subjectId, number, receipt })
    else ledger.strange.push(`confirmation ${number}: ${status}`)
  }

  async function choose(clicker: Clicker) {
    if (clicker.pending) {
      const number = await sendPending(clicker)
      clicker.pending = null
      if (number) await seeConfirmation(clicker, number)
    }
    while (!stopping) if (await save(clicker)) await submit(clicker)
  }

  async function question(bsn: string) {
    const requestId = `question-${randomUUID()}`
    ledger.asked.set(requestId, 'question')
    const answer = await ask('/access/v1/evaluation', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${asking.token}`,
      },
      requestId,
      body: questionAbout(bsn),
    })
    if (answer.status !== 200) return wonder('question', answer)
    if (!/^\{"decision":(true|false)/.test(await textOf(answer))) return wonder('question', answer)
    ledger.answered.push(requestId)
    onAcknowledged()
  }

  /** Half of the questions are about who chooses at this moment, half about people nobody knows. */
  async function askOn() {
    while (!stopping) {
      await question(clickers[randomInt(clickers.length)]!.bsn)
      await question(asking.numbers.next().value as string)
    }
  }

  const loops = [...clickers.map(choose), ...Array.from({ length: asking.loops }, askOn)].map((loop) =>
    loop.catch((error: unknown) => {
      if (!(error instanceof Unanswered)) throw error
    }),
  )

  return {
    /** Everybody finishes what they are doing, if somebody still answers. */
    async stop() {
      stopping = true
      await Promise.all(loops)
    },
  }
}

/** Waits for all clicks of a double one; when one is not answered, the submit is not over. */
async function settledOrGone<Result>(clicks: Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(clicks)
  return Promise.all(clicks)
}

/** The hidden fields of a page, by name. */
function fieldsOf(page: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [input] of page.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1]
    const value = /\bvalue="([^"]*)"/.exec(input)?.[1]
    if (name && value !== undefined) fields[name] = value
  }
  return fields
}
