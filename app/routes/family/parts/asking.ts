import { UNKNOWN_WINDOW_MINUTES } from '~/authority/pairing'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { withQuery, type Path } from '~/paths'
import type { Told } from '~/ui/form'
import { page } from '~/ui/page'

/** The pages below *Voor een ander* on which one asks something, each with words of its own. */
export type About = 'child' | 'authority' | 'evidence' | 'authorise' | 'pairing'

/** What such a page declares; there is no form on it any more where what it loaded says that all was `done`. */
export function askingPage(about: About) {
  return page({
    audience: 'citizen',
    needs: 'decide-alone',
    title: `${about}.title`,
    words: FOR_ANOTHER_WORDS,
    form: { sends: 'post', when: ({ done }: { done?: unknown }) => !done },
  })
}

/** That it was sent, in the address of the page after it. */
export const SENT = 'gevraagd'

/** The same page, on which it says that it was sent. */
export function sentFrom(path: Path): Path {
  return withQuery(path, { [SENT]: true })
}

type Area = 'child' | 'pairing' | 'authorise'
type Words<Of extends Area> = Extract<Told, { words: string }>['words'] & `${Of}.refused.${string}`
type Code<Of extends Area> = Words<Of> extends `${Of}.refused.${infer Refusal}` ? Refusal : never

/** How these refusals are told, each with its sentence; who tried too often is told when they can try again. */
export function refusalsOf<Of extends Area, const Refusal extends Code<Of>>(
  area: Of,
  codes: readonly Refusal[],
): Record<Refusal, Told> {
  const told = codes.map((code) => [code, { words: `${area}.refused.${code}`, ...answerTo(code) }])
  return Object.fromEntries(told) as Record<Refusal, Told>
}

function answerTo(code: string): { status: number; retryAfter?: number } {
  if (code === 'too-many') return { status: 429, retryAfter: UNKNOWN_WINDOW_MINUTES * 60 }
  return { status: code === 'register-down' ? 503 : 422 }
}
