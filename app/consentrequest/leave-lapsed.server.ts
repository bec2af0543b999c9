import { appendActivity } from '~/audit/append.server'
import type { Reader } from '~/db/database.server'
import { enterOnce } from '~/ledger/ledger.server'
import type { Subject } from '~/person/store.server'
import { decisionStatusOf, type DecisionStatus } from '~/representation/decision-status.server'
import { dayBefore } from '~/representation/who-decides'
import { addDays, type LocalDate } from '~/runtime/local-date'
import { systemAct } from '~/transition/system-act.server'
import type { Transition } from '~/transition/transition'
import { lapsesOn } from './decide'
import { peopleWith } from './people-with.server'
import { isGivenSince, openGiven, readGivenOf, writeRequest } from './store.server'
import { tellOfRequest } from './told.server'

/** So many missed days are caught up; what ended longer ago is nobody's news. */
const CAUGHT_UP_DAYS = 90

/**
 * A yes that was said in a person's place, by who decides no more: it is written down as over, with its log entry and mails, once. No answer
 * changes by it, since what counts as leave looks at who decides itself (`leaveOn`).
 */
export const leaveLapsed: Transition = {
  name: 'leave-lapsed',
  candidates: (reader, { today }, page) => peopleWith(reader, isGivenSince(since(today)), page),
  async isDue(reader, citizen, { today }) {
    return (await lapsing(reader, await decisionStatusOf(reader, citizen, today), today)).length > 0
  },
  async effect(transaction, runtime, { citizen, occasion }) {
    const { at, today, requestId } = occasion
    const standing = await decisionStatusOf(transaction, citizen, today)
    const over = await lapsing(transaction, standing, today)
    for (const { id, endsOn, answeredBy: saidBy } of over) {
      const line = { subjectId: citizen.row.id, kind: 'leave-lapsed', reason: id } as const
      if (!(await enterOnce(transaction, line, at))) continue
      await writeRequest(transaction, id, { state: 'lapsed', endsOn: lastDay(endsOn, today) })
      await appendActivity(transaction, [entry(citizen, { id, at, requestId })])
      const about = { id, step: 'lapsed' } as const
      await tellOfRequest(transaction, runtime, { standing, about, except: null, saidBy, at })
    }
    return over.length > 0
  },
}

const since = (today: LocalDate) => addDays(today, -CAUGHT_UP_DAYS)

/** From the day before on it is over, and kept as long as the law asks. */
function lastDay(endsOn: LocalDate | null, today: LocalDate): LocalDate {
  const before = dayBefore(today)
  return endsOn !== null && endsOn < before ? endsOn : before
}

async function lapsing(reader: Reader, { person, decides }: DecisionStatus, today: LocalDate) {
  const given = await readGivenOf(reader, { subjectId: person.row.id, since: since(today) })
  return given.filter((row) => lapsesOn({ state: row.state, given: openGiven(person, row), decides }, today))
}

function entry(citizen: Subject, { id, at, requestId }: { id: string; at: Date; requestId: string }) {
  const version = citizen.row.currentVersion
  const object = { type: 'consent-request' as const, id }
  return { ...systemAct(citizen, 'consent-lapsed', { at, requestId, version }), object }
}
