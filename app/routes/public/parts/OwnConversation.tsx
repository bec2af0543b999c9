import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { OwnConversation as Conversation } from '~/conversation/person-use-cases.server'
import { PATHS } from '~/paths'
import { Badge } from '~/ui/Badge'
import { Button, ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { PageForm, Problems, Said, type Shown } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { TextArea } from '~/ui/TextField'

type Props = { shown: SerializeFrom<Conversation>; of: Shown; sent: boolean }

/** What somebody wrote to the desk and what they were answered, the first first, and the form in which they reply. */
export function OwnConversation({ shown, of, sent }: Props) {
  return (
    <>
      <Problems of={of} />
      {sent && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id="contact.reply.sent" />
        </Notice>
      )}
      <Said of={of} kind="attention" />
      <p>
        <Badge kind={shown.stands === 'answered' ? 'done' : 'plain'}>
          <FormattedMessage id={`contact.stands.${shown.stands}`} />
        </Badge>
      </p>
      <ol className="plain-list">
        {shown.thread.map(({ id, at, by, text }) => (
          <li key={id} className="part">
            <Card>
              <Heading level={2} looks={4}>
                <FormattedMessage id={`contact.thread.${by === 'desk' ? 'desk' : 'you'}`} />
              </Heading>
              <p className="hint">
                <Moment at={at} />
              </p>
              <p className="quoted">{text}</p>
            </Card>
          </li>
        ))}
      </ol>
      {shown.mayReply ? <Reply of={of} closed={shown.stands === 'closed'} /> : <NoReply />}
      <Paragraph kind="hint">
        <FormattedMessage id="contact.own.erased" values={{ day: <Day key="day" at={shown.eraseOn} /> }} />
      </Paragraph>
    </>
  )
}

function Reply({ of, closed }: { of: Shown; closed: boolean }) {
  return (
    <PageForm of={of}>
      <TextArea
        name="bericht"
        label={<FormattedMessage id="contact.reply" />}
        hint={<FormattedMessage id={closed ? 'contact.reply.closed' : 'contact.message.hint'} />}
      />
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="contact.reply.send" />
        </Button>
      </Actions>
    </PageForm>
  )
}

function NoReply() {
  return (
    <>
      <Notice kind="explain">
        <FormattedMessage id="contact.reply.not" />
      </Notice>
      <Actions>
        <ButtonLink to={PATHS.contact}>
          <FormattedMessage id="contact.own.new" />
        </ButtonLink>
      </Actions>
    </>
  )
}
