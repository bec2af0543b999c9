import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { OWN_WORDS } from '~/i18n/areas'
import { openOwnExport } from '~/owndata/use-cases.server'
import { dossierIn } from '~/portal/portal'
import { localDate } from '~/runtime/local-date'
import { page } from '~/ui/page'
import { reportUnreadable } from '../viewed/report-unreadable.server'

export const handle = page({
  audience: 'citizen',
  needs: 'own-settings',
  title: 'own-data.title',
  words: [...OWN_WORDS, 'history', 'own-data', 'viewed'],
})

/** Everything that is kept of who is logged in, as a file for a computer (AVG 15(3), 20), written while it is read. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const text = await openOwnExport(runtime, dossierIn(context), {
    language: context.language,
    onRead: (part) => reportUnreadable(context, part),
  })
  const name = context.language === 'nl' ? 'mijn-gegevens' : 'my-data'
  return new Response(createReadableStreamFromReadable(Readable.from(text)), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}-${localDate(runtime.now())}.json"`,
    },
  })
}
