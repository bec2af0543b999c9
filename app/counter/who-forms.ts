import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { bsnField } from '~/person/bsn-field'
import { DOCUMENTS } from '~/recording/recorded'
import { dayField } from '~/runtime/typed-day-field'

/* Apart from the other forms of the counter, so that no page but theirs fetches how a number and a day are read. */

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

const bsn = bsnField({ missing: say('counter.bsn.missing'), wrong: say('counter.bsn.wrong') })
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
