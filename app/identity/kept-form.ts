import * as v from 'valibot'
import { OTHER_LANGUAGE } from '~/i18n/language'
import { boundedText } from '~/runtime/bounded-text'

/** What was typed: the values of each field, in the order they were sent. */
export type Typed = Record<string, string[]>

/** What the fields of a page are filled in with, and why: the session ended before it was sent, or the language changed. */
export type Given = { why: 'ended' | 'language'; typed: Typed }

/** Tokens, codes that open something, and citizen service numbers: never kept. */
const SECRET = new Set(['csrf', 'voor', OTHER_LANGUAGE, 'code', 'koppelcode', 'token', 'bsn', 'sleutels'])
/** What stands in a form without anybody typing it: which thing it is about, and which button was pressed. */
const NOT_TYPED = new Set([
  ...['catalogue', 'do', 'doe', 'door', 'draft', 'id', 'later', 'naar', 'next', 'opnieuw'],
  ...['remove', 'seen', 'stop', 'ura', 'version', 'versie', 'zoek'],
])
/**
 * Goes along with what was typed, so that a change in between shows as a conflict and what was left as it stood is read as
 * answers to what stood then; by itself it is nothing.
 */
const COMPANION = new Set(['revision', 'base'])

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
    if (!isFieldName(name)) return null
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

/** Of the form itself, whatever was typed: made anew with each page. Keys that are pasted may be private by mistake. */
const OF_THE_PAGE = new Set(['csrf', 'voor', OTHER_LANGUAGE, 'sleutels'])

/**
 * All that a form held, to show it again in the answer to the same sending. Nothing is kept anywhere, so codes and numbers
 * come back too, as they do where something in the form must change.
 */
export function heldBy(fields: Iterable<[string, string]>): Typed {
  const held = new Map<string, string[]>()
  for (const [name, value] of fields)
    if (isFieldName(name) && !OF_THE_PAGE.has(name)) held.set(name, [...(held.get(name) ?? []), value])
  return Object.fromEntries(held)
}

function isFieldName(name: string): boolean {
  return /^[\w.:-]{1,80}$/.test(name) && name !== '__proto__'
}

export const keptForm = v.object({
  subjectId: boundedText(64),
  /** The representation it was typed for; empty for oneself. */
  forWhom: boundedText(64),
  /** The page it was typed on: a Dutch path without its query. */
  page: boundedText(1000),
  typed: v.record(boundedText(MOST_CHARACTERS), v.array(boundedText(MOST_CHARACTERS))),
})
export type KeptForm = v.InferOutput<typeof keptForm>

/** Whose page is opened, and which. */
export type KeptFormOwner = { subjectId: string; forWhom: string; page: string }

/** Whether what was kept belongs on this page: the same person, acting for the same person. */
export function belongsTo(kept: KeptForm, { subjectId, forWhom, page }: KeptFormOwner): boolean {
  return kept.subjectId === subjectId && kept.forWhom === forWhom && kept.page === page
}
