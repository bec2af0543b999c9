import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { LinkFollowed } from '~/notification/address-use-cases.server'
import { PATHS, type Path } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Paragraph } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { PageTitle } from '~/ui/PageTitle'
import { StopPage } from '~/ui/StopPage'
import { CheckIcon, MailIcon } from '~/ui/icons'

/** Whose sentences: the page to confirm an address, one's own or an organisation's, or the one to keep it. */
type Words = 'welcome.link' | 'keep.link' | 'inbox.link'

/** Where one goes on from here. */
const onFrom = (words: Words) => (words === 'inbox.link' ? PATHS.staffOrganisation : PATHS.overview)
export type LinkState = 'open' | 'done' | 'expired' | 'used' | 'unknown'

const STATUS = { open: 200, done: 200, expired: 410, used: 410, unknown: 404 } as const

/** What the page of a mailed link shows, and its status; a link that was used just now is done. */
export function stateOfLink(link: LinkFollowed, address: string) {
  const justDone = !link.ok && link.refusal === 'used' && new URL(address).searchParams.has('klaar')
  const state: LinkState = link.ok ? 'open' : justDone ? 'done' : link.refusal
  return { state, status: STATUS[state] }
}

/** A GET changes nothing, since scanners follow links in mails: the button does. */
export function LinkOpen({ words }: { words: Words }) {
  return (
    <PageBody narrow>
      <IconTile icon={MailIcon} size="large" />
      <PageTitle lead={<FormattedMessage id={`${words}.lead`} />}>
        <FormattedMessage id={`${words}.title`} />
      </PageTitle>
      <Form method="post">
        <CsrfField />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id={`${words}.button`} />
          </Button>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id={`${words}.not-you`} />
        </Paragraph>
      </Form>
    </PageBody>
  )
}

export function LinkDone({ words }: { words: Words }) {
  return (
    <PageBody narrow>
      <IconTile icon={CheckIcon} size="large" />
      <PageTitle lead={<FormattedMessage id={`${words}.done.lead`} />}>
        <FormattedMessage id={`${words}.done.title`} />
      </PageTitle>
      <Actions>
        <ButtonLink to={onFrom(words)} kind="primary" size="main" reloadDocument>
          <FormattedMessage id={`${words}.done.on`} />
        </ButtonLink>
      </Actions>
    </PageBody>
  )
}

type GoneProps = {
  words: Words
  state: 'expired' | 'used' | 'unknown'
  signedIn: boolean
  /** Where one goes on from here. */
  to: Path
}

/** A link that does nothing any more: why, and where to go on. */
export function LinkGone({ words, state, signedIn, to }: GoneProps) {
  return (
    <StopPage
      icon={MailIcon}
      title={<FormattedMessage id={`${words}.${state}.title`} />}
      lead={<FormattedMessage id={`${words}.${state}.text`} />}
      actions={
        <ButtonLink to={state === 'used' ? onFrom(words) : to} size="main" reloadDocument>
          <FormattedMessage id={state === 'used' ? `${words}.done.on` : `${words}.again`} />
        </ButtonLink>
      }
      foot={state !== 'used' && !signedIn ? <FormattedMessage id={`${words}.again.hint`} /> : null}
    />
  )
}
