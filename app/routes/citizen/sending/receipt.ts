import type { LoaderFunctionArgs } from '@remix-run/node'
import { issueReceipt } from '~/choosing/receipt-use-cases.server'
import { versionNumber } from '~/choosing/restore-form'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { intlFor } from '~/i18n/intl.server'
import { dossierIn } from '~/portal/portal'
import { page } from '~/ui/page'
import { sentenceText } from '~/ui/sentence-text'

export const handle = page({
  audience: 'citizen',
  needs: 'take-back',
  title: 'receipt.file',
  words: CHOOSING_WORDS,
})

/** The signed receipt of a version, as a file to keep (JWS, RFC 7515). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const number = versionNumber(new URL(request.url).searchParams.get('versie'))
  const receipt =
    number === null
      ? null
      : await issueReceipt(context.portal, dossierIn(context), {
          number,
          say: (sentence, language) =>
            sentenceText({ intl: intlFor(language), text: (text) => text[language] }, sentence),
        })
  if (!receipt) throw new Response(null, { status: 404 })
  return new Response(JSON.stringify(receipt, null, 2), {
    headers: {
      'content-type': 'application/jose+json; charset=utf-8',
      'content-disposition': `attachment; filename="zeggenschap-${number}.json"`,
    },
  })
}
