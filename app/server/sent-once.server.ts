import { eq } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { sentForm } from '~/identity/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { boundedText } from '~/runtime/bounded-text'

/** Where the browser puts the key of a sending; see `ui/steady-fetch`. */
const FORM_KEY_HEADER = 'x-form-key'
/** A sending that got no answer by then was cut off halfway: it may be carried out by who sends it again. */
const CARRIED_OUT_WITHIN_MILLISECONDS = 40_000
/** A longer answer is a page, which is refused; sending that again does no harm. */
const LONGEST_ANSWER = 100_000

const sealedAnswer = v.object({
  status: v.number(),
  headers: v.array(v.tuple([boundedText(LONGEST_ANSWER), boundedText(LONGEST_ANSWER)])),
  body: boundedText(LONGEST_ANSWER),
})

type Sending = { runtime: Runtime; binding: string }
/** `again` gives the answer of the first time; `busy`: it is still being carried out. */
type Claim =
  | { do: 'carry-out'; keep: (answer: Response) => Promise<void> }
  | { do: 'again'; answer: Response }
  | { do: 'busy' }

const NOT_KEPT: Claim = { do: 'carry-out', keep: async () => undefined }

/**
 * Claims a form that a script sends under a key: carried out once, whatever the line does. The answer is kept sealed for a
 * quarter of an hour, under this visit, and given again to who sends the same. What failed at our side is not kept.
 */
export async function claimSending(request: FastifyRequest, { runtime, binding }: Sending): Promise<Claim> {
  const key = request.headers[FORM_KEY_HEADER]
  if (request.method !== 'POST' || typeof key !== 'string' || !/^[\w-]{20,64}$/.test(key)) return NOT_KEPT
  const keyIndex = runtime.keyring.index('token', `form\n${binding}\n${request.url}\n${key}`)
  const startedAt = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Claim> => {
    const mine = await transaction
      .insert(sentForm)
      .values({ keyIndex, startedAt })
      .onConflictDoNothing()
      .returning({ keyIndex: sentForm.keyIndex })
    const keep = (answer: Response) => keepAnswer(runtime, keyIndex, answer)
    if (mine.length > 0) return { do: 'carry-out', keep }
    const [before] = await transaction.select().from(sentForm).where(eq(sentForm.keyIndex, keyIndex))
    if (!before) return { do: 'carry-out', keep }
    if (before.answerSealed !== null)
      return { do: 'again', answer: open(runtime, keyIndex, before.answerSealed) }
    if (startedAt.getTime() - before.startedAt.getTime() < CARRIED_OUT_WITHIN_MILLISECONDS)
      return { do: 'busy' }
    await transaction.update(sentForm).set({ startedAt }).where(eq(sentForm.keyIndex, keyIndex))
    return { do: 'carry-out', keep }
  })
}

async function keepAnswer(runtime: Runtime, keyIndex: string, answer: Response) {
  const body = await answer.clone().text()
  const isKept =
    answer.type !== 'error' && answer.status < 500 && answer.status !== 429 && body.length <= LONGEST_ANSWER
  const headers = [...answer.headers].filter(([name]) => name !== 'content-length')
  const kept = { status: answer.status, headers, body }
  await runtime.database.transact(async (transaction) => {
    const one = eq(sentForm.keyIndex, keyIndex)
    if (!isKept) return void (await transaction.delete(sentForm).where(one))
    const answerSealed = runtime.keyring.seal(place(keyIndex), JSON.stringify(kept))
    await transaction.update(sentForm).set({ answerSealed }).where(one)
  })
}

function open({ keyring }: Runtime, keyIndex: string, sealed: string): Response {
  const { status, headers, body } = v.parse(sealedAnswer, JSON.parse(keyring.unseal(place(keyIndex), sealed)))
  const hasBody = status !== 204 && status !== 304
  return new Response(hasBody ? body : null, { status, headers: headers as [string, string][] })
}

function place(row: string) {
  return { table: 'sent_form', column: 'answer_sealed', row }
}
