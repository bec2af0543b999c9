import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { parseEmail } from '~/notification/email'
import { boundedText } from '~/runtime/bounded-text'

const WRONG: MessageId = 'inbox.address.wrong'
const LONGEST = 400

/** Where an organisation is told; nothing is no mail. */
export const inboxAddressForm = v.object({
  mail: v.pipe(
    v.optional(boundedText(LONGEST, { message: WRONG }), ''),
    v.trim(),
    v.check((typed) => typed === '' || parseEmail(typed) !== null, WRONG),
    v.transform((typed) => (typed === '' ? null : parseEmail(typed))),
  ),
})
