import { useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { readRecordNumber, writeAbout } from '~/conversation/contact-form'
import { GENDERS, TOPICS, type ChosenTopic } from '~/conversation/conversation'
import { readReference } from '~/enquiry/reference'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { PageForm, type Shown } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { SelectField, TextArea, TextField } from '~/ui/TextField'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'

/** A message to the desk; what it refers to comes along from the page that led here. */
export function ContactForm({ of, known }: { of: Shown; known: { email: string | null } | null }) {
  const { formatMessage } = useIntl()
  const about = useAbout()
  return (
    <>
      <Heading level={2}>
        <FormattedMessage id="contact.form" />
      </Heading>
      <Paragraph>
        <FormattedMessage id="contact.form.lead" />
      </Paragraph>
      {known && (
        <p>
          <TextLink to={PATHS.ownMessages}>
            <FormattedMessage id="contact.form.own" />
          </TextLink>
        </p>
      )}
      <Notice kind="attention">
        <FormattedMessage id="contact.form.careful" values={bold} />
      </Notice>
      <PageForm of={of}>
        {about && <input type="hidden" name="over" value={about.value} />}
        <SelectField
          name="waarover"
          defaultValue={about?.topic ?? ''}
          label={<FormattedMessage id="contact.topic" />}
        >
          <option value="">{formatMessage({ id: 'contact.topic.pick' })}</option>
          {TOPICS.map((topic) => (
            <option key={topic} value={topic}>
              {formatMessage({ id: `contact.topic.${topic}` })}
            </option>
          ))}
        </SelectField>
        <TextField
          name="onderwerp"
          autoComplete="off"
          label={<FormattedMessage id="contact.subject" />}
          hint={<FormattedMessage id="contact.subject.hint" />}
        />
        <TextArea
          name="bericht"
          rows={8}
          label={<FormattedMessage id="contact.message" />}
          hint={<FormattedMessage id="contact.message.hint" />}
        />
        <SelectField name="aanhef" optional label={<FormattedMessage id="contact.gender" />}>
          <option value=""></option>
          {GENDERS.map((gender) => (
            <option key={gender} value={gender}>
              {formatMessage({ id: `contact.gender.${gender}` })}
            </option>
          ))}
        </SelectField>
        <TextField
          name="voornaam"
          width="middle"
          autoComplete="given-name"
          label={<FormattedMessage id="contact.first-name" />}
        />
        <TextField
          name="achternaam"
          autoComplete="family-name"
          label={<FormattedMessage id="contact.surname" />}
        />
        <TextField
          name="telefoon"
          type="tel"
          width="middle"
          optional
          autoComplete="tel"
          label={<FormattedMessage id="contact.phone" />}
          hint={<FormattedMessage id="contact.phone.hint" />}
        />
        <TextField
          name="mail"
          type="email"
          autoComplete="email"
          defaultValue={known?.email ?? undefined}
          label={<FormattedMessage id="contact.email" />}
          hint={<FormattedMessage id="contact.email.hint" />}
        />
        <div hidden>
          <input type="text" name="website" tabIndex={-1} autoComplete="off" aria-hidden="true" />
        </div>
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="contact.send" />
          </Button>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id="contact.kept" />
        </Paragraph>
      </PageForm>
    </>
  )
}

/** A line of *Wie keek*, or what staff wrote down: as the page that led here says it in its link. */
function useAbout(): { value: string; topic: ChosenTopic } | null {
  const [search] = useSearchParams()
  const view = readReference(search.get('kenmerk'))
  if (view) return { value: writeAbout({ kind: 'view', id: view }), topic: 'who-looked' }
  const recording = readRecordNumber(search.get('vastlegging'))
  return recording ? { value: writeAbout({ kind: 'recording', id: recording }), topic: 'staff-record' } : null
}
