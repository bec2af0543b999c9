import * as v from 'valibot'

/** What was typed: the values of each field, in the order they were sent. */
export type Typed = Record<string, string[]>

/** Tokens, codes that open something, and citizen service numbers: never kept. */
const SECRET = new Set(['csrf', 'voor', 'code', 'koppelcode', 'token', 'bsn'])
/** What stands in a form without anybody typing it: which thing it is about, and which button was pressed. */
const NOT_TYPED = new Set([
  ...['base', 'catalogue', 'do', 'doe', 'door', 'draft', 'id', 'later', 'naar', 'next', 'opnieuw'],
  ...['remove', 'seen', 'stop', 'ura', 'version', 'versie', 'zoek'],
])
/** Goes along with what was typed, so that a change in between shows as a conflict; by itself it is nothing. */
const COMPANION = new Set(['revision'])

const MOST_FIELDS = 80
const MOST_CHARACTERS = 16_000

/**
 * What of a form is worth keeping, without anything secret; null when nothing was typed, or more than is kept. What is kept
 * is given back as it was or not at all.
 */
export function typedOf(fields: Iterable<[string, string]>): Typed | null {
  const typed: Typed = {}
  let characters = 0
  for (const [name, value] of fields) {
    if (SECRET.has(name) || NOT_TYPED.has(name)) continue
    if (!/^[\w.:-]{1,80}$/.test(name) || name === '__proto__') return null
    typed[name] = [...(typed[name] ?? []), value]
    characters += name.length + value.length
  }
  const names = Object.keys(typed)
  const hasSomething = names.some(
    (name) => !COMPANION.has(name) && typed[name]!.some((value) => value !== ''),
  )
  const isTooMuch = names.length > MOST_FIELDS || characters > MOST_CHARACTERS
  return hasSomething && !isTooMuch ? typed : null
}

export const keptForm = v.object({
  subjectId: v.string(),
  /** The representation it was typed for; empty for oneself. */
  forWhom: v.string(),
  /** The page it was typed on: a Dutch path without its query. */
  page: v.string(),
  typed: v.record(v.string(), v.array(v.string())),
})
export type KeptForm = v.InferOutput<typeof keptForm>

/** Whose page is opened, and which. */
export type Opening = { subjectId: string; forWhom: string; page: string }

/** Whether what was kept belongs on this page: the same person, acting for the same person. */
export function belongsTo(kept: KeptForm, { subjectId, forWhom, page }: Opening): boolean {
  return kept.subjectId === subjectId && kept.forWhom === forWhom && kept.page === page
}
