import * as v from 'valibot'
import { addressForm, preferencesForm } from '~/notification/forms'
import { boundedText } from '~/runtime/bounded-text'

/** Where to mail and about what, asked at the first login. */
export const mailForm = v.object({ ...addressForm.entries, ...preferencesForm.entries })

/** The version of the terms that stood on the screen. */
export const termsForm = v.object({
  version: v.pipe(boundedText(6), v.regex(/^\d{1,6}$/), v.transform(Number)),
})
