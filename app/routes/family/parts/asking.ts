import { UNKNOWN_WINDOW_MINUTES } from '~/authority/pairing'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import type { Told } from '~/ui/form'

/** What the pages below *Voor een ander* declare on which one asks something. */
export const ASKING = {
  audience: 'citizen',
  needs: 'decide-alone',
  words: FOR_ANOTHER_WORDS,
  form: { sends: 'post' },
} as const

type Area = 'child' | 'pairing' | 'authorise'
type Words<About extends Area> = Extract<Told, { words: string }>['words'] & `${About}.refused.${string}`
type Code<About extends Area> = Words<About> extends `${About}.refused.${infer Refusal}` ? Refusal : never

/** How these refusals are told, each with its sentence; who tried too often is told when they can try again. */
export function refusalsOf<About extends Area, const Refusal extends Code<About>>(
  about: About,
  codes: readonly Refusal[],
): Record<Refusal, Told> {
  const told = codes.map((code) => [code, { words: `${about}.refused.${code}`, ...answerTo(code) }])
  return Object.fromEntries(told) as Record<Refusal, Told>
}

function answerTo(code: string): { status: number; retryAfter?: number } {
  if (code === 'too-many') return { status: 429, retryAfter: UNKNOWN_WINDOW_MINUTES * 60 }
  return { status: code === 'register-down' ? 503 : 422 }
}
