import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions } from '~/ui/Container'
import { Heading } from '~/ui/Heading'
import { NoteIcon } from '~/ui/desk-icons'
import { TextArea } from '~/ui/TextField'

/** A note for colleagues: a form of its own with a shape of its own, so that it is never taken for the answer. */
export function NoteForm({ name }: { name: string }) {
  return (
    <section className="note-form desk-form" aria-labelledby="notitie-kop">
      <Heading level={2} looks={3} id="notitie-kop">
        <FormattedMessage id="message.note.title" />
      </Heading>
      <ButtonForm>
        <TextArea
          name="notitie"
          rows={3}
          maxLength={10_000}
          label={<FormattedMessage id="message.note.text" />}
          hint={<FormattedMessage id="message.note.hint" values={{ name }} />}
        />
        <Actions>
          <Button icon={NoteIcon} name="do" value="note">
            <FormattedMessage id="message.note.keep" />
          </Button>
        </Actions>
      </ButtonForm>
    </section>
  )
}
