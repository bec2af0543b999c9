import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import type { PostalAddress } from '~/notification/postal'
import { bsnField } from '~/person/bsn-field'
import { boundedText } from '~/runtime/bounded-text'
import { dayField } from '~/runtime/typed-day-field'
import { lineField, writtenPostcode } from '~/runtime/typed-line'
import { NOT_HANDLED_REASONS, POST_REQUEST_KINDS } from './request'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

const LONGEST_NUMBER = 12
const LONGEST_INITIALS = 20
/** Nothing of ours that a form carries is longer. */
const LONGEST_ID = 64

const wrong = say('post.field.long')
const bsn = bsnField({ missing: say('post.bsn.missing'), wrong: say('post.bsn.wrong') })
const geboortedatum = dayField({
  empty: say('post.birth-date.missing'),
  malformed: say('post.birth-date.wrong'),
  'no-such-day': say('post.birth-date.no-such-day'),
})
const address = {
  straat: lineField({ missing: say('post.street.missing'), wrong }),
  huisnummer: lineField({ missing: say('post.number.missing'), wrong, most: LONGEST_NUMBER }),
  postcode: lineField({ missing: say('post.postcode.missing'), wrong, most: LONGEST_NUMBER }),
  plaats: lineField({ missing: say('post.town.missing'), wrong }),
}

type Typed = { straat: string; huisnummer: string; postcode: string; plaats: string }

function addressOf(name: string, { straat, huisnummer, postcode, plaats }: Typed): PostalAddress {
  return { name, street: straat, number: huisnummer, postcode: writtenPostcode(postcode), town: plaats }
}

/** Who is written to on paper from now on, and where. */
export const channelForm = v.pipe(
  v.object({
    ...{ bsn, geboortedatum },
    naam: lineField({ missing: say('post.name.missing'), wrong }),
    ...address,
  }),
  v.transform(({ naam, geboortedatum: birthDate, bsn: number, ...typed }) => ({
    ...{ bsn: number, birthDate, address: addressOf(naam, typed) },
  })),
)

/** Who wants no letters any more. */
export const stopForm = v.pipe(
  v.object({ bsn, geboortedatum }),
  v.transform((typed) => ({ bsn: typed.bsn, birthDate: typed.geboortedatum })),
)

const ticked = v.optional(v.literal('ja'))

/** What stands on a form that came by post: what is asked, and by whom. */
export const intakeForm = v.pipe(
  v.object({
    soort: v.picklist(POST_REQUEST_KINDS, say('post.kind.missing')),
    voorletters: lineField({
      missing: say('post.initials.missing'),
      wrong,
      most: LONGEST_INITIALS,
    }),
    achternaam: lineField({ missing: say('post.surname.missing'), wrong }),
    ...{ geboortedatum, bsn, ...address },
    telefoon: v.pipe(v.optional(boundedText(LONGEST_INITIALS, { message: wrong }), ''), v.trim()),
    ...{ gezien: ticked, brieven: ticked },
  }),
  v.transform(({ soort, voorletters, achternaam, telefoon, gezien, brieven, ...typed }) => ({
    kind: soort,
    bsn: typed.bsn,
    details: {
      ...{ initials: voorletters, surname: achternaam, birthDate: typed.geboortedatum },
      address: addressOf(`${voorletters} ${achternaam}`, typed),
      phone: telefoon === '' ? null : telefoon,
    },
    identitySeen: gezien === 'ja',
    writeThere: brieven === 'ja',
  })),
)

/** The buttons of the queue. */
export const queueForm = v.object({
  do: v.picklist(['print', 'posted', 'again', 'returned']),
  letter: v.optional(boundedText(LONGEST_ID), ''),
  /** When the stack that was posted was looked at. */
  tot: v.optional(boundedText(LONGEST_ID), ''),
})

/** The buttons under a request, and why nothing comes of one. */
export const moveForm = v.object({
  do: v.picklist(['send-form', 'came-back', 'identity-seen', 'handle', 'refuse']),
  reden: v.optional(v.picklist(NOT_HANDLED_REASONS)),
})
