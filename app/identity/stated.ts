import type { SignedClaims } from './proven'

/** What all answers of one login that state a claim state as its value; `undefined` where none does, or where they differ. */
export function stated(answers: readonly SignedClaims[], name: string): unknown {
  const [first, ...others] = answers.map((claims) => claims[name]).filter((value) => value !== undefined)
  const isSame = (value: unknown) => JSON.stringify(value) === JSON.stringify(first)
  return others.every(isSame) ? first : undefined
}

/** The same for a text of a fixed form; null for anything else. */
export function statedText(answers: readonly SignedClaims[], name: string, form: RegExp): string | null {
  const value = stated(answers, name)
  return typeof value === 'string' && form.test(value) ? value : null
}
