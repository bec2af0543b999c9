import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { parseEmail } from '~/notification/email'
import { GENDERS, type PersonDetails } from '~/optin/optin'
import { boundedText } from '~/runtime/bounded-text'
import { dayField } from '~/runtime/typed-day-field'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

const LONGEST = 200
const LONGEST_INITIALS = 20
const LONGEST_POSTCODE = 12

type Line = { missing: MessageId; wrong?: MessageId; most?: number; fits?: RegExp }

/** A line that has to be filled in, without what stands around it. */
function line({ missing, wrong = say('optin.details.long'), most = LONGEST, fits = /^/ }: Line) {
  return v.pipe(
    v.optional(boundedText(2 * LONGEST, { message: wrong }), ''),
    v.transform((typed) => typed.replace(/\s+/g, ' ').trim()),
    v.nonEmpty(missing),
    v.maxLength(most, wrong),
    v.regex(fits, wrong),
  )
}

/** `1234ab` as it is written; what is no Dutch postcode stays as it was typed, since people live abroad too. */
function writtenPostcode(typed: string): string {
  const dutch = /^(\d{4}) ?([a-z]{2})$/i.exec(typed)
  return dutch ? `${dutch[1]} ${dutch[2]!.toUpperCase()}` : typed
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
