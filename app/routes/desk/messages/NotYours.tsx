import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions, PageBody } from '~/ui/Container'
import { Said, type Shown } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'

/** One opens what one took; who does not have a message is told how. */
export function NotYours({ id, said }: { id: string; said: Shown }) {
  return (
    <PageBody width="desk" narrow>
      <PageTitle
        back={{ to: PATHS.deskMessages, words: <FormattedMessage id="message.one.back" /> }}
        lead={<FormattedMessage id="message.not-yours.text" />}
      >
        <FormattedMessage id="message.not-yours.title" />
      </PageTitle>
      <Said of={said} kind="attention" />
      <ButtonForm to={PATHS.deskMessage({ message: id })}>
        <Actions>
          <Button name="do" value="take">
            <FormattedMessage id="message.take" />
          </Button>
          <Button name="do" value="over">
            <FormattedMessage id="message.take-over" />
          </Button>
        </Actions>
      </ButtonForm>
    </PageBody>
  )
}
