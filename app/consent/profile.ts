import type { Catalogue } from '~/catalogue/catalogue'
import { findData, findReceiver, isRow } from '~/catalogue/lookup'
import {
  isNamed,
  keyText,
  type Answer,
  type Choice,
  type ChoiceKey,
  type Holder,
  type Receiver,
} from './choice'

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

/** A set of choices, found by both sides: a question is about a few holders and receivers, never about the whole set. */
export type Profile = { between: (holder: Holder, receiver: Receiver) => readonly Choice[] }

const NONE: readonly Choice[] = []

/** Choices made ready for many questions. Their order does not matter. */
export function profileOf(choices: readonly Choice[]): Profile {
  const profile = new Map<Holder, Map<Receiver, Choice[]>>()
  for (const choice of choices) {
    const ofHolder = profile.get(choice.holder) ?? new Map<Receiver, Choice[]>()
    const about = ofHolder.get(choice.receiver)
    if (about) about.push(choice)
    else ofHolder.set(choice.receiver, [choice])
    profile.set(choice.holder, ofHolder)
  }
  return { between: (holder, receiver) => profile.get(holder)?.get(receiver) ?? NONE }
}

/**
 * The same set as `decodeChoices` gives, found in the canonical text itself: of two hundred lines a question reads the few
 * that speak of its two sides. Only for a text that is known to be what `encodeChoices` wrote, since the rest of it is not looked at.
 */
export function profileIn(text: string): Profile {
  const begins = new Map<Holder, number>()
  const beginOf = (holder: Holder) => {
    const known = begins.get(holder)
    if (known !== undefined) return known
    const from = beginningOf(text, `${holder} `)
    begins.set(holder, from)
    return from
  }
  return {
    between(holder, receiver) {
      const from = beginOf(holder)
      return from < 0
        ? NONE
        : linesOf(text, { from, holder: `${holder} `, receiver: ` ${receiver} ` }).map(decodeLine)
    },
  }
}

/** Where the lines of a holder begin: they stand together, since a space sorts before all that a code is made of. -1 where there are none. */
function beginningOf(text: string, holder: string): number {
  if (text.startsWith(holder)) return 0
  const before = text.indexOf(`\n${holder}`)
  return before < 0 ? -1 : before + 1
}

type Sought = { from: number; holder: string; receiver: string }

/** The lines of a holder that speak of a receiver, whatever the data. */
function linesOf(text: string, { from, holder, receiver }: Sought): string[] {
  const lines: string[] = []
  for (let at = from; text.startsWith(holder, at);) {
    const end = text.indexOf('\n', at)
    const data = text.indexOf(' ', at + holder.length)
    if (text.startsWith(receiver, data)) lines.push(text.slice(at, end))
    at = end + 1
  }
  return lines
}
