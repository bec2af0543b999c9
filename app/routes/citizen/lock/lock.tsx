import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import * as v from 'valibot'
import { OWN_WORDS } from '~/i18n/areas'
import { signedIn } from '~/identity/access'
import { readLock } from '~/lock/page.server'
import { freshLoginPath } from '~/representation/fresh-login'
import { lift, lock } from '~/lock/use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { LockOff } from './LockOff'
import { LockOn } from './LockOn'

/** Open to children under 12 and to who has not accepted the terms: locking only narrows (AVG 7(3)). */
export const handle = page({
  audience: 'citizen',
  needs: 'lock',
  title: 'lock.title',
  words: [...OWN_WORDS, 'history', 'lock'],
  menu: 'none',
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor)
  const found = await readLock(context.portal.runtime, dossierIn(context))
  const query = new URL(request.url).searchParams
  return json({
    ...found,
    loginPath: freshLoginPath('noodslot', actor.actingFor?.representationId),
    /** Agreeing to a lift was refused for the age of the login. */
    mustLogIn: query.has('inloggen') && !found.fresh,
    lifted: query.get('gedaan') === 'eraf',
    home: actor.welcome === 'done' || actor.ageCategory === 'under-12' ? PATHS.overview : PATHS.welcome,
    isChild: actor.ageCategory === 'under-12',
  })
}

const form = defineButtons(v.object({ do: v.picklist(['lock', 'lift']) }), {
  'not-there': 404,
  'not-yours': 404,
  'stale-login': { status: 409, words: 'lock.refused.stale-login' },
  'register-down': { status: 503, words: 'lock.refused.register-down' },
  otherwise: { status: 422, words: 'lock.refused' },
})

export const action = formAction(form, async (asked, at) => {
  if (asked.do === 'lock') {
    const locked = await lock(at.portal.runtime, dossierIn(at))
    return locked.ok ? PATHS.lock : locked
  }
  const lifted = await lift(at.portal, dossierIn(at))
  if (!lifted.ok) return lifted
  return lifted.waiting === null
    ? withQuery(PATHS.lock, { gedaan: 'eraf' })
    : PATHS.agreement({ approval: lifted.waiting })
})

export default function Lock() {
  const shown = useLoaderData<typeof loader>()
  const { state, mustLogIn } = shown
  const refusal = useFormOf().refusal?.words ?? (mustLogIn ? 'lock.refused.stale-login' : null)
  return (
    <PageBody narrow>
      {refusal && (
        <Notice kind="attention" role="alert">
          <FormattedMessage id={refusal} values={bold} />
        </Notice>
      )}
      {state === 'on' ? <LockOn {...shown} /> : <LockOff {...shown} />}
    </PageBody>
  )
}
