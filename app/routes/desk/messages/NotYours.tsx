import { FormattedMessage } from 'react-intl'
import type { ConversationState } from '~/conversation/conversation'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions, PageBody } from '~/ui/Container'
import { Said, type Shown } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'

type NotYoursProps = { id: string; state: ConversationState; owned: boolean; said: Shown }

/** One opens what one took; who does not have a message is told how, and offered what can be done with it. */
export function NotYours({ id, state, owned, said }: NotYoursProps) {
  const button = buttonOf({ state, owned })
  return (
    <PageBody width="desk" narrow>
      <PageTitle
        back={{ to: PATHS.deskMessages, words: <FormattedMessage id="message.one.back" /> }}
        lead={<FormattedMessage id={`message.not-yours.${textOf(state)}`} />}
      >
        <FormattedMessage id="message.not-yours.title" />
      </PageTitle>
      <Said of={said} kind="attention" />
      {button && (
        <ButtonForm to={PATHS.deskMessage({ message: id })}>
          <Actions>
            <Button name="do" value={button.value}>
              <FormattedMessage id={button.words} />
            </Button>
          </Actions>
        </ButtonForm>
      )}
    </PageBody>
  )
}

function textOf(state: ConversationState) {
  if (state === 'spam') return 'spam'
  return state === 'closed' || state === 'handed-on' ? 'over' : 'text'
}

function buttonOf({ state, owned }: Pick<NotYoursProps, 'state' | 'owned'>) {
  if (state === 'spam') return { value: 'not-spam', words: 'message.do.niet-ongewenst' } as const
  if (state === 'closed' || state === 'handed-on') return null
  if (owned) return { value: 'over', words: 'message.take-over' } as const
  return { value: 'take', words: 'message.take' } as const
}
