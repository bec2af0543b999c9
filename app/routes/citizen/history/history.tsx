import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { readHistory } from '~/choosing/history-use-cases.server'
import { restoreSchema } from '~/choosing/restore-form'
import { restoreVersion, undoLast } from '~/choosing/restore-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { HistoryIcon } from '~/ui/icons'
import { page } from '~/ui/page'
import { HistoryDays } from './HistoryDays'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'history.title',
  words: [...OWN_WORDS, 'history', 'receipt'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const from = new URL(request.url).searchParams.get('voor')
  const history = await readHistory(context.portal.runtime, dossierIn(context), from)
  if (!history) throw new Response(null, { status: 404 })
  return json(history)
}

/** Undo and restore make a draft; the review page asks before anything counts. */
export async function action({ request, context }: ActionFunctionArgs) {
  const read = v.safeParse(restoreSchema, Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const restore = read.output.do === 'undo' ? undoLast : restoreVersion
  const restored = await restore(context.portal.runtime, dossierIn(context), read.output.versie)
  if (restored.ok)
    return redirect(inLanguage(context.language, withQuery(PATHS.review, { versie: restored.to })))
  if (restored.refusal === 'not-there') throw new Response(null, { status: 404 })
  return json({ refusal: restored.refusal }, { status: restored.refusal === 'not-the-last' ? 409 : 422 })
}

export default function History() {
  const shown = useLoaderData<typeof loader>()
  const { versions, next, first } = shown
  const refusal = useActionData<typeof action>()?.refusal
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.overview }} lead={<FormattedMessage id="history.lead" />}>
        <FormattedMessage id="history.title" />
      </PageTitle>
      {refusal && (
        <Notice kind="attention" role="alert">
          <FormattedMessage id={`history.refused.${refusal}`} />
        </Notice>
      )}
      {versions.length === 0 ? (
        <EmptyState icon={HistoryIcon} title={<FormattedMessage id="history.empty" />}>
          <FormattedMessage id="history.empty.text" />
        </EmptyState>
      ) : (
        <HistoryDays {...shown} versions={versions} />
      )}
      <nav className="older-newer">
        {!first && (
          <TextLink to={PATHS.history} kind="back">
            <FormattedMessage id="history.newest" />
          </TextLink>
        )}
        {next && (
          <TextLink to={withQuery(PATHS.history, { voor: next })} kind="onward">
            <FormattedMessage id="history.older" />
          </TextLink>
        )}
      </nav>
      <Paragraph kind="hint">
        <FormattedMessage id="history.time-zone" />
      </Paragraph>
    </PageBody>
  )
}
