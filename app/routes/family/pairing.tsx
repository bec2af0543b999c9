import {
  json,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { pairingForm } from '~/representation/forms'
import { pair, type Paired } from '~/representation/pairing-use-cases.server'
import { Button } from '~/ui/Button'
import { problemIn, Problems } from '~/ui/CheckedFields'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { readForm, typedIn, type Problem } from '~/ui/form-problems'
import { takeCode } from '~/ui/kept-code'
import { Notice } from '~/ui/Notice'
import { PAGE_FORM } from '~/ui/page-handle'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { bold } from '~/ui/words'
import { Paired as PairedPage } from './parts/Paired'
import { TOO_MANY } from './parts/too-many'

const NONE: Problem[] = []

export const handle = {
  access: 'citizen',
  title: 'pairing.title',
  page: { form: { sends: 'post', when: ({ done }: { done?: string | null }) => !done } },
}

/** Where a pairing ended, as the address of the page after it tells. */
const DONE = ['actief', 'servicedesk'] as const

export function loader({ request }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get('klaar')
  return json({ done: DONE.find((one) => one === done) ?? null })
}

/** When to try again goes along with the page that says so. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, actor, requestId, language } = context
  const form = await request.formData()
  const { koppelcode = '', geboortedatum = '' } = typedIn(form)
  const values = { koppelcode, geboortedatum }
  const read = readForm(pairingForm, form)
  if (!read.ok) return json({ values, problems: read.problems, refusal: null }, { status: 422 })
  const paired = await pair(portal, actor, {
    typed: read.output.koppelcode,
    birthDate: read.output.geboortedatum,
    requestId,
  })
  if (!paired.ok) return json({ values, problems: NONE, refusal: paired.refusal }, answerTo(paired))
  const state = paired.state === 'active' ? 'actief' : 'servicedesk'
  return redirect(inLanguage(language, `/mijn/koppelcode?klaar=${state}`))
}

function answerTo({ refusal }: Extract<Paired, { ok: false }>): ResponseInit {
  if (refusal === 'too-many') return TOO_MANY
  return { status: refusal === 'register-down' ? 503 : 422 }
}

export default function Pairing() {
  const { done } = useLoaderData<typeof loader>()
  return done ? <PairedPage state={done} /> : <Typing />
}

function Typing() {
  const answered = useActionData<typeof action>()
  const values = answered?.values ?? { koppelcode: '', geboortedatum: '' }
  const problems = answered?.problems ?? []
  const problemAt = (field: string) => problemIn(problems, field)
  const busy = useNavigation().formMethod === 'POST'
  const code = useCodeInAddress()
  return (
    <PageBody narrow>
      <Problems problems={problems} />
      <PageTitle back={{ to: '/mijn/namens' }} lead={<FormattedMessage id="pairing.lead" />}>
        <FormattedMessage id="pairing.title" />
      </PageTitle>
      {answered?.refusal && (
        <Notice kind="failed" role="alert">
          <FormattedMessage id={`pairing.refused.${answered.refusal}`} values={bold} />
        </Notice>
      )}
      <Form id={PAGE_FORM} method="post" noValidate>
        <CsrfField />
        <TextField
          ref={code}
          name="koppelcode"
          width="short"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={values.koppelcode}
          label={<FormattedMessage id="pairing.code.label" />}
          hint={<FormattedMessage id="pairing.code.hint" />}
          error={problemAt('koppelcode')}
        />
        <TextField
          name="geboortedatum"
          width="short"
          autoComplete="off"
          defaultValue={values.geboortedatum}
          label={<FormattedMessage id="pairing.birth-date.label" />}
          hint={<FormattedMessage id="pairing.birth-date.hint" />}
          error={problemAt('geboortedatum')}
        />
        <Actions>
          <Button kind="primary" size="main" busy={busy}>
            <FormattedMessage id="pairing.go" />
          </Button>
        </Actions>
      </Form>
    </PageBody>
  )
}

/** A QR code carries the code behind the `#`, which no server and no log ever sees: it is put in the field here. */
function useCodeInAddress() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const code = takeCode()
    if (code && field.current && field.current.value === '') field.current.value = code
  }, [])
  return field
}
