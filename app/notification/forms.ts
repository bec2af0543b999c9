import * as v from 'valibot'
import { emailProblem, parseEmail } from './email'
import { type KindWordId, SWITCHABLE_KINDS } from './kinds'
import { holdsCitizenNumber, holdsWebAddress, isNumberMailbox } from './mail-name'
import { RHYTHMS } from './viewed'
import { boundedText } from '~/runtime/bounded-text'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: KindWordId) => id

const NUMBER_IN_NAME = 'notification.name.number'
const NUMBER_IN_EMAIL = 'notification.email.number'

const LONGEST_NAME = 60
/** With the spaces around it, and letters that are written in parts; what is longer is not looked at. */
const LONGEST_TYPED = 400
/** Letters, marks, digits and the punctuation of names: no line ends, no markup, no web address. */
const NAME = /^[\p{L}\p{M}0-9 .,'’&()-]*$/u

const EMAIL_WORDS = {
  malformed: 'notification.email.invalid',
  'letters-before-at': 'notification.email.letters',
} as const

const email = v.pipe(
  boundedText(LONGEST_TYPED, {
    message: say('notification.email.missing'),
    tooLong: say('notification.email.invalid'),
  }),
  v.trim(),
  v.nonEmpty(say('notification.email.missing')),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = parseEmail(dataset.value)
    if (read && isNumberMailbox(read)) {
      addIssue({ message: say(NUMBER_IN_EMAIL) })
      return NEVER
    }
    if (read) return read
    addIssue({ message: say(EMAIL_WORDS[emailProblem(dataset.value)]) })
    return NEVER
  }),
)

const name = v.pipe(
  boundedText(LONGEST_TYPED, { message: say('notification.name.too-long') }),
  v.normalize('NFC'),
  v.transform((typed) => typed.trim().replace(/\s+/g, ' ')),
  v.check((typed) => [...typed].length <= LONGEST_NAME, say('notification.name.too-long')),
  v.regex(NAME, say('notification.name.not-allowed')),
  v.check((typed) => !holdsCitizenNumber(typed), say(NUMBER_IN_NAME)),
  v.check((typed) => !holdsWebAddress(typed), say('notification.name.web-address')),
)

/** Where to mail, and by what name; an empty name is no name. */
export const addressForm = v.object({ email: v.optional(email, ''), name: v.optional(name, '') })

/** The kinds that are switched on; those left out are switched off. */
export const preferencesForm = v.object({ kinds: v.array(v.picklist(SWITCHABLE_KINDS)) })

/** Another address to mail; the name stays. */
export const changeAddressForm = v.object({ email: v.optional(email, '') })

/** Everything else a citizen chooses about mail. */
export const settingsForm = v.object({
  name: v.optional(name, ''),
  rhythm: v.fallback(v.picklist(RHYTHMS), 'at-once'),
  // A kind that cannot be switched, or is no longer there, is not an answer.
  kinds: v.pipe(
    v.pipe(v.array(boundedText(40)), v.maxLength(40)),
    v.transform((given) => SWITCHABLE_KINDS.filter((kind) => given.includes(kind))),
  ),
})

export type AddressForm = v.InferOutput<typeof addressForm>

type Refused = readonly { field: string; message: string }[]

/** What of a refused form is shown again: not a citizen number that stood where none may stand. */
export function withoutRefusedNumbers<Typed extends Record<string, string>>(
  typed: Typed,
  problems: Refused,
): Typed {
  const fields = problems
    .filter(({ message }) => message === NUMBER_IN_NAME || message === NUMBER_IN_EMAIL)
    .map(({ field }) => field)
  const kept = Object.entries(typed).map(([field, text]) => [field, fields.includes(field) ? '' : text])
  return Object.fromEntries(kept) as Typed
}
