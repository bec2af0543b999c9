import { dueReminder } from '~/agreement/reminders'
import type { Reader } from '~/db/database.server'
import { enterOnce, isEntered } from '~/ledger/ledger.server'
import type { Subject } from '~/person/store.server'
import { decisionStatusOf } from '~/representation/decision-status.server'
import { addDays, localDate, type LocalDate } from '~/runtime/local-date'
import type { Transition } from '~/transition/transition'
import { halfOf } from './answer-use-cases.server'
import { peopleWith } from './people-with.server'
import { isHalfSaidSince, readHalfSaidOf } from './store.server'
import { tellOfRequest } from './told.server'

/** So many missed days are caught up; what ended longer ago is nobody's news. */
const CAUGHT_UP_DAYS = 14

/**
 * A yes of a child of 12 to 15 or of a parent that waits for the other's (Wabvpz 15g): who is to say it is reminded as of every yes that is
 * asked, and once its time went by both are told. Nothing changes by it: the last day says itself that it is over.
 */
export const halfWaits: Transition = {
  name: 'leave-waits',
  candidates: (reader, { today }, page) => peopleWith(reader, isHalfSaidSince(since(today)), page),
  async isDue(reader, citizen, { today }) {
    return (await readDue(reader, citizen, today)).length > 0
  },
  async effect(transaction, runtime, { citizen, occasion: { at, today } }) {
    const due = await readDue(transaction, citizen, today)
    for (const { standing, half, line, id, step, saidBy } of due) {
      if (!(await enterOnce(transaction, line, at))) continue
      const except = step === 'lapsed' ? null : saidBy
      const said = { half, given: null }
      await tellOfRequest(transaction, runtime, { standing, about: { id, step }, except, saidBy, said, at })
    }
    return due.length > 0
  },
}

const since = (today: LocalDate) => addDays(today, -CAUGHT_UP_DAYS)

/** What is to be told of each that waits, and was not. */
async function readDue(reader: Reader, citizen: Subject, today: LocalDate) {
  const standing = await decisionStatusOf(reader, citizen, today)
  if (standing.decides !== 'together') return []
  const due = []
  for (const row of await readHalfSaidOf(reader, { subjectId: citizen.row.id, since: since(today) })) {
    const { id, answerBy, answeredAt, answeredBy: saidBy } = row
    const half = halfOf(standing, row)
    const step = half && stepOn({ askedOn: localDate(answeredAt!), expiresOn: answerBy }, today)
    if (!step) continue
    const line = { subjectId: citizen.row.id, kind: 'leave-waits', reason: `${id}:${step}` } as const
    if (!(await isEntered(reader, line))) due.push({ standing, half, line, id, step, saidBy })
  }
  return due
}

function stepOn(waiting: Parameters<typeof dueReminder>[0], today: LocalDate) {
  return today > waiting.expiresOn ? ('lapsed' as const) : dueReminder(waiting, today)
}
