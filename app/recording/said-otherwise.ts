import { keyText, type Choice } from '~/consent/choice'
import type { Edit } from '~/consent/draft'

/** The keys of a record at which a later version says something else than the record did. */
export function saidOtherwise(now: readonly Edit[], choices: readonly Choice[]): string[] {
  return now.filter((edit) => !says(choices, edit)).map(({ key }) => keyText(key))
}

function says(choices: readonly Choice[], edit: Edit): boolean {
  const found = choices.find((choice) => keyText(choice) === keyText(edit.key))
  return 'set' in edit && found?.answer === edit.set && found.until === undefined
}
