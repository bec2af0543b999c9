import type { ActionFunctionArgs } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { addChild } from '~/authority/pairing-use-cases.server'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { usePath } from '~/i18n/path'
import { signedIn } from '~/identity/access'
import { childForm } from '~/onbehalf/forms'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { page } from '~/ui/page'
import { AskingForm, AskingPage, NumberField, ShortField } from './parts/AskingPage'
import { answerAsking, tellWhen } from './parts/asking-route.server'

export const handle = page({
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'child.title',
  words: FOR_ANOTHER_WORDS,
  form: { sends: 'post' },
})

export const headers = tellWhen

/** Gives nothing, but has the server look whether one may come in, also when arriving by a link. */
export function loader() {
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, requestId } = context
  const actor = signedIn(context.actor)
  return answerAsking(context, {
    ...{ form: await request.formData(), schema: childForm, fields: ['bsn', 'geboortedatum'] },
    ask: async ({ bsn, geboortedatum: birthDate }) => {
      const added = await addChild(portal, actor, { bsn, birthDate, requestId })
      return added.ok ? { goTo: PATHS.others } : added
    },
  })
}

export default function AddChild() {
  const answered = useActionData<typeof action>()
  return (
    <AskingPage
      about="child"
      problems={answered?.problems}
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
    <Form method="post" action={path(PATHS.askAuthority)} className="part">
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
