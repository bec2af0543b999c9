import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { boundedText } from '~/runtime/bounded-text'

const WRONG: MessageId = 'organisation.endpoint.wrong'
const LONGEST_ADDRESS = 400

/** Where the systems of an organisation are told. Which addresses are let in is the use case's to say: in the demo more are. */
export const endpointForm = v.object({
  adres: v.pipe(
    v.optional(boundedText(LONGEST_ADDRESS, { message: WRONG }), ''),
    v.trim(),
    v.check((typed) => URL.canParse(typed), WRONG),
  ),
})
