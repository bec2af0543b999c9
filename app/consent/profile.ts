import type { Catalogue } from '~/catalogue/catalogue'
import { findData, findReceiver, isRow } from '~/catalogue/lookup'
import { isNamed, keyText, type Answer, type Choice, type ChoiceKey, type Holder } from './choice'

/**
 * Whether this may stand in a profile. Two categories: only as a row of the catalogue. A category and a named receiver:
 * only the data of that category's rows. A named holder: any data category of the catalogue, contained ones too; which
 * of them it keeps is for the directory to say. Holder and receiver may not be the same provider.
 */
export function mayBeChosen(key: ChoiceKey, catalogue: Catalogue): boolean {
  const { holder, data, receiver } = key
  if (holder === receiver) return false
  if (!isNamed(receiver) && !findReceiver(catalogue, receiver)) return false
  if (isNamed(holder)) return findData(catalogue, data) !== undefined
  if (isNamed(receiver)) return catalogue.rows.some((row) => row.holder === holder && row.data === data)
  return isRow(catalogue, { holder, data, receiver })
}

/**
 * The canonical text of a set of choices: what is sealed and what is hashed. One line per choice, sorted by code unit,
 * each ended by a newline: `HOLDER DATA RECEIVER y`, `… y2026-12-31` for a yes with its last day, `… n` for a no.
 * The same set gives the same text, in whatever order it comes; no choices give the empty text.
 * Throws rather than write what `decodeChoices` would not read back: a key twice, a code with a space in it.
 */
export function encodeChoices(choices: readonly Choice[]): string {
  const lines = choices.map((choice) => `${keyText(choice)} ${encodeAnswer(choice)}\n`)
  const text = lines.toSorted().join('')
  decodeChoices(text)
  return text
}

/**
 * The choices in a canonical text, in canonical order.
 * Throws on anything that `encodeChoices` cannot have written: another shape, out of order, a key twice.
 */
export function decodeChoices(text: string): Choice[] {
  const lines = text.split('\n')
  if (lines.pop() !== '') throw malformed()
  let previous = ''
  return lines.map((line) => {
    const key = line.slice(0, line.lastIndexOf(' '))
    if (!LINE.test(line) || key <= previous) throw malformed()
    previous = key
    return decodeLine(line)
  })
}

const LINE = /^[\w.:-]+ [\w.:-]+ [\w.:-]+ (?:n|y(?:\d{4}-\d{2}-\d{2})?)$/

function encodeAnswer({ answer, until = '' }: { answer: Answer; until?: string }): string {
  return answer === 'yes' ? `y${until}` : 'n'
}

function decodeLine(line: string): Choice {
  const [holder, data, receiver, answer] = line.split(' ') as [string, string, string, string]
  if (answer === 'n') return { holder, data, receiver, answer: 'no' }
  if (answer === 'y') return { holder, data, receiver, answer: 'yes' }
  return { holder, data, receiver, answer: 'yes', until: answer.slice(1) }
}

/** Quotes nothing: the text is a citizen's. */
function malformed(): Error {
  return new Error('These choices are not in canonical form.')
}

/** A set of choices, found by holder: a question is about one holder and its categories, never about the whole set. */
export type Profile = { get: (holder: Holder) => readonly Choice[] | undefined }

/** Choices made ready for many questions. Their order does not matter. */
export function profileOf(choices: readonly Choice[]): Profile {
  const profile = new Map<Holder, Choice[]>()
  for (const choice of choices) {
    const about = profile.get(choice.holder)
    if (about) about.push(choice)
    else profile.set(choice.holder, [choice])
  }
  return profile
}

/**
 * The same set as `decodeChoices` gives, found by holder in the canonical text itself: of two hundred lines a question reads the
 * few that speak of its holder. Only for a text that is known to be what `encodeChoices` wrote, since the rest of it is not looked at.
 */
export function profileIn(text: string): Profile {
  const read = new Map<Holder, readonly Choice[]>()
  return {
    get(holder) {
      const known = read.get(holder)
      if (known) return known
      const found = linesOf(text, `${holder} `).map(decodeLine)
      read.set(holder, found)
      return found
    },
  }
}

/** The lines that begin so: they stand together, since a space sorts before all that a code is made of. */
function linesOf(text: string, beginning: string): string[] {
  const lines: string[] = []
  let from = text.startsWith(beginning) ? 0 : text.indexOf(`\n${beginning}`) + 1
  if (from === 0 && !text.startsWith(beginning)) return lines
  while (text.startsWith(beginning, from)) {
    const end = text.indexOf('\n', from)
    lines.push(text.slice(from, end))
    from = end + 1
  }
  return lines
}
