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
import { authorityForm } from '~/representation/forms'
import { askWhoHasAuthority } from '~/representation/grant-use-cases.server'
import { Button, ButtonLink } from '~/ui/Button'
import { problemIn, Problems } from '~/ui/CheckedFields'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { readForm, typedIn, type Problem } from '~/ui/form-problems'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PAGE_FORM } from '~/ui/page-handle'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextField } from '~/ui/TextField'
import { bold } from '~/ui/words'
import { TOO_MANY } from './parts/too-many'

export const handle = { access: 'citizen', title: 'authority.title' }

const KINDS = ['parent', 'guardian'] as const
const NONE: Problem[] = []

/** When to try again goes along with the page that says so. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export function loader({ request }: LoaderFunctionArgs) {
  return json({ sent: new URL(request.url).searchParams.has('gevraagd') })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, actor, requestId, language } = context
  const form = await request.formData()
  const { als = '', bsn = '' } = typedIn(form)
  const values = { als, bsn }
  // From the page that adds a child: the number goes along, and nothing is sent yet.
  if (form.get('do') === 'begin') return json({ values, problems: NONE, refusal: null })
  const read = readForm(authorityForm, form)
  if (!read.ok) return json({ values, problems: read.problems, refusal: null }, { status: 422 })
  const asked = await askWhoHasAuthority(portal, actor, {
    ...{ kind: read.output.als, childBsn: read.output.bsn, requestId },
  })
  if (!asked.ok && asked.refusal === 'too-many')
    return json({ values, problems: NONE, refusal: asked.refusal }, TOO_MANY)
  // Asked before, or a number that is no child's: the same answer, since a number must not tell anything.
  return redirect(inLanguage(language, '/mijn/namens/gezag?gevraagd'))
}

export default function AskAuthority() {
  const { sent } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <PageBody narrow>
      <Problems problems={answered?.problems.map((one) => ({ ...one, field: fieldOf(one.field) })) ?? []} />
      <PageTitle back={{ to: '/mijn/namens' }} lead={<FormattedMessage id="authority.lead" />}>
        <FormattedMessage id="authority.title" />
      </PageTitle>
      {sent ? <Sent /> : <Asking />}
    </PageBody>
  )
}

/** What happens next, and that nothing can be chosen before. */
function Sent() {
  return (
    <>
      <Notice kind="done">
        <FormattedMessage id="authority.sent" values={bold} />
      </Notice>
      <Actions>
        <ButtonLink to="/mijn/namens" size="main">
          <FormattedMessage id="authority.back" />
        </ButtonLink>
      </Actions>
    </>
  )
}

function Asking() {
  const answered = useActionData<typeof action>()
  const busy = useNavigation().formMethod === 'POST'
  const problemAt = (field: string) => problemIn(answered?.problems ?? [], field)
  return (
    <>
      {answered?.refusal && (
        <Notice kind="failed" role="alert">
          <FormattedMessage id={`child.refused.${answered.refusal}`} values={bold} />
        </Notice>
      )}
      <Form id={PAGE_FORM} method="post" noValidate>
        <CsrfField />
        <RadioTiles name="als" legend={<FormattedMessage id="authority.kind" />} error={problemAt('als')}>
          {KINDS.map((kind) => (
            <RadioTile
              key={kind}
              name="als"
              value={kind}
              defaultChecked={answered?.values.als === kind}
              label={<FormattedMessage id={`authority.kind.${kind}`} />}
            />
          ))}
        </RadioTiles>
        <TextField
          name="bsn"
          width="short"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={answered?.values.bsn}
          label={<FormattedMessage id="child.bsn" />}
          hint={<FormattedMessage id="child.bsn.hint" />}
          error={problemAt('bsn')}
        />
        <Actions>
          <Button kind="primary" size="main" busy={busy}>
            <FormattedMessage id="authority.go" />
          </Button>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id="authority.next" />
        </Paragraph>
      </Form>
    </>
  )
}

/** The summary's link goes to the first tile of a question. */
function fieldOf(field: string): string {
  return field === 'als' ? `als-${KINDS[0]}` : field
}
