import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS, type Path } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { AuthorWords } from '../parts/AuthorWords'
import type { Lock } from '../parts/shown'

type Props = Pick<Lock, 'since' | 'by' | 'home'> & LiftingProps
type LiftingProps = Pick<Lock, 'lifting' | 'waiting' | 'fresh' | 'terms' | 'loginPath' | 'isChild'>

/** That the lock is on, since when and by whom, and how it comes off. */
export function LockOn({ since, by, home, ...lifting }: Props) {
  return (
    <>
      <PageTitle back={{ to: home }} lead={<FormattedMessage id="lock.on.lead" />}>
        <FormattedMessage id="lock.on.title" />
      </PageTitle>
      {since && by && (
        <Card>
          <Facts
            facts={[
              { name: <FormattedMessage id="lock.since" />, value: <Moment at={since} /> },
              { name: <FormattedMessage id="lock.by" />, value: <AuthorWords author={by} /> },
            ]}
          />
        </Card>
      )}
      <section className="section">
        <Heading level={2}>
          <FormattedMessage id="lock.off" />
        </Heading>
        <Lifting {...lifting} />
      </section>
    </>
  )
}

/** What to do to get it off: somebody answers, one logs in anew, or one presses the button. */
function Lifting({ lifting, waiting, fresh, terms, loginPath, isChild }: LiftingProps) {
  if (lifting === 'not-asked' || lifting === 'own-lock' || isChild) return <How id={`lock.how.${lifting}`} />
  if (terms === 'not-accepted')
    return (
      <>
        <How id="lock.how.terms" />
        <Actions>
          <ButtonLink to={PATHS.welcome} size="main">
            <FormattedMessage id="lock.terms" />
          </ButtonLink>
        </Actions>
      </>
    )
  if (waiting)
    return (
      <>
        <How id={waiting.isMyTurn ? 'lock.how.my-turn' : 'lock.how.waits'} />
        <TextLink to={PATHS.agreement({ approval: waiting.id })} kind="onward">
          <FormattedMessage id="lock.waiting" />
        </TextLink>
        {waiting.isMyTurn && !fresh && <LogInAnew to={loginPath} />}
      </>
    )
  if (!fresh)
    return (
      <>
        <How id={`lock.how.${lifting}`} />
        <LogInAnew to={loginPath} />
      </>
    )
  return (
    <Form method="post">
      <CsrfField />
      <How id={`lock.how.${lifting}`} />
      <Actions>
        <Button name="do" value="lift" size="main">
          <FormattedMessage id={`lock.lift.${lifting}`} />
        </Button>
      </Actions>
    </Form>
  )
}

type HowId = 'alone' | 'together' | 'own-lock' | 'not-asked' | 'terms' | 'my-turn' | 'waits'

function How({ id }: { id: `lock.how.${HowId}` }) {
  return (
    <p>
      <FormattedMessage id={id} />
    </p>
  )
}

/** To DigiD and back; the router must not handle it. */
function LogInAnew({ to }: { to: Path }) {
  return (
    <>
      <p>
        <FormattedMessage id="lock.fresh" />
      </p>
      <Actions>
        <ButtonLink to={to} size="main" reloadDocument>
          <FormattedMessage id="lock.log-in" />
        </ButtonLink>
      </Actions>
    </>
  )
}
