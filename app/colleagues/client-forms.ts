import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { isKeyAddress, readPublicKeys, type PublicKey } from '~/provider/public-keys'
import { boundedText } from '~/runtime/bounded-text'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

const LONGEST_NAME = 80
const LONGEST_ADDRESS = 400
const LONGEST_KEYS = 20_000

const keys = v.pipe(
  v.optional(boundedText(LONGEST_KEYS, { message: say('organisation.client.wrong.no-set') }), ''),
  v.rawTransform(({ dataset, addIssue, NEVER }): PublicKey[] | null => {
    if (dataset.value.trim() === '') return null
    const read = readPublicKeys(dataset.value)
    if (read.ok) return read.keys
    addIssue({ message: say(`organisation.client.wrong.${read.why}`) })
    return NEVER
  }),
)

const address = v.pipe(
  v.optional(boundedText(LONGEST_ADDRESS, { message: say('organisation.client.form.address.wrong') }), ''),
  v.trim(),
  v.check((typed) => typed === '' || isKeyAddress(typed), say('organisation.client.form.address.wrong')),
  v.transform((typed) => (typed === '' ? null : typed)),
)

const KEYS = { sleutels: keys, adres: address }

/** How long the keys of now may go on beside new ones, in days. */
export const OLD_KEYS_DAYS = ['0', '1', '7', '30'] as const

/** A new care system: what it is called, and its keys or where they are. */
export const newClientForm = v.object({
  naam: v.pipe(
    v.optional(boundedText(LONGEST_NAME, { message: say('organisation.client.form.name.long') }), ''),
    v.trim(),
    v.nonEmpty(say('organisation.client.form.name.missing')),
  ),
  ...KEYS,
})

/** Other keys, and how long those of now go on. */
export const otherKeysForm = v.object({
  ...KEYS,
  tot: v.pipe(v.picklist(OLD_KEYS_DAYS, say('organisation.client.replace.missing')), v.transform(Number)),
})

/** What comes back with a form that is not taken: never what might be a private key. */
export function keptKeys(text: string): string {
  return readPublicKeys(text).ok ? text : ''
}
