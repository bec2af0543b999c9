import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { openViewExport } from '~/enquiry/export.server'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { localDate } from '~/runtime/local-date'
import { page } from '~/ui/page'
import { reportUnreadable } from './report-unreadable.server'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'viewed.title',
  words: [...OWN_WORDS, 'history', 'viewed'],
})

/** Who viewed as a file for a spreadsheet, written while it is read. A filter that cannot be read is told on its page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const { searchParams, search } = new URL(request.url)
  const lines = await openViewExport(runtime, dossierIn(context), {
    query: searchParams,
    language: context.language,
    onRead: (part) => reportUnreadable(context, part),
  })
  if (!lines) return redirect(inLanguage(context.language, withQuery(PATHS.viewed, search)))
  const name = context.language === 'nl' ? 'wie-keek' : 'who-viewed'
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}-${localDate(runtime.now())}.csv"`,
    },
  })
}
