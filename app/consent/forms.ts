import * as v from 'valibot'
import type { Answer } from './choice'

/** How somebody wants to choose; `continue` goes on with what was begun. */
export const waySchema = v.object({ way: v.picklist(['all', 'certain', 'none', 'continue']) })

const number = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))

const groupSchema = v.object({ revision: number, next: v.optional(v.picklist(['on', 'later']), 'on') })

/** What a form says about one question; `open` takes back what the draft says about it. */
export type GroupAnswer = Answer | 'open'

export type GroupForm = { revision: number; next: 'on' | 'later'; answers: Record<string, GroupAnswer> }

/** Reads the form of one group; null when a browser never sent it so. Rows left open are not in the answers. */
export function readGroupForm(form: FormData): GroupForm | null {
  const read = v.safeParse(groupSchema, Object.fromEntries(form))
  if (!read.success) return null
  const answers: Record<string, GroupAnswer> = {}
  for (const [name, value] of form) {
    if (!name.startsWith('answer-')) continue
    if (value !== 'yes' && value !== 'no' && value !== 'open') return null
    answers[name.slice('answer-'.length)] = value
  }
  return { ...read.output, answers }
}

/** What the control page sends along: which draft, and what it was worked out against. */
export const submitSchema = v.object({
  draft: v.pipe(v.string(), v.regex(/^[0-9a-v]{26}$/)),
  revision: number,
  base: number,
  catalogue: number,
})
