import type { LoaderFunctionArgs } from '@remix-run/node'
import { proveLine } from '~/enquiry/proof-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { dossierIn } from '~/portal/portal'
import { page } from '~/ui/page'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'viewed.title',
  words: [...OWN_WORDS, 'history', 'viewed'],
})

/** The proof of one line as a file (c2sp.org/tlog-proof). A line of the last seconds has none yet: try again. One from before there were proofs, or whose neighbours were purged, never has. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const line = new URL(request.url).searchParams.get('regel') ?? ''
  const proven = await proveLine(context.portal, dossierIn(context), line)
  if (!proven || (!proven.ok && proven.refusal === 'never')) throw new Response(null, { status: 404 })
  if (!proven.ok) throw new Response(null, { status: 503, headers: { 'Retry-After': '10' } })
  return new Response(proven.proof, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${context.language === 'nl' ? 'bewijs' : 'proof'}.tlog-proof"`,
    },
  })
}
