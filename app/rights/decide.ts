import type { LocalDate } from '~/runtime/local-date'
import { clockOf } from './clock'
import {
  decisionIn,
  GROUNDS,
  isProven,
  openQuestion,
  ownerIn,
  standingOf,
  type Ground,
  type Outcome,
  type RightsEvent,
  type RightsKind,
} from './request'

/** One command for each word, so that what is left after some of them is told by the type. */
type Each<Word, Rest> = Word extends unknown ? { do: Word } & Rest : never

/** What the person, or an officer, does with a request. */
export type RightsCommand =
  | Each<'add' | 'answer', { by: 'person'; text: string }>
  | { do: 'withdraw'; by: 'person' }
  | Each<'take' | 'prove', { by: string }>
  /** `on`: the day it was asked or answered, by letter maybe before today. */
  | Each<'ask' | 'note-answer', { by: string; text: string; on: LocalDate }>
  | Each<'extend' | 'tell' | 'carry-out', { by: string; text: string }>
  | { do: 'decide'; by: string; outcome: Outcome; ground: Ground | null; text: string; redaction: string }

export type RightsFacts = {
  kind: RightsKind
  events: readonly RightsEvent[]
  /** Who may not deal with it: whose own it is, and who said so. */
  notBy: readonly string[]
}

/**
 * - `own-request`: an officer never deals with what is their own · `not-yours`: another officer has it, or nobody took it
 * - `closed`: it is over · `unproven`: who asks is not established · `paused`: it waits for the person already
 * - `not-asked`: nothing waits for an answer · `before-receipt`, `ahead`: a day before it came in, or to come
 * - `too-late`: an extension is told within the month of the law · `extended`: once and no more
 * - `no-reason`, `no-ground`: a refusal says why, on a ground that there is for it · `not-decided`: nothing is to be done yet
 */
export type RightsRefusal =
  | 'own-request'
  | 'not-yours'
  | 'closed'
  | 'unproven'
  | 'paused'
  | 'not-asked'
  | 'before-receipt'
  | 'ahead'
  | 'too-late'
  | 'extended'
  | 'no-reason'
  | 'no-ground'
  | 'not-decided'

export type RightsDecision = { ok: true; event: RightsEvent | null } | { ok: false; refusal: RightsRefusal }

/** The whole life of a request to the privacy officer: `decide(command, facts, today) → event or refusal` (AVG 12, 15 to 21; domain §4). */
export function decideRights(command: RightsCommand, facts: RightsFacts, today: LocalDate): RightsDecision {
  const standing = standingOf(facts.events)
  if (command.by !== 'person' && facts.notBy.includes(command.by)) return refused('own-request')
  if (['done', 'withdrawn', 'refused'].includes(standing)) return refused('closed')
  switch (command.do) {
    case 'add':
      if (isBlank(command.text)) return refused('no-reason')
      return decisionIn(facts.events)
        ? refused('closed')
        : happened({ what: 'added', on: today, text: command.text })
    case 'answer':
      if (isBlank(command.text)) return refused('no-reason')
      return openQuestion(facts.events)
        ? happened({ what: 'answered', on: today, text: command.text })
        : refused('not-asked')
    case 'withdraw':
      return decisionIn(facts.events) ? refused('closed') : happened({ what: 'withdrawn', on: today })
    case 'take':
      return ownerIn(facts.events) === command.by
        ? { ok: true, event: null }
        : happened({ what: 'taken', on: today, by: command.by })
  }
  if (ownerIn(facts.events) !== command.by) return refused('not-yours')
  if (command.do === 'prove')
    return isProven(facts.events)
      ? { ok: true, event: null }
      : happened({ what: 'identity-proven', on: today })
  if ('text' in command && isBlank(command.text)) return refused('no-reason')
  return byOwner(command, facts, today)
}

type ByOwner = Extract<
  RightsCommand,
  { do: 'ask' | 'note-answer' | 'extend' | 'tell' | 'carry-out' | 'decide' }
>

function byOwner(command: ByOwner, { kind, events }: RightsFacts, today: LocalDate): RightsDecision {
  const decided = decisionIn(events)
  if (command.do === 'tell' || command.do === 'carry-out') {
    if (!decided) return refused('not-decided')
    const what = command.do === 'tell' ? 'told' : 'carried-out'
    return happened({ what, on: today, text: command.text })
  }
  if (decided) return refused('closed')
  if (command.do === 'ask') return ask(command, events, today)
  if (command.do === 'note-answer') return noteAnswer(command, events, today)
  if (command.do === 'extend') {
    if (events.some(({ what }) => what === 'extended')) return refused('extended')
    const { extendableUntil } = clockOf(events, today)
    if (today > extendableUntil) return refused('too-late')
    return happened({ what: 'extended', on: today, text: command.text })
  }
  if (!isProven(events)) return refused('unproven')
  const { outcome, ground, text, redaction } = command
  const grounds: readonly string[] = GROUNDS[kind]
  if (outcome !== 'granted' && (ground === null || !grounds.includes(ground))) return refused('no-ground')
  return happened({
    ...{ what: 'decided', on: today, outcome, text, redaction },
    ground: outcome === 'granted' ? null : ground,
  })
}

function ask(
  { on, text }: { on: LocalDate; text: string },
  events: readonly RightsEvent[],
  today: LocalDate,
): RightsDecision {
  if (openQuestion(events)) return refused('paused')
  return dayProblem(on, events, today) ?? happened({ what: 'asked', on, text })
}

function noteAnswer(
  { on, text }: { on: LocalDate; text: string },
  events: readonly RightsEvent[],
  today: LocalDate,
): RightsDecision {
  const open = openQuestion(events)
  if (!open) return refused('not-asked')
  if (on < open.on) return refused('before-receipt')
  return dayProblem(on, events, today) ?? happened({ what: 'answered', on, text })
}

/** A pause begins on no day before it came in, before the last pause ended, or to come. */
function dayProblem(on: LocalDate, events: readonly RightsEvent[], today: LocalDate) {
  if (on > today) return refused('ahead')
  const earliest = events.findLast(({ what }) => what === 'received' || what === 'answered')!.on
  return on < earliest ? refused('before-receipt') : null
}

const isBlank = (text: string) => text.trim() === ''

function happened(event: RightsEvent): RightsDecision {
  return { ok: true, event }
}

function refused(refusal: RightsRefusal) {
  return { ok: false as const, refusal }
}
