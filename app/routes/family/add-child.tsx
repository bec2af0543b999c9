import { json, redirect, type ActionFunctionArgs, type HeadersFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { addChild } from '~/authority/pairing-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { usePath } from '~/i18n/path'
import { childForm } from '~/onbehalf/forms'
import { Button } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { readForm, typedIn, type Problem } from '~/ui/form-problems'
import { AskingForm, AskingPage, NumberField, ShortField } from './parts/AskingPage'
import { TOO_MANY } from './parts/too-many'

const NONE: Problem[] = []

export const handle = {
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'child.title',
  page: { form: { sends: 'post' } },
}

const ANSWERS = { 'not-there': { status: 422 }, 'too-many': TOO_MANY, 'register-down': { status: 503 } }

/** When to try again goes along with the page that says so. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

/** Gives nothing, but has the server look whether one may come in, also when arriving by a link. */
export function loader() {
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, actor, requestId, language } = context
  const form = await request.formData()
  const { bsn = '', geboortedatum = '' } = typedIn(form)
  const values = { bsn, geboortedatum }
  const read = readForm(childForm, form)
  if (!read.ok) return json({ values, problems: read.problems, refusal: null }, { status: 422 })
  const { bsn: number, geboortedatum: birthDate } = read.output
  const added = await addChild(portal, actor, { bsn: number, birthDate, requestId })
  if (added.ok) return redirect(inLanguage(language, '/mijn/namens'))
  const { refusal } = added
  return json({ values, problems: NONE, refusal }, ANSWERS[refusal])
}

export default function AddChild() {
  const answered = useActionData<typeof action>()
  return (
    <AskingPage
      about="child"
      problems={answered?.problems ?? NONE}
      refusal={answered?.refusal && `child.refused.${answered.refusal}`}
    >
      {answered?.refusal === 'not-there' && <AskTheDesk bsn={answered.values.bsn} />}
      <AskingForm about="child" next="child.why">
        <NumberField answered={answered} label="child.bsn" hint="child.bsn.hint" />
        <ShortField
          name="geboortedatum"
          answered={answered}
          label="pairing.birth-date.label"
          hint="pairing.birth-date.hint"
        />
      </AskingForm>
    </AskingPage>
  )
}

/** Where the register cannot say who decides, the desk looks: the number goes along, so that it is typed once. */
function AskTheDesk({ bsn }: { bsn: string }) {
  const path = usePath()
  return (
    <Form method="post" action={path('/mijn/namens/gezag')} className="part">
      <CsrfField />
      <input type="hidden" name="bsn" value={bsn} />
      <p>
        <FormattedMessage id="authority.why" />
      </p>
      <Button name="do" value="begin">
        <FormattedMessage id="authority.begin" />
      </Button>
    </Form>
  )
}
