import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { KINDS } from '~/notification/kinds'
import { describeUnsubscribe } from '~/notification/use-cases.server'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'unsubscribe.title',
  words: ['notification'],
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await describeUnsubscribe(context.portal.runtime, params.token ?? '')
  if (!found.ok) {
    context.noteWrongLink(params.token ?? '')
    throw new Response(null, { status: 404 })
  }
  return json({ kind: found.kind, wanted: found.wanted })
}

/** Opening the link changes nothing, since scanners open it too; the button is answered outside the form gate. */
export default function Unsubscribe() {
  const { kind, wanted } = useLoaderData<typeof loader>()
  const title = <FormattedMessage id={KINDS[kind].title} />
  return (
    <PageBody narrow>
      <PageTitle
        lead={wanted && <FormattedMessage id="unsubscribe.lead" values={{ ...bold, kind: title }} />}
      >
        <FormattedMessage id="unsubscribe.title" />
      </PageTitle>
      {!wanted && (
        <Notice kind="done">
          <FormattedMessage id="unsubscribe.done" values={{ ...bold, kind: title }} />
        </Notice>
      )}
      {wanted && (
        <form method="post">
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id="unsubscribe.button" />
            </Button>
          </Actions>
        </form>
      )}
    </PageBody>
  )
}
