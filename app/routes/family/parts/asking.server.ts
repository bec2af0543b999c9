import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { signedIn } from '~/identity/access'
import { readAskedOfDesk } from '~/mandate/asked-use-cases.server'
import type { Path } from '~/paths'
import type { ActingCitizen } from '~/representation/acting'
import type { Form, Values } from '~/ui/form'
import { formAction, type Act, type At, type Refused } from '../../form-action.server'
import { SENT } from './asking'

/** Whether it was sent, as the address of the page after it tells, and the newest of what waits at the desk. */
export async function loadAsked({ request, context }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.has(SENT)
  const asked = done ? await readAskedOfDesk(context.portal, signedIn(context.actor)) : []
  return json({ done, newest: asked.find(({ state }) => state === 'requested') ?? null })
}

/** Gives nothing, but has the server look whether one may come in, also when arriving by a link. */
export function loadNothing() {
  return null
}

type Asked<Output, Refusal extends string, Done> = {
  /** The use case: it takes what the form reads. */
  ask: (
    portal: At['portal'],
    actor: ActingCitizen,
    asked: Output & { requestId: string },
  ) => Promise<({ ok: true } & Done) | { ok: false; refusal: Refused<Refusal> }>
  /** Where one goes when it was done. */
  onward: (done: Done) => Path
  buttons?: Record<string, Act<string, Refusal>>
}

/** The action of a page on which one asks something for another, or about oneself. */
export function askingAction<Output extends object, Refusal extends string, Kept extends Values, Done>(
  form: Form<Output, Refusal, Kept>,
  { ask, onward, buttons }: Asked<Output, Refusal, Done>,
) {
  return formAction(
    form,
    async (read, { portal, actor, requestId }) => {
      const answered = await ask(portal, signedIn(actor), { ...read, requestId })
      return answered.ok ? onward(answered) : answered
    },
    buttons,
  )
}
