import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { citizenOf } from '~/identity/access'
import { readBackReason, type BackReason } from '~/identity/failure-reason'
import { hasKept } from '~/identity/kept-form.server'
import { safePath } from '~/identity/safe-path'
import type { SessionEnd } from '~/identity/session-end'
import { saysLoggedOut, whyEnded } from '~/identity/session.server'
import { readActed, startPath } from '~/identity/way-back'
import { PATHS, type Path } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { keepCode } from '~/ui/kept-code'
import { page } from '~/ui/page'
import { rich } from '~/ui/rich'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'login.title', words: ['login'] })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const page = safePath(searchParams.get('naar'))
  const failed = readBackReason(searchParams.get('reden'))
  const isLoggedIn = citizenOf(context.actor) !== null
  if (isLoggedIn && !failed) throw redirect(inLanguage(context.language, page ?? PATHS.overview))
  const { runtime, config } = context.portal
  const cookie = request.headers.get('cookie') ?? undefined
  return json({
    start: startPath('citizen', { page, acted: readActed(searchParams) }),
    level: config.digid.minimumLevel,
    failed,
    /** A login that failed leaves who was logged in as they were. */
    backTo: isLoggedIn ? (page ?? PATHS.overview) : null,
    ended: failed || isSelf(request, cookie) ? null : await whyEnded(runtime, cookie),
    kept: await hasKept(runtime, cookie),
  })
}

/** Whether somebody comes from elsewhere after logging out: then nothing ended that they did not end themselves. */
function isSelf(request: Request, cookie: string | undefined): boolean {
  const from = request.headers.get('referer') ?? ''
  return (
    saysLoggedOut(cookie) &&
    !/^\/(?:en\/)?(?:mijn|welkom)\b/.test(URL.canParse(from) ? new URL(from).pathname : '')
  )
}

export default function Login() {
  const { start, level, failed, backTo, ended, kept } = useLoaderData<typeof loader>()
  const organisation = useRootData()?.organisation
  useEffect(keepCode, [])
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="login.lead" />}>
        <FormattedMessage id="login.title" />
      </PageTitle>
      {failed && <Failed why={failed} backTo={backTo} />}
      {ended && <Ended why={ended} kept={kept} />}
      <Paragraph>
        <FormattedMessage id="login.level" values={{ level }} />
      </Paragraph>
      <Paragraph>
        <FormattedMessage id="login.own" />
      </Paragraph>
      <Actions>
        <ButtonLink to={start} kind="primary" size="main" reloadDocument>
          <FormattedMessage id="login.button" />
        </ButtonLink>
      </Actions>
      {organisation && (
        <Paragraph kind="hint">
          <FormattedMessage id="login.where" values={{ name: organisation.name }} />
        </Paragraph>
      )}
      <OtherWays />
    </PageBody>
  )
}

/** What happened at DigiD, on the page where one began. */
function Failed({ why, backTo }: { why: BackReason; backTo: Path | null }) {
  return (
    <Notice kind={why === 'storing' ? 'failed' : 'attention'}>
      <strong>
        <FormattedMessage id={`login.failed.${why}`} />.
      </strong>{' '}
      <FormattedMessage id={`login.failed.${why}.text`} />{' '}
      <FormattedMessage id={`login.failed.${why}.next`} values={rich} />
      {backTo && (
        <Paragraph>
          <TextLink to={backTo} kind="strong">
            <FormattedMessage id="login.still-in" />
          </TextLink>
        </Paragraph>
      )}
    </Notice>
  )
}

function Ended({ why, kept }: { why: SessionEnd; kept: boolean }) {
  return (
    <Notice kind="attention">
      <strong>
        <FormattedMessage id={why === 'opnieuw' ? 'ui.ended.opnieuw.title' : 'ui.ended.title'} />.
      </strong>{' '}
      <FormattedMessage id={`ui.ended.${why}`} />{' '}
      {kept && <FormattedMessage id="ui.ended.kept" values={bold} />}
    </Notice>
  )
}

function OtherWays() {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="login.other" />
      </Heading>
      <Paragraph>
        <FormattedMessage id="login.other.text" />
      </Paragraph>
      <TextLink to={PATHS.paper} kind="strong">
        <FormattedMessage id="login.other.link" />
      </TextLink>
      <Paragraph>
        <FormattedMessage id="login.staff" />{' '}
        <TextLink to={PATHS.staffLogin}>
          <FormattedMessage id="login.staff.link" />
        </TextLink>
      </Paragraph>
    </section>
  )
}
