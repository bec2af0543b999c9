import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import {
  changeAssistance,
  readBeside,
  type AssistanceCommand,
  type Beside,
} from '~/colleagues/assistance-use-cases.server'
import { assistanceForm } from '~/colleagues/forms'
import { atWork } from '~/identity/access'
import { ButtonForm } from '~/ui/ButtonForm'
import { Button } from '~/ui/Button'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Row, Rows } from '~/ui/Rows'
import { formAction } from '../form-action.server'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'staff.name.title',
  words: ['staff'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const staff = atWork(context.actor)
  return json({
    people: await readBeside(context.portal.runtime, staff),
    isAssistant: staff.role === 'assistant',
  })
}

const form = defineButtons(assistanceForm, { 'not-there': 404 })

export const action = formAction(form, async ({ do: command, met: other }, at) => {
  const changing = { staff: atWork(at.actor), other, command, requestId: at.requestId }
  const changed = await changeAssistance(at.portal.runtime, changing)
  return changed.ok ? { told: 'staff.name.done' } : changed
})

/** Of an assistant in whose name they work; of a professional who works in theirs. */
export default function InWhoseName() {
  const { people, isAssistant } = useLoaderData<typeof loader>()
  const of = useFormOf()
  return (
    <PageBody width="counter">
      <PageTitle
        lead={<FormattedMessage id={isAssistant ? 'staff.name.lead' : 'staff.name.lead.professional'} />}
      >
        <FormattedMessage id={isAssistant ? 'staff.name.title' : 'staff.name.title.professional'} />
      </PageTitle>
      <Said of={of} />
      {people.length === 0 && (
        <p>
          <FormattedMessage id={isAssistant ? 'staff.name.none' : 'staff.name.none.professional'} />
        </p>
      )}
      <Rows badges>
        {people.map((person) => (
          <Row
            key={person.memberId}
            name={person.name}
            note={noteOf(person, isAssistant)}
            end={commandsFor(person, isAssistant).map((command) => (
              <ButtonForm key={command} hidden={{ met: person.memberId, do: command }}>
                <Button>
                  <FormattedMessage id={`staff.name.${command}`} values={{ name: person.name }} />
                </Button>
              </ButtonForm>
            ))}
          />
        ))}
      </Rows>
    </PageBody>
  )
}

function noteOf({ state, isCurrent }: Beside, isAssistant: boolean) {
  if (isCurrent) return <FormattedMessage id="staff.name.current" />
  if (state === 'asked') return <FormattedMessage id="staff.name.asked" />
  return state === 'accepted' && !isAssistant ? <FormattedMessage id="staff.name.accepted" /> : null
}

function commandsFor({ state, isCurrent }: Beside, isAssistant: boolean): AssistanceCommand[] {
  if (!isAssistant) return state === 'asked' ? ['accept', 'end'] : ['end']
  if (state === 'none' || state === 'ended') return ['ask']
  return state === 'accepted' && !isCurrent ? ['choose', 'end'] : ['end']
}
