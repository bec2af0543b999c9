import { SWITCHABLE_KINDS } from './kinds'
import type { MailSettings } from './settings'
import { readRhythmWord } from './viewed'

/**
 * What a form said when it was opened, so that only what was changed in it counts and two windows do not undo
 * each other. It comes back from the browser: it decides nothing but which of one's own changes are made.
 */
export function shownIn(form: FormData): MailSettings {
  const kinds = String(form.get('shown-kinds') ?? '').split(' ')
  return {
    kinds: SWITCHABLE_KINDS.filter((kind) => kinds.includes(kind)),
    rhythm: readRhythmWord(String(form.get('shown-rhythm') ?? '')),
    name: String(form.get('shown-name') ?? ''),
  }
}

/** The same, as hidden fields carry it. */
export function shownFields({ kinds, rhythm, name }: MailSettings): [name: string, value: string][] {
  return [
    ['shown-kinds', kinds.join(' ')],
    ['shown-rhythm', rhythm],
    ['shown-name', name],
  ]
}
