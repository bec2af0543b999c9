import { and, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { callNote } from '~/calls/tables.server'
import { conversation, conversationPresence, keysOff } from '~/conversation/tables.server'
import { paperLetter, postalAddress } from '~/notification/tables.server'
import { subject } from '~/person/tables.server'
import { postRequest } from '~/post/tables.server'
import { cutoffOf } from '~/privacy/cutoff'
import { LASTS } from '~/privacy/periods'
import { AT_A_SCREEN } from '~/privacy/session-periods'
import { breach, breachEvent, breachPerson } from '~/breach/tables.server'
import { rightsEvent, rightsRequest } from '~/rights/tables.server'
import { localDate } from '~/runtime/local-date'
import { deleteConversations } from './conversations.server'
import { byDeleting, byEmptying, inChunks, type RowPurge, type Taking } from './taking.server'

/** A stack of letters that nobody took to the post. */
const LEFT_LYING = { days: 7 } as const
/** More than the days that a code works. */
const CODE_RAN_OUT = { days: 15 } as const
/** So long after a death nobody is written to at that address (`retention.postal-address.period`). */
const AFTER_DEATH = { months: 1 } as const
/** A form that never came back [domain: post requests]. */
const NEVER_RETURNED = { months: 2 } as const
/** One that came back, and was never dealt with: it came back within those two months, and is kept for six after. */
const NEVER_HANDLED = { months: 8 } as const

/** What the support desk has of people: messages, letters, calls, and what is asked on paper. */
export const DESK_PURGES: RowPurge[] = [
  {
    ...byDeleting(keysOff, keysOff.worker, (now) => lt(keysOff.at, cutoffOf(LASTS['staff-account'], now))),
    id: 'staff-account',
    often: false,
  },
  { ...byDeletingConversations(), id: 'conversation', often: false },
  {
    // Nobody has it on the screen any more.
    ...byDeleting(conversationPresence, conversationPresence.conversationId, (now) =>
      lt(conversationPresence.lastAt, cutoffOf(AT_A_SCREEN, now)),
    ),
    id: 'conversation',
    often: true,
  },
  {
    ...byDeleting(paperLetter, paperLetter.id, (now) =>
      lt(paperLetter.settledAt, cutoffOf(LASTS.letter, now)),
    ),
    id: 'letter',
    often: false,
  },
  {
    ...byEmptying(paperLetter, { key: paperLetter.id, set: { codeSealed: null }, evenHeld: true }, (now) =>
      and(isNotNull(paperLetter.codeSealed), lt(paperLetter.printedAt, cutoffOf(LEFT_LYING, now))),
    ),
    id: 'letter',
    often: false,
  },
  {
    // Whatever state it is in: the code works so many days from when it was put on paper.
    ...byEmptying(paperLetter, { key: paperLetter.id, set: { codeIndex: null }, evenHeld: true }, (now) =>
      and(isNotNull(paperLetter.codeIndex), lt(paperLetter.printedAt, cutoffOf(CODE_RAN_OUT, now))),
    ),
    id: 'letter',
    often: false,
  },
  {
    // Nobody is written to any more; a death that the register takes back within that time leaves it.
    ...byDeleting(postalAddress, postalAddress.subjectId, (now) => diedBefore(cutoffOf(AFTER_DEATH, now))),
    id: 'postal-address',
    often: false,
  },
  { ...byDeletingRights(), id: 'rights-request', often: false },
  { ...byDeletingBreaches(), id: 'breach', often: false },
  {
    ...byDeleting(callNote, callNote.id, (now) => lt(callNote.at, cutoffOf(LASTS['call-note'], now))),
    id: 'call-note',
    often: false,
  },
  {
    ...byDeleting(postRequest, postRequest.id, (now) => {
      const unreturned = cutoffOf(NEVER_RETURNED, now)
      const unhandled = cutoffOf(NEVER_HANDLED, now)
      return or(
        lt(postRequest.settledAt, cutoffOf(LASTS['post-request'], now)),
        and(eq(postRequest.state, 'received'), lt(postRequest.receivedAt, unreturned)),
        and(eq(postRequest.state, 'form-sent'), lt(postRequest.formSentAt, unreturned)),
        and(
          eq(postRequest.state, 'returned'),
          lt(postRequest.receivedAt, unhandled),
          or(isNull(postRequest.formSentAt), lt(postRequest.formSentAt, unhandled)),
        ),
      )
    }),
    id: 'post-request',
    often: false,
  },
]

function diedBefore(moment: Date) {
  const dead = sql`select ${subject.id} from ${subject} where ${lt(subject.deceasedAt, moment)}`
  return sql`${postalAddress.subjectId} in (${dead})`
}

function byDeletingConversations(): Taking {
  const due = (now: Date) => lte(conversation.eraseOn, localDate(now))
  return inChunks({ table: conversation, key: conversation.id, where: due }, async (transaction, some) => {
    const gone = await transaction.select({ id: conversation.id }).from(conversation).where(some)
    await deleteConversations(
      transaction,
      gone.map(({ id }) => id),
    )
    return gone
  })
}

/** What was asked of the privacy officer, with its key and everything that happened to it. */
function byDeletingRights(): Taking {
  const due = (now: Date) => lt(rightsRequest.closedAt, cutoffOf(LASTS['rights-request'], now))
  return inChunks({ table: rightsRequest, key: rightsRequest.id, where: due }, async (transaction, some) => {
    const gone = await transaction.delete(rightsRequest).where(some).returning({ id: rightsRequest.id })
    const ids = gone.map(({ id }) => id)
    if (ids.length > 0) await transaction.delete(rightsEvent).where(inArray(rightsEvent.requestId, ids))
    return gone
  })
}

/** A breach with what happened with it and whom it touched. */
function byDeletingBreaches(): Taking {
  const due = (now: Date) => lt(breach.closedAt, cutoffOf(LASTS.breach, now))
  return inChunks({ table: breach, key: breach.id, where: due }, async (transaction, some) => {
    const gone = await transaction.delete(breach).where(some).returning({ id: breach.id })
    const ids = gone.map(({ id }) => id)
    if (ids.length > 0) {
      await transaction.delete(breachEvent).where(inArray(breachEvent.breachId, ids))
      await transaction.delete(breachPerson).where(inArray(breachPerson.breachId, ids))
    }
    return ids
  })
}
