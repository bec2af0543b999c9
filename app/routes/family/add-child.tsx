import { addChild } from '~/authority/pairing-use-cases.server'
import { childForm } from '~/onbehalf/forms'
import { PATHS } from '~/paths'
import { defineForm } from '~/ui/form'
import { AskTheDesk } from './parts/AskTheDesk'
import { BirthDateField, NumberField } from './parts/AskingFields'
import { AskingPage } from './parts/AskingPage'
import { askingPage, refusalsOf } from './parts/asking'
import { askingAction } from './parts/asking.server'

export { loadNothing as loader } from './parts/asking.server'
export const handle = askingPage('child')

const form = defineForm(childForm, {
  refusals: refusalsOf('child', ['not-there', 'too-many', 'register-down']),
})

export const action = askingAction(form, { ask: addChild, onward: () => PATHS.others })

const HELP = { 'not-there': ({ bsn }: { bsn: string }) => <AskTheDesk bsn={bsn} /> }

export default function AddChild() {
  return (
    <AskingPage about="child" form={form} next="child.why" help={HELP}>
      <NumberField label="child.bsn" hint="child.bsn.hint" />
      <BirthDateField />
    </AskingPage>
  )
}
