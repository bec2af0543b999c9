import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { inLanguage } from '~/i18n/language'
import type { Path } from '~/paths'
import type { Answered, Form, Sentence, Told, Values } from '~/ui/form'

/** What a use case may refuse where the form tells these: each has its line, or `otherwise` has them all. */
export type Refused<Refusal extends string> = 'otherwise' extends Refusal ? string : Refusal

/** Where an action leads: a page, a refusal of the form, a sentence on the same page, or an answer of its own. */
export type Outcome<Refusal extends string> =
  | Path
  | { refusal: Refused<Refusal> }
  | { told: Sentence }
  | Response

/** What an action knows besides what was typed. */
export type At = ActionFunctionArgs['context'] & {
  request: Request
  params: ActionFunctionArgs['params']
  sent: FormData
}

export type Act<Read, Refusal extends string> = (read: Read, at: At) => Promise<Outcome<Refusal>>

/**
 * The action of a page with a form. What cannot be read comes back with what must change, a refusal with its words and
 * status, as the form declares them; what was typed stays. `buttons` do something else with the same page: each is a
 * button `do` of that value or of that name, and gets what the button is about.
 */
export function formAction<Output, Refusal extends string, Kept extends Values>(
  form: Form<Output, Refusal, Kept>,
  act: Act<Output, Refusal>,
  buttons: Record<string, Act<string, Refusal>> = {},
) {
  return async ({ request, params, context }: ActionFunctionArgs): Promise<Response> => {
    const sent = await request.formData()
    const at = { ...context, request, params, sent }
    const pressed = Object.keys(buttons).find((name) => sent.get('do') === name || sent.has(name))
    if (pressed !== undefined)
      return answer(form, await buttons[pressed]!(String(sent.get(pressed) ?? ''), at), at)
    const read = form.read(sent)
    if (read.ok) return answer(form, await act(read.output, at), at)
    return refuseProblems(form, at, read.problems)
  }
}

/** Reads the form of a page for a button that sends it along. */
export function readSent<Output>(form: Form<Output, string>, at: At) {
  const read = form.read(at.sent)
  return read.ok ? read : { ok: false as const, answer: refuseProblems(form, at, read.problems) }
}

function refuseProblems(form: Form, { sent }: At, problems: Answered['problems']): Response {
  if (form.pressed) throw new Response(null, { status: 400 })
  return json({ values: form.keep(sent, problems), problems, refusal: null } satisfies Answered, {
    status: 422,
  })
}

function answer(form: Form, outcome: Outcome<string>, at: At): Response {
  if (typeof outcome === 'string') return redirect(inLanguage(at.language, outcome))
  if (outcome instanceof Response) return outcome
  if ('told' in outcome) return json(outcome)
  return refuse(form, outcome.refusal, at)
}

/** What a refusal says, as the form declares it. */
function refuse({ refusals, keep }: Form, code: string, at: At): Response {
  const told: Told | undefined = refusals[Object.hasOwn(refusals, code) ? code : 'otherwise']
  if (told === undefined) throw new Error(`a form does not say what the refusal ${code} means`)
  if (typeof told === 'number') throw new Response(null, { status: told })
  if (typeof told === 'string') return redirect(inLanguage(at.language, told))
  const { status, words, field, retryAfter } = told
  const problems = field === undefined ? [] : [{ field, message: words }]
  const refusal = field === undefined ? { code, words } : null
  const headers = retryAfter === undefined ? undefined : { 'Retry-After': String(retryAfter) }
  return json({ values: keep(at.sent, problems), problems, refusal } satisfies Answered, { status, headers })
}
