import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readHistory } from '~/choosing/history-use-cases.server'
import { restoreSchema } from '~/choosing/restore-form'
import { restoreVersion, undoLast } from '~/choosing/restore-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { defineList } from '~/runtime/list'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Paragraph } from '~/ui/Heading'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { OlderNewer } from '~/ui/OlderNewer'
import { PageTitle } from '~/ui/PageTitle'
import { HistoryIcon } from '~/ui/icons'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { HistoryDays } from './HistoryDays'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'history.title',
  words: [...OWN_WORDS, 'history', 'receipt'],
})

/** Everything that was ever in force: nothing filters it. */
const HISTORY = defineList({ blank: {}, longest: 0 })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const from = HISTORY.place(new URL(request.url).searchParams)
  const history = await readHistory(context.portal.runtime, dossierIn(context), from)
  if (!history) throw new Response(null, { status: 404 })
  return json(history)
}

/** Undo and restore make a draft; the review page asks before anything counts. */
const form = defineButtons(restoreSchema, {
  'not-there': 404,
  'not-the-last': { status: 409, words: 'history.refused.not-the-last' },
  'nothing-to-restore': { status: 422, words: 'history.refused.nothing-to-restore' },
})

export const action = formAction(form, async (asked, at) => {
  const restore = asked.do === 'undo' ? undoLast : restoreVersion
  const restored = await restore(at.portal.runtime, dossierIn(at), asked.versie)
  return restored.ok ? withQuery(PATHS.review, { versie: restored.to }) : restored
})

export default function History() {
  const shown = useLoaderData<typeof loader>()
  const { versions } = shown
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.overview }} lead={<FormattedMessage id="history.lead" />}>
        <FormattedMessage id="history.title" />
      </PageTitle>
      <Said of={useFormOf()} kind="attention" />
      {versions.length === 0 ? (
        <EmptyState icon={HistoryIcon} title={<FormattedMessage id="history.empty" />}>
          <FormattedMessage id="history.empty.text" />
        </EmptyState>
      ) : (
        <HistoryDays {...shown} versions={versions} />
      )}
      <OlderNewer
        {...shown}
        addressOf={(place) => withQuery(PATHS.history, HISTORY.query({}, place))}
        words={{ newest: 'history.newest', older: 'history.older' }}
      />
      <Paragraph kind="hint">
        <FormattedMessage id="history.time-zone" />
      </Paragraph>
    </PageBody>
  )
}
