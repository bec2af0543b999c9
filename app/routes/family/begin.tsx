import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import type { MessageId } from '~/i18n/nl'
import { signedIn } from '~/identity/access'
import { ON_TO_LOCK } from '~/lock/paths'
import { startActing } from '~/onbehalf/acting-use-cases.server'
import { actingForm } from '~/onbehalf/forms'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { PATHS, type Path } from '~/paths'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { readForm } from '~/ui/form-problems'
import { PAGE_FORM, page } from '~/ui/page'
import { bold } from '~/ui/words'
import { useBack } from '../use-came-from'

export const handle = page({
  audience: 'citizen',
  needs: 'choose-for-whom',
  title: 'family.start.title',
  words: FOR_ANOTHER_WORDS,
  menu: 'none',
  form: { sends: 'post' },
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { others } = await readOthers(context.portal, signedIn(context.actor), context.requestId)
  const other = others.find((one) => one.representationId === params.representation && one.open)
  if (!other?.decides) throw new Response(null, { status: 404 })
  const { name, age, decides, kind, waiting } = other
  return json({ name, age, decides, kind, waiting: waiting ?? 0 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { portal, sessionIndex, requestId, language } = context
  const actor = signedIn(context.actor)
  if (!sessionIndex) throw new Response(null, { status: 404 })
  const read = readForm(actingForm, await request.formData())
  const started = await startActing(portal, actor, {
    representationId: params.representation ?? '',
    declared: read.ok,
    sessionIndex,
    requestId,
  })
  if (started.ok) return redirect(inLanguage(language, onwardOf(request)))
  if (started.refusal === 'not-declared') return json({ refusal: 'not-declared' as const }, { status: 422 })
  if (started.refusal === 'register-down') return json({ refusal: 'register-down' as const }, { status: 503 })
  throw new Response(null, { status: 404 })
}

const APPROVAL = /^[0-9a-v]{26}$/

/** The overview, what was asked where somebody came to answer that, or the lock where somebody logged in anew to lift it. */
function onwardOf(request: Request): Path {
  const isForLock = new URL(request.url).searchParams.get(ON_TO_LOCK.name) === ON_TO_LOCK.value
  if (isForLock) return PATHS.lock
  const asked = new URL(request.url).searchParams.get('vraag') ?? ''
  return APPROVAL.test(asked) ? PATHS.agreement({ approval: asked }) : PATHS.overview
}

export default function Begin() {
  const { name, age, decides, waiting } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const { formatMessage } = useIntl()
  const who = name ?? formatMessage({ id: 'ui.nameless' })
  const missing: MessageId | null = refusal === 'not-declared' ? 'family.start.declare.missing' : null
  const error = missing && <FormattedMessage id={missing} />
  return (
    <PageBody narrow>
      {error && <ErrorSummary problems={[{ field: 'betrokken', message: error }]} />}
      <PageTitle
        back={{ to: useBack(PATHS.others) }}
        lead={<FormattedMessage id={`family.start.${decides}`} values={{ name: who }} />}
      >
        <FormattedMessage id="family.start.who" values={{ name: who, age: age ?? -1 }} />
      </PageTitle>
      {refusal === 'register-down' && (
        <Notice kind="failed" role="alert">
          <FormattedMessage id="family.start.register-down" values={bold} />
        </Notice>
      )}
      {waiting > 0 && (
        <Notice kind="attention">
          <FormattedMessage id="family.start.waiting" values={{ ...bold, count: waiting, name: who }} />
        </Notice>
      )}
      <Form id={PAGE_FORM} method="post" noValidate>
        <CsrfField />
        <Checkbox
          name="betrokken"
          value="ja"
          label={<FormattedMessage id={`family.start.declare.${decides}`} values={{ name: who }} />}
          error={error}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="family.start.button" values={{ name: who }} />
          </Button>
          <TextLink to={PATHS.others} kind="strong">
            <FormattedMessage id="family.start.not" />
          </TextLink>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id="family.start.seen" values={{ name: who }} />{' '}
          {(age === null || age >= 12) && (
            <FormattedMessage id="family.start.seen.mail" values={{ name: who }} />
          )}
        </Paragraph>
      </Form>
    </PageBody>
  )
}
