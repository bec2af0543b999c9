import {
  json,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { requestOnEvidence } from '~/mandate/grant-use-cases.server'
import { evidenceForm } from '~/onbehalf/forms'
import { ORDERED_KINDS } from '~/representation/grant'
import { localDate } from '~/runtime/local-date'
import { Disclosure } from '~/ui/Disclosure'
import { readForm, typedIn } from '~/ui/form-problems'
import { AskingForm, AskingPage, KindTiles, NumberField, ShortField } from './parts/AskingPage'
import { TOO_MANY } from './parts/too-many'

export const handle = {
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'evidence.title',
  page: { form: { sends: 'post' } },
}

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
  return (
    <AskingPage
      about="evidence"
      problems={answered?.problems ?? []}
      refusal={answered?.refusal && `authorise.refused.${answered.refusal}`}
      done={sent ? 'evidence.sent' : null}
      firstKind={ORDERED_KINDS[0]}
    >
      <Disclosure summary={<FormattedMessage id="evidence.order" />}>
        <FormattedMessage id="evidence.order.text" />
      </Disclosure>
      <AskingForm about="evidence">
        <KindTiles
          legend="evidence.kind"
          kinds={ORDERED_KINDS}
          wordsOf={(kind) => `evidence.kind.${kind}`}
          answered={answered}
        />
        <NumberField answered={answered} label="evidence.bsn" />
        <ShortField name="tot" answered={answered} label="evidence.until" hint="evidence.until.hint" />
      </AskingForm>
    </AskingPage>
  )
}
