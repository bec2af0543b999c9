import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { boundedText } from '~/runtime/bounded-text'
import type { LocalDate } from '~/runtime/local-date'
import { dayField } from '~/runtime/typed-day-field'
import { lineField } from '~/runtime/typed-line'
import { reasonField } from './reason'

const say = (id: MessageId) => id
const LONGEST_ID = 64

/** What can be kept longer: everything of a person, one message to the desk, one request to the privacy officer. */
export const HOLD_KINDS = ['person', 'message', 'rights-request'] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** Why something may stay past its time: the person asks, good care, another's interest [domain: retention] (AVG 17(3), 18(1)). */
export const HOLD_GROUNDS = ['asked', 'care', 'interest'] as const
export type HoldGround = (typeof HOLD_GROUNDS)[number]

/** What to keep longer, by its number, on which ground, why and until when. */
export const holdForm = v.object({
  soort: v.picklist(HOLD_KINDS, say('oversight.hold.kind.missing')),
  nummer: lineField({ missing: say('oversight.hold.number.missing'), wrong: say('oversight.hold.unknown') }),
  grond: v.picklist(HOLD_GROUNDS, say('oversight.hold.ground.missing')),
  reden: reasonField,
  tot: dayField({
    empty: say('oversight.hold.until.missing'),
    malformed: say('oversight.day.wrong'),
    'no-such-day': say('oversight.day.none'),
  }),
})

/** Which hold to lift, and why. */
export const liftHoldForm = v.object({ lift: boundedText(LONGEST_ID), reden: reasonField })

/** Whether something is still kept back on a day: its last day counts along. */
export function isHeldOn({ until, endedAt }: { until: LocalDate; endedAt: Date | null }, today: LocalDate) {
  return endedAt === null && until >= today
}
