import { FormattedMessage } from 'react-intl'
import { addChild } from '~/authority/pairing-use-cases.server'
import { childForm } from '~/onbehalf/forms'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { AskingPage, NumberField, ShortField } from './parts/AskingPage'
import { ASKING, refusalsOf } from './parts/asking'
import { askingAction } from './parts/asking.server'

export { headers, loadNothing as loader } from './parts/asking.server'
export const handle = page({ ...ASKING, title: 'child.title' })

const form = defineForm(childForm, {
  refusals: refusalsOf('child', ['not-there', 'too-many', 'register-down']),
})

export const action = askingAction(form, async ({ bsn, geboortedatum }, { portal, actor, requestId }) => {
  const added = await addChild(portal, actor, { bsn, birthDate: geboortedatum, requestId })
  return added.ok ? PATHS.others : added
})

export default function AddChild() {
  const asking = useFormOf(form)
  const desk = asking.refusal?.code === 'not-there' && <AskTheDesk bsn={asking.kept?.bsn} />
  return (
    <AskingPage about="child" of={asking} next="child.why" before={desk}>
      <NumberField label="child.bsn" hint="child.bsn.hint" />
      <ShortField name="geboortedatum" label="pairing.birth-date.label" hint="pairing.birth-date.hint" />
    </AskingPage>
  )
}

/** Where the register cannot say who decides, the desk looks: the number goes along, so that it is typed once. */
function AskTheDesk({ bsn }: { bsn: string | undefined }) {
  return (
    <ButtonForm to={PATHS.askAuthority} hidden={{ bsn }} className="part">
      <p>
        <FormattedMessage id="authority.why" />
      </p>
      <Button name="do" value="begin">
        <FormattedMessage id="authority.begin" />
      </Button>
    </ButtonForm>
  )
}
