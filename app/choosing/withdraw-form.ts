import * as v from 'valibot'
import type { ChoiceKey } from '~/consent/choice'

/** What the last button of a withdrawal sends: the id under which it is done at most once. */
export const withdrawSchema = v.object({ id: v.pipe(v.string(), v.regex(/^[0-9a-v]{26}$/)) })

const CODE = v.pipe(v.string(), v.regex(/^[\w.:-]{1,40}$/))
const keySchema = v.object({ houder: CODE, gegevens: CODE, raadpleger: CODE })

/** The choice that an address names; null for what can be none. */
export function readKey(query: URLSearchParams): ChoiceKey | null {
  const read = v.safeParse(keySchema, Object.fromEntries(query))
  if (!read.success) return null
  const { houder: holder, gegevens: data, raadpleger: receiver } = read.output
  return { holder, data, receiver }
}

/** The address of the page on which one choice is withdrawn. */
export function withdrawPath({ holder, data, receiver }: ChoiceKey): string {
  const query = new URLSearchParams({ houder: holder, gegevens: data, raadpleger: receiver })
  return `/mijn/intrekken/keuze?${query}`
}

/** Where somebody goes who withdrew: the proof of the version it became, or what waited, when only that was taken back. */
export function withdrawnPath(number: number | null): string {
  return number === null ? '/mijn/akkoord' : `/mijn/keuzes/klaar?versie=${number}`
}
