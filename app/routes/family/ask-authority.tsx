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
import { askWhoHasAuthority } from '~/mandate/grant-use-cases.server'
import { authorityForm } from '~/onbehalf/forms'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { readForm, typedIn, type Problem } from '~/ui/form-problems'
import { AskingForm, AskingPage, KindTiles, NumberField } from './parts/AskingPage'
import { TOO_MANY } from './parts/too-many'

export const handle = {
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'authority.title',
  page: { form: { sends: 'post', when: ({ sent }: { sent?: boolean }) => !sent } },
}

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
    <AskingPage
      about="authority"
      problems={answered?.problems ?? NONE}
      refusal={answered?.refusal && `child.refused.${answered.refusal}`}
      done={sent ? 'authority.sent' : null}
      firstKind={KINDS[0]}
    >
      {sent ? (
        <Actions>
          <ButtonLink to="/mijn/namens" size="main">
            <FormattedMessage id="authority.back" />
          </ButtonLink>
        </Actions>
      ) : (
        <AskingForm about="authority" next="authority.next">
          <KindTiles
            legend="authority.kind"
            kinds={KINDS}
            wordsOf={(kind) => `authority.kind.${kind}`}
            answered={answered}
          />
          <NumberField answered={answered} label="child.bsn" hint="child.bsn.hint" />
        </AskingForm>
      )}
    </AskingPage>
  )
}
