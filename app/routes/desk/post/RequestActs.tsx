import { FormattedMessage } from 'react-intl'
import {
  NOT_HANDLED_REASONS,
  type PostCommand,
  type PostRequestKind,
  type PostRequestState,
} from '~/post/request'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions } from '~/ui/Container'
import { PageForm, type Shown } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { NumberAndBirth } from '~/ui/NumberAndBirth'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'

type Request = { kind: PostRequestKind; state: PostRequestState; identitySeen: boolean }

type RequestActsProps = Request & { of: Shown; underTwelve: boolean }

/** What is next with a request: one thing that carries it on, and the way to say that it cannot be. */
export function RequestActs({ kind, state, identitySeen, of, underTwelve }: RequestActsProps) {
  if (state === 'handled' || state === 'not-handled') return null
  const all = stepsOf({ kind, state, identitySeen })
  const signed = underTwelve && kind === 'withdraw-all' && all.includes('handle')
  const steps = signed ? [] : all
  return (
    <>
      <section className="section">
        <Heading level={2}>
          <FormattedMessage id="post.request.do" />
        </Heading>
        <Actions>
          {steps.map((step, place) => (
            <ButtonForm key={step} whole>
              <Button kind={place === 0 ? 'primary' : 'secondary'} name="do" value={step}>
                <FormattedMessage id={step === 'handle' ? `post.do.handle.${kind}` : `post.do.${step}`} />
              </Button>
            </ButtonForm>
          ))}
        </Actions>
        {steps.includes('handle') && (
          <Paragraph kind="hint">
            <FormattedMessage id={`post.do.handle.${kind}.hint`} />
          </Paragraph>
        )}
        {steps.includes('send-form') && (
          <Paragraph kind="hint">
            <FormattedMessage id="post.do.send-form.hint" />
          </Paragraph>
        )}
      </section>
      <section className="section">
        <PageForm of={of}>
          {signed && <SignedBy />}
          <RadioTiles name="reden" legend={<FormattedMessage id="post.reason" />}>
            {NOT_HANDLED_REASONS.map((reason) => (
              <RadioTile
                key={reason}
                name="reden"
                value={reason}
                label={<FormattedMessage id={`post.reason.${reason}`} />}
              />
            ))}
          </RadioTiles>
          <Actions>
            <Button name="do" value="refuse">
              <FormattedMessage id="post.do.refuse" />
            </Button>
          </Actions>
        </PageForm>
      </section>
    </>
  )
}

/** Under 12 who has authority signed: the desk types who that is, and the register says whether they have it. */
function SignedBy() {
  return (
    <div className="part">
      <Heading level={3}>
        <FormattedMessage id="post.signer" />
      </Heading>
      <Paragraph>
        <FormattedMessage id="post.signer.lead" />
      </Paragraph>
      <NumberAndBirth area="post" />
      <Actions>
        <Button kind="primary" name="do" value="handle">
          <FormattedMessage id="post.do.handle.withdraw-all" />
        </Button>
      </Actions>
    </div>
  )
}

type Step = Exclude<PostCommand['do'], 'refuse'>

/** What can be done now, what carries it on first. */
function stepsOf({ state, identitySeen }: Request): Step[] {
  if (state === 'returned') return identitySeen ? ['handle'] : ['identity-seen']
  const seen = identitySeen ? [] : (['identity-seen'] as const)
  const next =
    state === 'received' ? (['send-form', 'came-back'] as const) : (['came-back', 'send-form'] as const)
  return [...next, ...seen]
}
