import type { LoaderFunctionArgs } from '@remix-run/node'
import { dossierIn } from '~/portal/portal'
import { issueRightsPack } from '~/rights/pack.server'
import { page } from '~/ui/page'

export const handle = page({
  audience: 'citizen',
  needs: 'rights',
  title: 'rights.title',
  words: ['rights'],
})

/** The signed proof of one request, as a file to keep. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await issueRightsPack(context.portal, dossierIn(context), params.request ?? '')
  if (!found) throw new Response(null, { status: 404 })
  return new Response(JSON.stringify(found.pack, null, 2), {
    headers: {
      'content-type': 'application/jose+json; charset=utf-8',
      'content-disposition': `attachment; filename="${found.number.replaceAll(' ', '-')}.json"`,
    },
  })
}
