import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { signedIn } from '~/identity/access'
import type { ActingCitizen } from '~/representation/acting'
import { localDate, type LocalDate } from '~/runtime/local-date'
import type { Form, Values } from '~/ui/form'
import { formAction, type At, type Outcome } from '../../form-action.server'

export { tellWhen as headers } from '../../form-action.server'

/** Whether it was sent, as the address of the page after it tells. */
export function loadSent({ request }: LoaderFunctionArgs) {
  return json({ sent: new URL(request.url).searchParams.has('gevraagd') })
}

/** Gives nothing, but has the server look whether one may come in, also when arriving by a link. */
export function loadNothing() {
  return null
}

/** Who asks, and when. */
type Asking = Pick<At, 'portal' | 'requestId'> & { actor: ActingCitizen; today: LocalDate }

/** The action of a page on which one asks something for another, or about oneself. */
export function askingAction<Output, Refusal extends string, Kept extends Values>(
  form: Form<Output, Refusal, Kept>,
  ask: (read: Output, asking: Asking) => Promise<Outcome<Refusal>>,
  buttons: Record<string, (about: string, asking: Asking & At) => Promise<Outcome<Refusal>>> = {},
) {
  const askingOf = (at: At) => {
    const { portal, requestId } = at
    return { portal, requestId, actor: signedIn(at.actor), today: localDate(portal.runtime.now()) }
  }
  return formAction(
    form,
    (read, at) => ask(read, askingOf(at)),
    Object.fromEntries(
      Object.entries(buttons).map(([name, press]) => [
        name,
        (about: string, at: At) => press(about, { ...at, ...askingOf(at) }),
      ]),
    ),
  )
}
