import { Courier } from '~/notification/courier.server'
import type { Sender } from '~/notification/letters/letter'
import { renderLetters } from '~/notification/letters/render.server'
import { MAIL_AUDIENCES, MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import type { Doors } from '~/representation/decision-status.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { CitizenPersona } from './personas'

export type PostOptions = { origin: string; organisation: Sender['organisation'] }

/** Takes the mail of the past out: all of it arrives at once, at nobody. */
export type Post = {
  deliver: () => Promise<void>
  /** The token of the confirmation link that was mailed; throws when none was since the last. */
  takeLinkToken: () => string
}

/** Where an act of the past plays: its clock stands at that moment. */
export type Stage = {
  runtime: Runtime
  doors: Doors
  post: Post
  requestId: string
  people: Map<string, CitizenPersona>
}

const SILENT = { debug: () => undefined, warn: () => undefined, error: () => undefined }
const LINK = /\/bevestigen\/([\w-]+)/

/** A postman on the portal's own queue, so that no mail of the past is left waiting in it. */
export async function openPost(runtime: Runtime, { origin, organisation }: PostOptions): Promise<Post> {
  let token: string | null = null
  const courier = new Courier({
    runtime,
    letters: await renderLetters({ origin, organisation }),
    origin,
    subjects: MAIL_SUBJECTS,
    audiences: MAIL_AUDIENCES,
    mailer: {
      async send({ text }) {
        token = LINK.exec(text)?.[1] ?? token
        return { result: 'delivered' }
      },
      close: () => undefined,
    },
    log: SILENT,
    slots: 5,
  })
  return {
    async deliver() {
      while ((await courier.claim()) > 0) await courier.settled()
    },
    takeLinkToken() {
      const taken = token
      token = null
      // A worker that runs meanwhile lives in the present: to it, mail of the past is too old to be sent.
      if (!taken)
        throw new Error('mail of the story was lost; stop the portal and its worker while it is told')
      return taken
    },
  }
}

/** Stops the story where something of it was refused. */
export function must(answer: { ok: boolean; refusal?: string }) {
  if (!answer.ok) throw new Error(`the story could not be told: ${answer.refusal ?? 'refused'}`)
}
