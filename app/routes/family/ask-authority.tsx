import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { askWhoHasAuthority } from '~/mandate/grant-use-cases.server'
import { authorityForm } from '~/onbehalf/forms'
import { PATHS } from '~/paths'
import { PARENTAL_KINDS } from '~/representation/grant'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { AskedJustNow } from './parts/AskedJustNow'
import { KindTiles, NumberField } from './parts/AskingFields'
import { AskingPage } from './parts/AskingPage'
import { askingPage, refusalsOf, sentFrom } from './parts/asking'
import { askingAction, loadAsked } from './parts/asking.server'

export const handle = askingPage('authority')
export const loader = loadAsked

// Asked before, or a number that is no child's: the same answer, since a number must not tell anything.
const sent = sentFrom(PATHS.askAuthority)
const told = refusalsOf('child', ['too-many'])
const form = defineForm(authorityForm, { refusals: { ...told, otherwise: sent } })

export const action = askingAction(form, {
  ask: askWhoHasAuthority,
  onward: () => sent,
  // From the page that adds a child: the number goes along, and nothing is sent yet.
  buttons: { begin: async (_, at) => json({ values: form.keep(at.sent, []) }) },
})

export default function AskAuthority() {
  const { done, newest } = useLoaderData<typeof loader>()
  const back = done && (newest ? <AskedJustNow asked={newest} /> : <Back />)
  return (
    <AskingPage about="authority" form={form} sent="authority.sent" next="authority.next" instead={back}>
      <KindTiles
        legend="authority.kind"
        kinds={PARENTAL_KINDS}
        wordsOf={(kind) => `authority.kind.${kind}`}
      />
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
