import * as v from 'valibot'
import { readTypedCode } from '~/authority/pairing'
import type { MessageId } from '~/i18n/nl'
import { parseBsn } from '~/person/bsn'
import { ASKED_ONLINE } from '~/representation/evidence'
import { PARENTAL_KINDS } from '~/representation/grant'
import { dayField, dayOrNoneField } from '~/runtime/typed-day-field'
import { boundedText } from '~/runtime/bounded-text'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

/** A number or a code with what stands between and around it. */
const LONGEST_NUMBER = 100

const typedUpTo = (most: number, message: MessageId) => v.optional(boundedText(most, { message }), '')

/** Reads a field with a rule of its own, and says how to repair what it cannot read. */
function readBy<Value>(
  read: (text: string) => Value | null,
  { missing, wrong }: Record<'missing' | 'wrong', MessageId>,
) {
  return v.pipe(
    typedUpTo(LONGEST_NUMBER, wrong),
    v.trim(),
    v.nonEmpty(missing),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const value = read(dataset.value)
      if (value !== null) return value
      addIssue({ message: wrong })
      return NEVER
    }),
  )
}

const bsn = readBy(parseBsn, { missing: say('family.bsn.missing'), wrong: say('family.bsn.wrong') })
const birthDate = dayField({
  empty: say('family.birth-date.missing'),
  malformed: say('family.birth-date.wrong'),
  'no-such-day': say('family.day.no-such-day'),
})
const DAY = { malformed: say('family.day.wrong'), 'no-such-day': say('family.day.no-such-day') }
const day = dayField({ ...DAY, empty: say('family.day.missing') })
const dayOrNone = dayOrNoneField(DAY)

/** Beginning to act for another: the statement that they are involved as far as they can be. */
export const actingForm = v.object({
  betrokken: v.pipe(
    typedUpTo(8, say('family.start.declare.missing')),
    v.literal('ja', say('family.start.declare.missing')),
  ),
})

const LONGEST_REASON = 1000

/** Why somebody does not agree, in their own words. */
export const reasonForm = v.object({
  reden: v.pipe(
    typedUpTo(2 * LONGEST_REASON, say('agreement.reason.long')),
    v.trim(),
    v.minLength(1, say('agreement.reason.missing')),
    v.maxLength(LONGEST_REASON, say('agreement.reason.long')),
  ),
})

const koppelcode = readBy((text) => (readTypedCode(text) ? text : null), {
  missing: say('pairing.code.missing'),
  wrong: say('pairing.code.wrong'),
})

/** A code with the birth date of the child who made it; spaces and small letters are fine. */
export const pairingForm = v.pipe(
  v.object({ koppelcode, geboortedatum: birthDate }),
  v.transform(({ koppelcode: typed, geboortedatum }) => ({ typed, birthDate: geboortedatum })),
)

/** A child by number and birth date: for a guardian, whom the register does not name when asked about themself. */
export const childForm = v.pipe(
  v.object({ bsn, geboortedatum: birthDate }),
  v.transform(({ bsn, geboortedatum }) => ({ bsn, birthDate: geboortedatum })),
)

/** Asking the desk who decides about a child, as a parent or guardian of it. */
export const authorityForm = v.pipe(
  v.object({ als: v.picklist(PARENTAL_KINDS, say('authority.kind.missing')), bsn }),
  v.transform(({ als, bsn }) => ({ kind: als, childBsn: bsn })),
)

/** Authorising somebody in writing, from a day on, perhaps until a last day. */
export const authorisingForm = v.pipe(
  v.object({ bsn, vanaf: day, tot: dayOrNone }),
  v.transform(({ bsn, vanaf, tot }) => ({ to: bsn, startsOn: vanaf, endsOn: tot })),
)

/** Asking the desk to act for an adult on evidence, as somebody in the order of the law; there always is a last day. */
export const evidenceForm = v.pipe(
  v.object({ als: v.picklist(ASKED_ONLINE, say('evidence.kind.missing')), bsn, tot: day }),
  v.transform(({ als, bsn, tot }) => ({ kind: als, personBsn: bsn, endsOn: tot })),
)

/** Showing the list of who looked to a parent, or no more. */
export const sharingForm = v.pipe(
  v.object({ do: v.picklist(['share', 'unshare']), ouder: v.optional(boundedText(LONGEST_NUMBER), '') }),
  v.transform(({ do: wish, ouder }) => ({ representationId: ouder, shares: wish === 'share' })),
)

/** What is done on the page of an approval; who agrees says what they saw. */
export const answerForm = v.variant('do', [
  v.object({ do: v.literal('approve'), seen: v.optional(boundedText(LONGEST_NUMBER), '') }),
  v.object({ do: v.picklist(['decline', 'mute', 'hear', 'code', 'again', 'withdraw']) }),
])
