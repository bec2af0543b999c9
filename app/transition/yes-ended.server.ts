import { appendActivity } from '~/audit/append.server'
import { daysAfter, endPassed } from '~/consent/ending'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import { readCurrent } from '~/consent/store.server'
import { tellFollowers } from '~/consent/tell-followers.server'
import { writeVersion } from '~/consent/write-version.server'
import { enqueue } from '~/notification/outbox.server'
import { withEndUpTo } from './ends.server'
import { systemAct } from './system-act.server'
import type { Transition } from './transition'

/**
 * The day after the last day of a yes: a version in which it is the no it counts as, with log entry and mail. No answer
 * changes by it, since the decision looks at the date itself.
 */
export const yesEnded: Transition = {
  name: 'yes-ended',
  candidates: (reader, { today }, page) => withEndUpTo(reader, daysAfter(today, -1), page),
  async isDue(reader, citizen, { today }) {
    return endPassed((await readCurrent(reader, citizen))?.choices ?? [], today) !== null
  },
  async effect(transaction, runtime, { citizen, occasion }) {
    const { at, today, requestId } = occasion
    const current = await readCurrent(transaction, citizen)
    const ended = current && endPassed(current.choices, today)
    if (!ended) return false
    const number = current.number + 1
    await writeVersion(transaction, citizen, {
      number,
      predecessor: current.number,
      choices: ended.choices,
      catalogueVersion: current.catalogueVersion,
      readIn: 'kept',
      receiptNumber: drawReceiptNumber(at),
      authorId: 'system',
      authorRole: '07',
      channel: 'system',
      at,
    })
    await appendActivity(transaction, [
      systemAct(citizen, 'choice-ended', { at, requestId, version: number }),
    ])
    await enqueue(transaction, runtime, { kind: 'yes-ends', citizen, reason: `ended ${number}`, at })
    await tellFollowers(transaction, runtime, { person: citizen, number, predecessor: current.number, at })
    return true
  },
}
