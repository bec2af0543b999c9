import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { parseBsn } from '~/person/bsn'
import { DOCUMENTS } from '~/recording/recorded'
import { boundedText } from '~/runtime/bounded-text'
import { dayField } from '~/runtime/typed-day-field'

/* Apart from the other forms of the counter, so that no page but theirs fetches how a number and a day are read. */

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

/** A number with what stands between and around it. */
const LONGEST_NUMBER = 100

const bsn = v.pipe(
  v.optional(boundedText(LONGEST_NUMBER, { message: say('counter.bsn.wrong') }), ''),
  v.trim(),
  v.nonEmpty(say('counter.bsn.missing')),
  v.transform(parseBsn),
  v.check((read) => read !== null, say('counter.bsn.wrong')),
  v.transform((read) => read!),
)
const geboortedatum = dayField({
  empty: say('counter.birth-date.missing'),
  malformed: say('counter.birth-date.wrong'),
  'no-such-day': say('counter.birth-date.no-such-day'),
})

/** Who is at the counter. */
export const findForm = v.pipe(
  v.object({ bsn, geboortedatum }),
  v.transform((read) => ({ bsn: read.bsn, birthDate: read.geboortedatum })),
)

const document = v.picklist(DOCUMENTS, say('counter.document.missing'))

/** Who speaks for the person, from their own document. */
export const speakerForm = v.pipe(
  v.object({ bsn, geboortedatum, document }),
  v.transform((read) => ({ bsn: read.bsn, birthDate: read.geboortedatum, document: read.document })),
)
