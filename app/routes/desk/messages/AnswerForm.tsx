import { useRef, type KeyboardEvent } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { unfilledIn } from '~/conversation/unfilled'
import { PATHS, withQuery } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { PageForm, type Shown } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { SendIcon } from '~/ui/desk-icons'
import { Clock } from '~/ui/Moment'
import { FileIcon } from '~/ui/icons'
import { SelectField, TextArea, TextField } from '~/ui/TextField'
import { AddressFields } from '../post/AddressFields'
import type { ShownCanned, ShownMessage } from './shown'
import { useDraft } from './use-draft'

type AnswerFormProps = { of: Shown; message: ShownMessage; canned: ShownCanned[]; isOpen: boolean }

/** The answer, to whom it goes by name, with a canned one to put into it; what is typed is kept. Ctrl and Enter send, from its field only. */
export function AnswerForm({ of, message, canned, isOpen }: AnswerFormProps) {
  const { formatMessage } = useIntl()
  const send = useRef<HTMLButtonElement>(null)
  const { id, email, bounced, draft, seen, language } = message
  const name = message.name || formatMessage({ id: 'message.facts.unknown' })
  const { text, savedAt, onInput } = useDraft(id, draft)
  const byLetter = email === null || bounced
  if (!isOpen)
    return (
      <Actions>
        <ButtonLink to={withQuery(PATHS.deskMessage({ message: id }), { nog: true })}>
          <FormattedMessage id="message.answer.another" />
        </ButtonLink>
      </Actions>
    )
  const open = unfilledIn(text)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return
    event.preventDefault()
    send.current?.click()
  }
  return (
    <section className="card desk-form" aria-labelledby="antwoord-kop">
      <Heading level={2} id="antwoord-kop">
        <FormattedMessage id="message.answer.title" values={{ name }} />
      </Heading>
      <Paragraph kind="hint">
        <FormattedMessage
          id={byLetter ? 'message.answer.by-letter' : 'message.answer.to'}
          values={{ email }}
        />
      </Paragraph>
      <PageForm of={of}>
        <input type="hidden" name="gezien" value={seen} />
        <input type="hidden" name="na" value={message.lastAnswer ?? ''} />
        <input type="hidden" name="taal" value={language} />
        {canned.length > 0 && <Canned canned={canned} language={language} />}
        <TextArea
          name="antwoord"
          rows={10}
          label={<FormattedMessage id="message.answer.text" />}
          defaultValue={draft?.text ?? ''}
          onInput={onInput}
          onKeyDown={onKeyDown}
        />
        {open.length > 0 && (
          <p className="unfilled">
            <FormattedMessage
              id="message.answer.unfilled"
              values={{ count: open.length, places: open.join(', ') }}
            />
          </p>
        )}
        {byLetter && <LetterAddress message={message} />}
        <Actions>
          {byLetter ? (
            <Button kind="primary" size="main" icon={FileIcon} name="do" value="letter" ref={send}>
              <FormattedMessage id="message.answer.letter" />
            </Button>
          ) : (
            <Button kind="primary" size="main" icon={SendIcon} ref={send}>
              <FormattedMessage id="message.answer.send" />
            </Button>
          )}
          <span aria-hidden="true" className="keys">
            <kbd className="key">Ctrl</kbd> <kbd className="key">Enter</kbd>
          </span>
          <Button name="do" value="draft" formNoValidate>
            <FormattedMessage id="message.answer.keep" />
          </Button>
          <span role="status" className="soft">
            {savedAt && (
              <FormattedMessage
                id="message.answer.kept"
                values={{ clock: <Clock key="clock" at={savedAt} /> }}
              />
            )}
          </span>
        </Actions>
      </PageForm>
    </section>
  )
}

/** Where the letter goes: known from the letter before, kept as long as the conversation. */
function LetterAddress({ message: { address, name } }: { message: ShownMessage }) {
  return (
    <>
      <TextField
        name="naam"
        autoComplete="off"
        defaultValue={address?.name ?? name}
        label={<FormattedMessage id="message.letter.name" />}
      />
      <AddressFields area="message.letter" known={address} />
    </>
  )
}

function Canned({ canned, language }: { canned: ShownCanned[]; language: string }) {
  const { formatMessage } = useIntl()
  return (
    <div className="field-with-button">
      <SelectField name="standaard" label={<FormattedMessage id="message.answer.canned" />} optional>
        <option value="">{formatMessage({ id: 'message.answer.canned.pick' })}</option>
        {canned.map(({ id, nameNl, nameEn }) => (
          <option key={id} value={id}>
            {language === 'en' ? nameEn : nameNl}
          </option>
        ))}
      </SelectField>
      <Button name="do" value="canned" formNoValidate>
        <FormattedMessage id="message.answer.canned.put" />
      </Button>
    </div>
  )
}
