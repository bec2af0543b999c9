import { appendActivity } from '~/audit/append.server'
import { daysAfter, endingSoon, TOLD_DAYS_BEFORE } from '~/consent/ending'
import { readCurrent } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import { enterOnce, readLedger } from '~/ledger/ledger.server'
import { enqueue } from '~/notification/outbox.server'
import type { Subject } from '~/person/store.server'
import type { LocalDate } from '~/runtime/local-date'
import { withEndUpTo } from './ends.server'
import { systemAct } from './system-act.server'
import type { Transition } from './transition'

/** Two weeks before the last day of a yes the citizen is told: once for each day on which something ends. */
export const endAnnounced: Transition = {
  name: 'end-announced',
  candidates: (reader, { today }, page) => withEndUpTo(reader, daysAfter(today, TOLD_DAYS_BEFORE), page),
  async isDue(reader, citizen, { today }) {
    return (await untold(reader, citizen, today)).length > 0
  },
  async effect(transaction, runtime, { citizen, occasion }) {
    const { at, today, requestId } = occasion
    const days = await untold(transaction, citizen, today)
    for (const day of days) {
      if (
        !(await enterOnce(transaction, { subjectId: citizen.row.id, kind: 'end-announced', reason: day }, at))
      )
        continue
      const version = citizen.row.currentVersion
      await appendActivity(transaction, [systemAct(citizen, 'end-announced', { at, requestId, version })])
      await enqueue(transaction, runtime, { kind: 'yes-ends', citizen, reason: `before ${day}`, at })
    }
    return days.length > 0
  },
}

async function untold(reader: Reader, citizen: Subject, today: LocalDate): Promise<LocalDate[]> {
  const soon = endingSoon((await readCurrent(reader, citizen))?.choices ?? [], today)
  if (soon.length === 0) return []
  const told = await readLedger(reader, citizen.row.id, 'end-announced')
  const days = [...new Set(soon.map(({ until }) => until))]
  return days.filter((day) => !told.some(({ reason }) => reason === day))
}
