import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { Outliving } from '~/erasure/erasure'
import { answersIn, eraseForm } from '~/erasure/forms'
import { readErasure } from '~/erasure/page.server'
import { changeErasure, type ErasureAsked } from '~/erasure/use-cases.server'
import { signedIn } from '~/identity/access'
import { whatGoes } from '~/owndata/use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { freshLoginPath } from '~/representation/fresh-login'
import { PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { formAction, type At } from '../../form-action.server'
import { EraseAsk } from './EraseAsk'
import { EraseAsked } from './EraseAsked'
import { EraseRunning } from './EraseRunning'
import { NotYours } from './NotYours'

/** Open to who has not accepted the terms: taking back is as easy as giving (AVG 7(3), 17). */
export const handle = page({
  audience: 'citizen',
  needs: 'erase',
  title: 'erase.title',
  words: ['erase'],
  form: { sends: 'post', when: ({ stands }: { stands?: string }) => stands === 'nothing' },
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor)
  const dossier = dossierIn(context)
  const found = await readErasure(context.portal, dossier)
  const done = new URL(request.url).searchParams.get('gedaan')
  return json({
    ...found,
    going: found.stands === 'nothing' ? await whatGoes(context.portal.runtime, dossier) : NOTHING,
    loginPath: freshLoginPath('verwijderen', actor.actingFor?.representationId),
    home: actor.welcome === 'needed' ? PATHS.welcome : actor.actingFor ? PATHS.overview : PATHS.ownData,
    mayExport: !actor.actingFor && actor.welcome === 'done',
    said: found.stands === 'nothing' && (done === 'toch-niet' || done === 'nee') ? done : null,
  })
}

const NOTHING: Awaited<ReturnType<typeof whatGoes>> = { kept: {}, decidesForOthers: false }

const form = defineForm(eraseForm, {
  refusals: {
    'not-there': 404,
    'not-yours': 404,
    lock: missing('lock'),
    'recording-ban': missing('recording-ban'),
    'consent-block': missing('consent-block'),
    'stale-login': { status: 409, words: 'erase.refused.stale-login' },
    'changed-meanwhile': { status: 409, words: 'erase.refused.changed' },
    'register-down': { status: 503, words: 'erase.refused.register-down' },
    otherwise: { status: 422, words: 'erase.refused' },
  },
})

export const action = formAction(form, (sent, at) => change(at, { do: 'erase', answers: answersIn(sent) }), {
  agree: (asked, at) => change(at, { do: 'agree', asked }),
  refuse: (asked, at) => change(at, { do: 'refuse', asked }),
  keep: (_, at) => change(at, { do: 'keep' }),
})

/** What was not answered is said at its own question. */
function missing(field: Outliving) {
  return { status: 422, words: 'erase.stays.missing' as const, field }
}

/** What became of it stands on the same page, which every other page leads to as well. */
async function change(at: At, asked: ErasureAsked) {
  const done = await changeErasure(at.portal, dossierIn(at), asked)
  if (!done.ok) return done.missing ? { refusal: done.missing } : done
  const word = done.happened === 'kept' ? 'toch-niet' : done.happened === 'refused' ? 'nee' : null
  return word ? withQuery(PATHS.erase, { gedaan: word }) : PATHS.erase
}

export default function Erase() {
  const shown = useLoaderData<typeof loader>()
  const asking = useFormOf(form)
  return (
    <PageBody>
      <Problems of={asking} />
      <Said of={asking} />
      {shown.said && (
        <Notice kind="done" role="status">
          <FormattedMessage id={shown.said === 'nee' ? 'erase.refused-it' : 'erase.kept'} values={bold} />
        </Notice>
      )}
      {shown.stands === 'nothing' && <EraseAsk {...shown} of={asking} />}
      {shown.stands === 'asked' && <EraseAsked {...shown} />}
      {shown.stands === 'running' && <EraseRunning {...shown} />}
      {shown.stands === 'not-yours' && <NotYours home={shown.home} />}
    </PageBody>
  )
}
