import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import type { MessageId } from '~/i18n/nl'
import { signedIn } from '~/identity/access'
import { readLock } from '~/lock/page.server'
import { freshLoginPath } from '~/lock/paths'
import { lift, lock, type Lifted, type Locked } from '~/lock/use-cases.server'
import { PATHS, type Path, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
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

type Refusal = Extract<Locked | Lifted, { ok: false }>['refusal']
const REFUSALS: Partial<Record<Refusal, { status: number; words: MessageId }>> = {
  'stale-login': { status: 409, words: 'lock.refused.stale-login' },
  'register-down': { status: 503, words: 'lock.refused.register-down' },
}
const OTHER_REFUSAL = { status: 422, words: 'lock.refused' } as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor)
  const found = await readLock(context.portal.runtime, dossierIn(context))
  const query = new URL(request.url).searchParams
  return json({
    ...found,
    loginPath: freshLoginPath(actor.actingFor?.representationId),
    /** Agreeing to a lift was refused for the age of the login. */
    mustLogIn: query.has('inloggen') && !found.fresh,
    lifted: query.get('gedaan') === 'eraf',
    home: actor.welcome === 'done' || actor.ageCategory === 'under-12' ? PATHS.overview : PATHS.welcome,
    isChild: actor.ageCategory === 'under-12',
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, language } = context
  const to = (path: Path) => redirect(inLanguage(language, path))
  const form = await request.formData()
  if (form.get('do') === 'lock') {
    const locked = await lock(portal.runtime, dossierIn(context))
    return locked.ok ? to(PATHS.lock) : refused(locked.refusal)
  }
  if (form.get('do') !== 'lift') throw new Response(null, { status: 400 })
  const lifted = await lift(portal, dossierIn(context))
  if (!lifted.ok) return refused(lifted.refusal)
  return to(
    lifted.waiting === null
      ? withQuery(PATHS.lock, { gedaan: 'eraf' })
      : PATHS.agreement({ approval: lifted.waiting }),
  )
}

function refused(refusal: Refusal) {
  if (refusal === 'not-there' || refusal === 'not-yours') throw new Response(null, { status: 404 })
  const { status, words } = REFUSALS[refusal] ?? OTHER_REFUSAL
  return json({ refusal: words }, { status })
}

export default function Lock() {
  const shown = useLoaderData<typeof loader>()
  const { state, mustLogIn } = shown
  const refusal = useActionData<typeof action>()?.refusal ?? (mustLogIn ? 'lock.refused.stale-login' : null)
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
