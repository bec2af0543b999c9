import { json, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { signedIn } from '~/identity/access'
import { askWhoHasAuthority } from '~/mandate/grant-use-cases.server'
import { authorityForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { page } from '~/ui/page'
import { AskingForm, AskingPage, KindTiles, NumberField } from './parts/AskingPage'
import { answerAsking, loadSent, tellWhen, typedFields, type Outcome } from './parts/asking-route.server'

export const handle = page({
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'authority.title',
  words: FOR_ANOTHER_WORDS,
  form: { sends: 'post', when: ({ sent }: { sent?: boolean }) => !sent },
})

const KINDS = ['parent', 'guardian'] as const
const FIELDS = ['als', 'bsn'] as const

export const headers = tellWhen
export const loader = loadSent

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, requestId } = context
  const actor = signedIn(context.actor)
  const form = await request.formData()
  // From the page that adds a child: the number goes along, and nothing is sent yet.
  if (form.get('do') === 'begin')
    return json({ values: typedFields(form, FIELDS), problems: [], refusal: null })
  return answerAsking(context, {
    ...{ form, schema: authorityForm, fields: FIELDS },
    ask: async ({ als: kind, bsn: childBsn }): Promise<Outcome<'too-many'>> => {
      const asked = await askWhoHasAuthority(portal, actor, { kind, childBsn, requestId })
      if (!asked.ok && asked.refusal === 'too-many') return { refusal: asked.refusal }
      // Asked before, or a number that is no child's: the same answer, since a number must not tell anything.
      return { goTo: withQuery(PATHS.askAuthority, { gevraagd: true }) }
    },
  })
}

export default function AskAuthority() {
  const { sent } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <AskingPage
      about="authority"
      problems={answered?.problems}
      refusal={answered?.refusal && `child.refused.${answered.refusal}`}
      done={sent ? 'authority.sent' : null}
      firstKind={KINDS[0]}
    >
      {sent ? (
        <Actions>
          <ButtonLink to={PATHS.others} size="main">
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
