import { json } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import { CHANNELS, TOPICS } from '~/conversation/conversation'
import { newMessageForm } from '~/conversation/forms'
import { writeDownMessage } from '~/conversation/receive-use-cases.server'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { SelectField, TextArea, TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { whoAtDesk } from './worker.server'

export const handle = page({
  audience: 'internal',
  needs: 'desk-messages',
  title: 'message.new.title',
  words: ['message'],
  form: { sends: 'post' },
})

export const loader = () => json({})

const form = defineForm(newMessageForm, {
  refusals: { 'too-often': { status: 429, words: 'message.new.too-often', retryAfter: 3600 } },
})

export const action = formAction(form, async (typed, at) => {
  const { by, requestId } = whoAtDesk({ context: at, params: {} })
  const received = await writeDownMessage(at.portal.runtime, {
    ...{ by, requestId, channel: typed.kanaal, topic: typed.thema, language: typed.taal, text: typed.tekst },
    content: {
      ...{
        subject: typed.onderwerp,
        gender: null,
        firstName: typed.voornaam ?? '',
        surname: typed.achternaam,
      },
      ...{ phone: typed.telefoon, email: typed.mail, about: null },
    },
  })
  return received.ok ? PATHS.deskMessage({ message: received.id }) : received
})

/** What came by phone, mail or post, written down by hand: whoever writes it down has it. */
export default function NewMessage() {
  const of = useFormOf(form)
  const { formatMessage } = useIntl()
  return (
    <PageBody width="desk" narrow>
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.deskMessages, words: <FormattedMessage id="message.one.back" /> }}
        lead={<FormattedMessage id="message.new.lead" />}
      >
        <FormattedMessage id="message.new.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <RadioTiles name="kanaal" legend={<FormattedMessage id="message.new.channel" />}>
          {CHANNELS.filter((channel) => channel !== 'form').map((channel) => (
            <RadioTile
              key={channel}
              name="kanaal"
              value={channel}
              label={<FormattedMessage id={`message.channel.${channel}`} />}
            />
          ))}
        </RadioTiles>
        <TextField name="onderwerp" maxLength={120} label={<FormattedMessage id="message.new.subject" />} />
        <SelectField name="thema" defaultValue="other" label={<FormattedMessage id="message.new.topic" />}>
          {TOPICS.map((topic) => (
            <option key={topic} value={topic}>
              {formatMessage({ id: `message.topic.${topic}` })}
            </option>
          ))}
        </SelectField>
        <SelectField name="taal" defaultValue="nl" label={<FormattedMessage id="message.new.language" />}>
          {(['nl', 'en'] as const).map((language) => (
            <option key={language} value={language}>
              {formatMessage({ id: `message.facts.language.${language}` })}
            </option>
          ))}
        </SelectField>
        <TextField
          name="voornaam"
          maxLength={60}
          autoComplete="off"
          optional
          label={<FormattedMessage id="message.new.first-name" />}
        />
        <TextField
          name="achternaam"
          maxLength={80}
          autoComplete="off"
          label={<FormattedMessage id="message.new.surname" />}
        />
        <TextField
          name="mail"
          type="email"
          autoComplete="off"
          optional
          label={<FormattedMessage id="message.new.email" />}
        />
        <TextField
          name="telefoon"
          type="tel"
          maxLength={30}
          autoComplete="off"
          optional
          label={<FormattedMessage id="message.new.phone" />}
        />
        <TextArea name="tekst" rows={8} label={<FormattedMessage id="message.new.text" />} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="message.new.go" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
