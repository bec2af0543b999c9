import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { safePath } from '~/identity/safe-path'
import { readSessionEnd } from '~/identity/session-end'
import { pastOf, SAY_LOGGED_OUT, saysLoggedIn } from '~/identity/session.server'
import { readStaffFailure } from '~/identity/staff-failure'
import { staffStartPath } from '~/identity/way-back'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { useRootData } from '~/ui/root-data'
import { TellOthers } from '~/ui/session-warning'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'staff.login.title',
  words: ['staff'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const page = safePath(searchParams.get('naar'))
  const given = searchParams.get('reden')
  const failed = readStaffFailure(given)
  const { runtime } = context.portal
  const cookie = request.headers.get('cookie') ?? undefined
  const past = given === null && context.actor === null ? await pastOf(runtime, cookie) : null
  const ended = past?.audience === 'staff' ? past.why : readSessionEnd(given)
  const isStaff = context.actor?.audience === 'staff'
  // A login that failed leaves who was logged in as they were; in another window somebody may have logged in since.
  if (isStaff && !failed) throw redirect(inLanguage(context.language, page ?? PATHS.staffHome))
  const left = given === 'zelf' && !saysLoggedIn(cookie)
  const data = {
    start: staffStartPath(page),
    failed,
    ended,
    left,
    isSomebodyElse: context.actor !== null && !isStaff,
  }
  return json(data, left ? { headers: { 'Set-Cookie': SAY_LOGGED_OUT } } : {})
}

/** Where a colleague of a care provider logs in, and reads why they are not (any more). */
export default function StaffLogin() {
  const { start, failed, ended, left, isSomebodyElse } = useLoaderData<typeof loader>()
  const organisation = useRootData()?.organisation
  return (
    <PageBody width="counter" narrow>
      {left && <TellOthers />}
      <PageTitle lead={<FormattedMessage id="staff.login.lead" />}>
        <FormattedMessage id="staff.login.title" />
      </PageTitle>
      {failed && (
        <Notice kind={failed === 'storing' ? 'failed' : 'attention'}>
          <FormattedMessage id={`staff.failed.${failed}`} />
        </Notice>
      )}
      {ended && (
        <Notice kind="attention">
          <FormattedMessage id={`ui.ended.${ended}`} />
        </Notice>
      )}
      {left && (
        <Notice kind="done">
          <FormattedMessage id="staff.login.zelf" />
        </Notice>
      )}
      {isSomebodyElse && (
        <Notice kind="attention">
          <FormattedMessage id="staff.login.instead" />
        </Notice>
      )}
      <Paragraph>
        <FormattedMessage id="staff.login.level" />
      </Paragraph>
      <Actions>
        <ButtonLink to={start} kind="primary" size="main" reloadDocument>
          <FormattedMessage id={failed || ended || left ? 'staff.login.again' : 'staff.login.button'} />
        </ButtonLink>
      </Actions>
      {organisation && (
        <Paragraph kind="hint">
          <FormattedMessage id="staff.login.where" values={{ name: organisation.name }} />
        </Paragraph>
      )}
      <Paragraph>
        <FormattedMessage id="staff.login.citizen" />{' '}
        <TextLink to={PATHS.login}>
          <FormattedMessage id="staff.login.citizen.link" />
        </TextLink>
      </Paragraph>
    </PageBody>
  )
}
