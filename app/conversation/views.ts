import { addDays, type LocalDate } from '~/runtime/local-date'
import {
  CHANNELS,
  readNumber,
  TOPICS,
  type Channel,
  type ConversationState,
  type Flag,
  type Topic,
} from './conversation'
import { workingMinutes } from './office-hours'
import { isAlarming } from './periods'

/** The lists of the inbox, by the words of their addresses, in the order of their keys. */
export const VIEWS = ['alles', 'vrij', 'mijn', 'wacht', 'niet-bezorgd', 'binnenkort', 'gesloten'] as const
export type View = (typeof VIEWS)[number]

/** What goes within so many days stands in a list of its own. */
const SOON_DAYS = 14

export type Listed = {
  state: ConversationState
  owner: string | null
  receivedAt: Date
  waitsSince: Date | null
  answeredAt: Date | null
  eraseOn: LocalDate
  priority: boolean
  flag: Flag | null
  isNotDelivered: boolean
}

/** Whether a message stands in a list of somebody. */
export function isIn(view: View, message: Listed, { worker, today }: { worker: string; today: LocalDate }) {
  const isOver = message.state === 'closed' || message.state === 'spam'
  if (view === 'gesloten') return isOver
  if (isOver) return false
  switch (view) {
    case 'alles':
      return true
    case 'vrij':
      return message.state === 'new'
    case 'mijn':
      return message.owner === worker
    case 'wacht':
      return message.state === 'waits'
    case 'niet-bezorgd':
      return message.isNotDelivered
    case 'binnenkort':
      return message.eraseOn <= addDays(today, SOON_DAYS) || isUnanswered(message, today)
  }
}

/** Whether it would go without an answer soon, to what came first or to what came after: the alarm of day 60. */
export function isUnanswered(
  {
    receivedAt,
    answeredAt,
    waitsSince,
    state,
  }: Pick<Listed, 'receivedAt' | 'answeredAt' | 'waitsSince' | 'state'>,
  today: LocalDate,
): boolean {
  const answered = (answeredAt !== null && waitsSince === null) || state === 'closed' || state === 'spam'
  return isAlarming({ receivedAt, answered }, today)
}

/** Whether it waits for the desk now: not while it is the person's turn, or another's. */
export function isWaiting({ state, waitsSince }: Pick<Listed, 'state' | 'waitsSince'>): boolean {
  return waitsSince !== null && (state === 'new' || state === 'taken')
}

/** How long it waits for the desk, in minutes of working time; null while it does not. */
export function waitedMinutes(message: Pick<Listed, 'state' | 'waitsSince'>, now: Date): number | null {
  return isWaiting(message) ? workingMinutes(message.waitsSince!, now) : null
}

/** What is threatening first, then what is disputed; then what nobody has, by how long it waits; then the rest. */
export function inOrder(one: Listed, other: Listed): number {
  return rank(one) - rank(other) || waits(one) - waits(other)
}

function rank({ flag, priority, state }: Listed): number {
  if (state === 'closed' || state === 'spam') return 9
  if (flag !== null) return 0
  if (priority && state !== 'waits') return 1
  return { new: 2, taken: 3, waits: 4, 'handed-on': 5 }[state]
}

function waits({ waitsSince, receivedAt }: Listed): number {
  return (waitsSince ?? receivedAt).getTime()
}

export function readView(text: string): View {
  return VIEWS.find((view) => view === text) ?? 'alles'
}

export function readTopic(text: string): Topic | null {
  return text === 'dispute' ? text : (TOPICS.find((topic) => topic === text) ?? null)
}

export function readChannel(text: string): Channel | null {
  return CHANNELS.find((channel) => channel === text) ?? null
}

/** Whether what somebody typed is found: by number, or each word as the beginning of a word, without accents and capitals. */
export function isFound(typed: string, { number, texts }: { number: number; texts: readonly string[] }) {
  if (readNumber(typed) === number) return true
  const wanted = wordsOf(typed)
  const words = texts.flatMap(wordsOf)
  return wanted.length > 0 && wanted.every((start) => words.some((word) => word.startsWith(start)))
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
