import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { readStack } from '~/post/queue-use-cases.server'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Paragraph } from '~/ui/Heading'
import { PrinterIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { PrintButton } from '~/ui/PrintButton'
import { deskOf } from '../at-desk'
import { letterIn } from './letter-words.server'
import { LetterSheet } from './LetterSheet'

export const handle = page({
  audience: 'internal',
  needs: 'desk-post',
  title: 'post.stack.title',
  words: ['desk-post'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { runtime, config } = context.portal
  const stack = await readStack(runtime, deskOf(context))
  const again = new URL(request.url).searchParams.has('opnieuw')
  const until = new Date(Math.max(0, ...stack.map(({ printedAt }) => printedAt.getTime())))
  return json({ again, until, letters: stack.map((letter) => letterIn(letter, config)) })
}

/** The stack of letters, each on its own sheet; what stands in them is gone once they are posted. */
export default function PrintLetters() {
  const { letters, again, until } = useLoaderData<typeof loader>()
  const { formatMessage } = useIntl()
  return (
    <PageBody width="desk">
      <div className="screen-only">
        {again && (
          <Notice kind="done" role="status">
            <FormattedMessage id="post.stack.again.done" />
          </Notice>
        )}
        <PageTitle back={{ to: PATHS.post }} lead={<FormattedMessage id="post.stack.lead" />}>
          <FormattedMessage id="post.stack.title" />
        </PageTitle>
        {letters.length === 0 ? (
          <EmptyState icon={PrinterIcon} title={<FormattedMessage id="post.stack.none" />}>
            <FormattedMessage id="post.stack.none.text" />
          </EmptyState>
        ) : (
          <>
            <Actions>
              <PrintButton />
              <ButtonForm to={PATHS.post} hidden={{ tot: until }}>
                <Button kind="primary" name="do" value="posted">
                  <FormattedMessage id="post.stack.posted" />
                </Button>
              </ButtonForm>
            </Actions>
            <Paragraph kind="hint">
              <FormattedMessage id="post.stack.posted.hint" />
            </Paragraph>
          </>
        )}
      </div>
      {letters.map((letter) => (
        <div key={letter.id} className="letter-place">
          <LetterSheet letter={letter} />
          <ButtonForm to={PATHS.post} hidden={{ letter: letter.id }} className="screen-only">
            <Button
              size="narrow"
              name="do"
              value="again"
              aria-label={formatMessage({ id: 'post.stack.again.of' }, { name: letter.address[0] })}
            >
              <FormattedMessage id="post.stack.again" />
            </Button>
          </ButtonForm>
        </div>
      ))}
    </PageBody>
  )
}
