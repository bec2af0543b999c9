import {
  json,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { evidenceForm } from '~/representation/forms'
import { ORDERED_KINDS } from '~/representation/grant'
import { requestOnEvidence } from '~/representation/grant-use-cases.server'
import { localDate } from '~/runtime/local-date'
import { Button } from '~/ui/Button'
import { problemIn, Problems } from '~/ui/CheckedFields'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Disclosure } from '~/ui/Disclosure'
import { readForm, typedIn } from '~/ui/form-problems'
import { Notice } from '~/ui/Notice'
import { PAGE_FORM } from '~/ui/page-handle'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextField } from '~/ui/TextField'
import { bold } from '~/ui/words'
import { TOO_MANY } from './parts/too-many'

export const handle = { access: 'citizen', title: 'evidence.title', page: { form: { sends: 'post' } } }

/** When to try again goes along with the page that says so. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export function loader({ request }: LoaderFunctionArgs) {
  return json({ sent: new URL(request.url).searchParams.has('gevraagd') })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, actor, requestId, language } = context
  const form = await request.formData()
  const { als = '', bsn = '', tot = '' } = typedIn(form)
  const values = { als, bsn, tot }
  const read = readForm(evidenceForm, form)
  const refused = (
    problems: { field: string; message: string }[],
    refusal: 'period' | 'same-person' | 'too-many' | null,
  ) => json({ values, problems, refusal }, refusal === 'too-many' ? TOO_MANY : { status: 422 })
  if (!read.ok) return refused(read.problems, null)
  const asked = await requestOnEvidence(portal, actor, {
    kind: read.output.als,
    personBsn: read.output.bsn,
    startsOn: localDate(portal.runtime.now()),
    endsOn: read.output.tot,
    requestId,
  })
  const shown = (['period', 'same-person', 'too-many'] as const).find(
    (one) => !asked.ok && one === asked.refusal,
  )
  if (shown) return refused([], shown)
  // Asked before, or somebody who is not known here: the same answer, since a number must not tell anything.
  return redirect(inLanguage(language, '/mijn/namens/aanvragen?gevraagd'))
}

export default function Evidence() {
  const { sent } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const problems = answered?.problems.map((one) => ({ ...one, field: fieldOf(one.field) })) ?? []
  const problemAt = (field: string) => problemIn(answered?.problems ?? [], field)
  const busy = useNavigation().formMethod === 'POST'
  return (
    <PageBody narrow>
      <Problems problems={problems} />
      <PageTitle back={{ to: '/mijn/namens' }} lead={<FormattedMessage id="evidence.lead" />}>
        <FormattedMessage id="evidence.title" />
      </PageTitle>
      {sent && (
        <Notice kind="done">
          <FormattedMessage id="evidence.sent" values={bold} />
        </Notice>
      )}
      {answered?.refusal && (
        <Notice kind="failed" role="alert">
          <FormattedMessage id={`authorise.refused.${answered.refusal}`} values={bold} />
        </Notice>
      )}
      <Disclosure summary={<FormattedMessage id="evidence.order" />}>
        <FormattedMessage id="evidence.order.text" />
      </Disclosure>
      <Form id={PAGE_FORM} method="post" noValidate>
        <CsrfField />
        <RadioTiles name="als" legend={<FormattedMessage id="evidence.kind" />} error={problemAt('als')}>
          {ORDERED_KINDS.map((kind) => (
            <RadioTile
              key={kind}
              name="als"
              value={kind}
              defaultChecked={answered?.values.als === kind}
              label={<FormattedMessage id={`evidence.kind.${kind}`} />}
            />
          ))}
        </RadioTiles>
        <TextField
          name="bsn"
          width="short"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={answered?.values.bsn}
          label={<FormattedMessage id="evidence.bsn" />}
          error={problemAt('bsn')}
        />
        <TextField
          name="tot"
          width="short"
          autoComplete="off"
          defaultValue={answered?.values.tot}
          label={<FormattedMessage id="evidence.until" />}
          hint={<FormattedMessage id="evidence.until.hint" />}
          error={problemAt('tot')}
        />
        <Actions>
          <Button kind="primary" size="main" busy={busy}>
            <FormattedMessage id="evidence.go" />
          </Button>
        </Actions>
      </Form>
    </PageBody>
  )
}

/** The summary's link goes to the first tile of a question. */
function fieldOf(field: string): string {
  return field === 'als' ? `als-${ORDERED_KINDS[0]}` : field
}
