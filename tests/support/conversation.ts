import { receiveMessage, type Receiving } from '~/conversation/receive-use-cases.server'
import type { ConversationContent } from '~/conversation/conversation'
import type { Worker } from '~/conversation/log-entry'
import type { Runtime } from '~/runtime/runtime.server'
import { noteWorker } from '~/worker/store.server'

/** What somebody typed in the form of the desk. */
export function typed(
  given: Partial<Omit<Receiving, 'content'>> & { content?: Partial<ConversationContent> } = {},
): Receiving {
  const { content, ...rest } = given
  return {
    ...{ text: 'Ik kan niet inloggen.', topic: 'login', language: 'nl', subjectId: null, requestId: 'r' },
    ...rest,
    content: {
      ...{ subject: 'Inloggen lukt niet', gender: null, firstName: 'M.', surname: 'Bakker', phone: null },
      ...{ email: 'm.bakker@voorbeeld.example', about: null },
      ...content,
    },
  }
}

/** A message that came in now. */
export async function aMessage(runtime: Runtime, given: Parameters<typeof typed>[0] = {}) {
  const received = await receiveMessage(runtime, typed(given))
  if (!received.ok) throw new Error(received.refusal)
  return received
}

/** A colleague of the desk, who logged in. */
export async function aWorker(runtime: Runtime, name: string): Promise<Worker> {
  const coming = { subject: name, name, roles: ['support-desk'], at: runtime.now() }
  const worker = await runtime.database.transact((transaction) => noteWorker(transaction, runtime, coming))
  return { worker, name }
}
