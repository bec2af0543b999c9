import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { askWhoHasAuthority } from '~/mandate/grant-use-cases.server'
import { authorityForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { AskingPage, KindTiles, NumberField } from './parts/AskingPage'
import { ASKING, refusalsOf } from './parts/asking'
import { askingAction, loadSent } from './parts/asking.server'

export { headers } from './parts/asking.server'
export const handle = page({
  ...ASKING,
  title: 'authority.title',
  form: { sends: 'post', when: ({ sent }: { sent?: boolean }) => !sent },
})

const KINDS = ['parent', 'guardian'] as const

export const loader = loadSent

// Asked before, or a number that is no child's: the same answer, since a number must not tell anything.
const SENT = withQuery(PATHS.askAuthority, { gevraagd: true })
const form = defineForm(authorityForm, {
  refusals: { ...refusalsOf('child', ['too-many']), otherwise: SENT },
})

export const action = askingAction(
  form,
  async ({ als: kind, bsn: childBsn }, { portal, actor, requestId }) => {
    const asked = await askWhoHasAuthority(portal, actor, { kind, childBsn, requestId })
    return asked.ok ? SENT : asked
  },
  {
    // From the page that adds a child: the number goes along, and nothing is sent yet.
    begin: async (_, { sent }) => json({ values: form.keep(sent, []) }),
  },
)

export default function AskAuthority() {
  const { sent } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <AskingPage
      about="authority"
      of={of}
      sent="authority.sent"
      next="authority.next"
      instead={sent && <Back />}
    >
      <KindTiles legend="authority.kind" kinds={KINDS} wordsOf={(kind) => `authority.kind.${kind}`} />
      <NumberField label="child.bsn" hint="child.bsn.hint" />
    </AskingPage>
  )
}

/** Where it was sent, there is nothing more to ask. */
function Back() {
  return (
    <Actions>
      <ButtonLink to={PATHS.others} size="main">
        <FormattedMessage id="authority.back" />
      </ButtonLink>
    </Actions>
  )
}
