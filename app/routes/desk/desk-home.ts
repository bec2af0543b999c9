import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { inLanguage } from '~/i18n/language'
import { PATHS } from '~/paths'
import { page } from '~/ui/page'

export const handle = page({ audience: 'internal', needs: 'desk-messages', title: null })

/** The desk begins at its first work. */
export function loader({ context }: LoaderFunctionArgs) {
  throw redirect(inLanguage(context.language, PATHS.internalHome))
}
