import * as v from 'valibot'
import type { ChoiceKey } from '~/consent/choice'
import { PATHS, withQuery, type Path } from '~/paths'
import { boundedText } from '~/runtime/bounded-text'

/** What the last button of a withdrawal sends: the id under which it is done at most once. */
export const withdrawSchema = v.object({ id: v.pipe(boundedText(26), v.regex(/^[0-9a-v]{26}$/)) })

const CODE = v.pipe(boundedText(40), v.regex(/^[\w.:-]{1,40}$/))
const keySchema = v.object({ houder: CODE, gegevens: CODE, raadpleger: CODE })

/** The choice that an address names; null for what can be none. */
export function readKey(query: URLSearchParams): ChoiceKey | null {
  const read = v.safeParse(keySchema, Object.fromEntries(query))
  if (!read.success) return null
  const { houder: holder, gegevens: data, raadpleger: receiver } = read.output
  return { holder, data, receiver }
}

/** The address of the page on which one choice is withdrawn. */
export function withdrawPath({ holder, data, receiver }: ChoiceKey): Path {
  return withQuery(PATHS.withdrawOne, { houder: holder, gegevens: data, raadpleger: receiver })
}

/** Where somebody goes who withdrew: the proof of the version it became, or what waited, when only that was taken back. */
export function withdrawnPath(number: number | null): Path {
  return number === null ? PATHS.agreements : withQuery(PATHS.done, { versie: number })
}
