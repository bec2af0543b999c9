import { json, redirect, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import type * as v from 'valibot'
import { inLanguage } from '~/i18n/language'
import { UNKNOWN_WINDOW_MINUTES } from '~/authority/pairing'
import type { Path } from '~/paths'
import type { RequestContext } from '~/portal/portal'
import { readForm, typedIn, type FormSchema, type Problem } from '~/ui/form-problems'

/** When to try again goes along with the page that says so. */
export const tellWhen: HeadersFunction = ({ actionHeaders }) => actionHeaders

/** Whether it was sent, as the address of the page after it tells. */
export function loadSent({ request }: LoaderFunctionArgs) {
  return json({ sent: new URL(request.url).searchParams.has('gevraagd') })
}

/** How to answer who tried too often: when they can try again (RFC 6585, section 4). */
const TOO_MANY = { status: 429, headers: { 'Retry-After': String(UNKNOWN_WINDOW_MINUTES * 60) } }

function answerTo(refusal: string): ResponseInit {
  if (refusal === 'too-many') return TOO_MANY
  return { status: refusal === 'register-down' ? 503 : 422 }
}

/** To which Dutch path then, or why not, as this page says it. */
export type Outcome<Refusal extends string> = { goTo: Path } | { refusal: Refusal }

type Asking<Schema extends FormSchema, Field extends string, Refusal extends string> = {
  form: FormData
  schema: Schema
  fields: readonly Field[]
  /** Carries out what was asked. */
  ask: (read: v.InferOutput<Schema>) => Promise<Outcome<Refusal>>
}

/** Answers a page that asks something: what is wrong with it, why it was refused, or the page after it; what was typed stays. */
export async function answerAsking<Schema extends FormSchema, Field extends string, Refusal extends string>(
  { language }: Pick<RequestContext, 'language'>,
  { form, schema, fields, ask }: Asking<Schema, Field, Refusal>,
) {
  const values = typedFields(form, fields)
  const refuse = (problems: Problem[], refusal: Refusal | null) =>
    json({ values, problems, refusal }, answerTo(refusal ?? 'problems'))
  const read = readForm(schema, form)
  if (!read.ok) return refuse(read.problems, null)
  const asked = await ask(read.output)
  if ('refusal' in asked) return refuse([], asked.refusal)
  return redirect(inLanguage(language, asked.goTo))
}

/** These fields as they were typed; empty where one was not sent. */
export function typedFields<Field extends string>(form: FormData, fields: readonly Field[]) {
  const typed = typedIn(form)
  return Object.fromEntries(fields.map((field) => [field, typed[field] ?? ''])) as Record<Field, string>
}
