import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { parseBsn } from '~/person/bsn'
import { ASKED_AT_DESK, ASKED_BY, MEASURES, PAPERS, VERDICTS } from '~/representation/evidence'
import { HIGHER_RECORDS, type HigherRecords } from '~/representation/grant'
import { boundedText } from '~/runtime/bounded-text'
import { dayField, dayOrNoneField } from '~/runtime/typed-day-field'
import type { Named } from './find.server'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

const LONGEST_NUMBER = 100
const LONGEST_REASON = 1000

const typed = (message: MessageId) =>
  v.pipe(v.optional(boundedText(LONGEST_NUMBER, { message }), ''), v.trim())
const bsn = v.pipe(
  typed(say('desk-evidence.bsn.wrong')),
  v.nonEmpty(say('desk-evidence.bsn.missing')),
  v.transform(parseBsn),
  v.check((read) => read !== null, say('desk-evidence.bsn.wrong')),
  v.transform((read) => read!),
)
const DAY = {
  malformed: say('desk-evidence.day.wrong'),
  'no-such-day': say('desk-evidence.day.no-such-day'),
}
const day = dayField({ ...DAY, empty: say('desk-evidence.day.missing') })
const dayOrNone = dayOrNoneField(DAY)
const channel = v.picklist(ASKED_BY, say('desk-evidence.channel.missing'))
const reason = v.pipe(
  v.optional(boundedText(2 * LONGEST_REASON, { message: say('desk-evidence.reason.long') }), ''),
  v.trim(),
  v.maxLength(LONGEST_REASON, say('desk-evidence.reason.long')),
)
/** Which state of the case was on the screen; what is no number was never there. */
const revision = v.pipe(
  v.optional(boundedText(12), '0'),
  v.transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)),
)

/** A code has eight signs and a number nine digits: which of the two it is can be seen. */
function meantBy(text: string): Named['by'] | null {
  const number = parseBsn(text)
  if (number) return { bsn: number }
  return /[a-z]/i.test(text) ? { code: text } : null
}

const numberOrCode = v.pipe(
  typed(say('desk-evidence.bsn-or-code.wrong')),
  v.transform(meantBy),
  v.check((read) => read !== null, say('desk-evidence.bsn-or-code.wrong')),
  v.transform((read) => read!),
)

/** Somebody asks by phone or post to represent another, who is named by number, or a child by its code. */
export const beginForm = v.pipe(
  v.object({
    als: v.picklist(ASKED_AT_DESK, say('desk-evidence.kind.missing')),
    kanaal: channel,
    aanvrager: bsn,
    aanvragergeboren: day,
    persoon: numberOrCode,
    persoongeboren: day,
    tot: day,
  }),
  v.transform((read) => ({
    kind: read.als,
    channel: read.kanaal,
    applicant: { by: { bsn: read.aanvrager }, birthDate: read.aanvragergeboren } satisfies Named,
    person: { by: read.persoon, birthDate: read.persoongeboren },
    endsOn: read.tot,
  })),
)

/** A measure about one person. */
export const measureForm = v.pipe(
  v.object({
    wat: v.picklist(MEASURES, say('desk-evidence.measure.missing')),
    kanaal: channel,
    persoon: bsn,
    persoongeboren: day,
  }),
  v.transform(({ wat, kanaal, persoon, persoongeboren }) => ({
    measure: wat,
    channel: kanaal,
    person: { by: { bsn: persoon }, birthDate: persoongeboren },
  })),
)

/** A measure about the person of a case. */
export const besideForm = v.object({ do: v.picklist(MEASURES) })

const record = v.optional(v.picklist(HIGHER_RECORDS, say('desk-evidence.higher.missing')))

/** What one of the desk saw. Days and who comes first are of a representation only. */
export const seeForm = v.pipe(
  v.object({
    papier: v.pipe(
      v.optional(v.array(v.picklist(PAPERS)), []),
      v.minLength(1, say('desk-evidence.papers.missing')),
    ),
    datum: day,
    uittreksel: dayOrNone,
    vanaf: dayOrNone,
    tot: dayOrNone,
    rang1: record,
    rang2: record,
    rang3: record,
    revision,
  }),
  v.transform(({ papier, datum, uittreksel, vanaf, tot, rang1, rang2, rang3, revision: on }) => {
    const higher: HigherRecords = {
      ...(rang1 && { 1: rang1 }),
      ...(rang2 && { 2: rang2 }),
      ...(rang3 && { 3: rang3 }),
    }
    const found = vanaf !== null && tot !== null ? { startsOn: vanaf, endsOn: tot, higher } : null
    return { papers: { papers: papier, dated: datum, extractDated: uittreksel }, found, revision: on }
  }),
)

/** What the second of the desk decides; who does not agree says why. */
export const verdictForm = v.pipe(
  v.object({
    besluit: v.picklist(VERDICTS, say('desk-evidence.verdict.missing')),
    reden: reason,
    revision,
  }),
  v.forward(
    v.check(
      ({ besluit, reden }) => besluit === 'confirm' || reden !== '',
      say('desk-evidence.reason.missing'),
    ),
    ['reden'],
  ),
  v.transform(({ besluit, reden, revision: on }) => ({
    verdict: besluit === 'confirm' ? ({ do: besluit } as const) : { do: besluit, reason: reden },
    revision: on,
  })),
)

/** Ending early, refusing before anybody saw papers, or withdrawing a measure: why. */
export const endForm = v.object({
  reden: v.pipe(reason, v.nonEmpty(say('desk-evidence.reason.missing'))),
  revision,
})

/** Asking anew what ends soon. */
export const renewForm = v.pipe(
  v.object({ tot: day, kanaal: channel }),
  v.transform(({ tot, kanaal }) => ({ endsOn: tot, channel: kanaal })),
)
