import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { parseEmail } from '~/notification/email'
import { GENDERS, type PersonDetails } from '~/optin/optin'
import { boundedText } from '~/runtime/bounded-text'
import { dayField } from '~/runtime/typed-day-field'
import { lineField, writtenPostcode } from '~/runtime/typed-line'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

const LONGEST = 200
const LONGEST_INITIALS = 20
const LONGEST_POSTCODE = 12

function line(field: Partial<Parameters<typeof lineField<MessageId>>[0]> & { missing: MessageId }) {
  return lineField<MessageId>({ wrong: say('optin.details.long'), ...field })
}

/** Who it is about, by which a provider finds them; how they came to be called nobody checks but that provider. */
export const optInForm = v.pipe(
  v.object({
    voorletters: line({
      missing: say('optin.details.initials.missing'),
      wrong: say('optin.details.initials.wrong'),
      most: LONGEST_INITIALS,
      fits: /^[\p{L}\p{M}.' -]*$/u,
    }),
    achternaam: line({
      missing: say('optin.details.surname.missing'),
      wrong: say('optin.details.surname.wrong'),
      fits: /^\D*$/,
    }),
    geslacht: v.picklist(GENDERS, say('optin.details.gender.missing')),
    geboortedatum: dayField({
      empty: say('optin.details.birth-date.missing'),
      malformed: say('optin.details.birth-date.wrong'),
      'no-such-day': say('optin.details.birth-date.no-such-day'),
    }),
    straat: line({ missing: say('optin.details.street.missing') }),
    postcode: line({ missing: say('optin.details.postcode.missing'), most: LONGEST_POSTCODE }),
    plaats: line({ missing: say('optin.details.town.missing') }),
    mail: v.pipe(
      v.optional(boundedText(2 * LONGEST, { message: say('optin.details.email.wrong') }), ''),
      v.trim(),
      v.check((typed) => typed === '' || parseEmail(typed) !== null, say('optin.details.email.wrong')),
    ),
  }),
  v.transform((typed): PersonDetails => ({
    initials: typed.voorletters,
    surname: typed.achternaam,
    gender: typed.geslacht,
    birthDate: typed.geboortedatum,
    street: typed.straat,
    postcode: writtenPostcode(typed.postcode),
    town: typed.plaats,
    email: typed.mail === '' ? null : parseEmail(typed.mail),
  })),
)
