import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { writeCode } from '~/authority/pairing'
import { makePairingCode, readPairingCode } from '~/authority/pairing-use-cases.server'
import { drawQr } from '~/authority/qr.server'
import { readOneApproval } from '~/choosing/approval-pages.server'
import { approve, withdraw } from '~/choosing/approval-use-cases.server'
import { askAgain } from '~/choosing/ask-again.server'
import { muteAsker } from '~/choosing/mute-use-cases.server'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { inLanguage } from '~/i18n/language'
import type { MessageId } from '~/i18n/nl'
import { PATHS, withQuery, withAnchor, type Path } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { Answering } from './parts/Answering'
import { Ended } from './parts/Ended'
import { Waiting } from './parts/Waiting'
import { LATE, shownOf } from './parts/agreement'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'agreement.title',
  words: [...FOR_ANOTHER_WORDS, 'history'],
  menu: 'none',
})

/** What is told where it happened; everything else is told by a page of its own. */
const REFUSALS = {
  'changed-meanwhile': { status: 409, words: 'agreement.refused.changed' },
  over: { status: 409, words: 'agreement.refused.over' },
  closed: { status: 409, words: 'agreement.refused.answered' },
  'already-agreed': { status: 409, words: 'agreement.refused.already' },
  'not-asked': { status: 409, words: 'agreement.refused.not-asked' },
  'gate-closed': { status: 409, words: 'agreement.refused.gate-closed' },
  'register-down': { status: 503, words: 'agreement.refused.register-down' },
} as const satisfies Record<string, { status: number; words: MessageId }>
const OTHER_REFUSAL = { status: 422, words: 'control.refused' } as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal } = context
  const dossier = dossierIn(context)
  const found = await readOneApproval(portal, dossier, params.approval ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const { searchParams } = new URL(request.url)
  const own = found.state === 'waiting' && found.askedBy === 'me' && !dossier.representation
  return json({
    ...shownOf(found),
    /** Whether an answer of this one came too late. */
    late: searchParams.toString().includes(LATE),
    /** What of the same draft is in force already, told when it was just sent. */
    atOnce: searchParams.get('versie') === String(found.atOnce) ? found.atOnce : null,
    code: own ? await readPairingCode(portal, dossier.actor) : null,
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { portal, language } = context
  const dossier = dossierIn(context)
  const form = await request.formData()
  const approval = params.approval ?? ''
  const page = PATHS.agreement({ approval })
  const to = (path: Path) => redirect(inLanguage(language, path))
  const agreeing = { approvalId: approval }
  switch (form.get('do')) {
    case 'decline':
      return to(withQuery(PATHS.decline({ approval }), new URL(request.url).search))
    case 'mute':
    case 'hear': {
      const wants = form.get('do') === 'mute' ? 'none' : 'again'
      const said = await muteAsker(portal, dossier, { ...agreeing, wants })
      return said.ok ? to(page) : refused(said.refusal)
    }
    case 'code':
      return showCode(context)
    case 'again': {
      const again = await askAgain(portal.runtime, dossier, approval)
      return again.ok ? to(PATHS.review) : refused(again.refusal)
    }
    case 'withdraw': {
      const taken = await withdraw(portal, dossier, agreeing)
      return taken.ok ? to(page) : refused(taken.refusal)
    }
    case 'approve': {
      const agreed = await approve(portal, dossier, { ...agreeing, seen: String(form.get('seen')) })
      if (!agreed.ok && agreed.refusal === 'stale-login') return to(withQuery(PATHS.lock, { inloggen: 'ja' }))
      if (!agreed.ok) return refused(agreed.refusal)
      return to(agreed.number === null ? page : withQuery(PATHS.done, { versie: agreed.number }))
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

/** The code is shown once, with this answer: afterwards only its keyed hash is there. */
async function showCode(context: ActionFunctionArgs['context']) {
  const { portal, language } = context
  const made = await makePairingCode(portal, dossierIn(context))
  if (!made.ok) throw new Response(null, { status: 404 })
  const address = new URL(
    inLanguage(language, withAnchor(PATHS.pairing, made.code)),
    portal.config.http.origin,
  )
  const shown = { text: writeCode(made.code), expiresAt: made.expiresAt, qr: drawQr(address.href) }
  return json({ code: shown, refusal: null })
}

function refused(refusal: string) {
  if (refusal === 'not-there' || refusal === 'not-yours') throw new Response(null, { status: 404 })
  const known = Object.entries(REFUSALS).find(([code]) => code === refusal)
  const { status, words } = known?.[1] ?? OTHER_REFUSAL
  return json({ code: null, refusal: words }, { status })
}

export default function Agreement() {
  const shown = useLoaderData<typeof loader>()
  const { state, isMyTurn, late } = shown
  const answered = useActionData<typeof action>()
  const refusal = answered ? answered.refusal : late && 'agreement.refused.answered'
  return (
    <PageBody narrow>
      {refusal && (
        <Notice kind="attention" role="alert">
          <FormattedMessage id={refusal} values={bold} />
        </Notice>
      )}
      {state !== 'waiting' && <Ended {...shown} />}
      {state === 'waiting' && isMyTurn && <Answering {...shown} />}
      {state === 'waiting' && !isMyTurn && <Waiting {...shown} made={answered?.code} />}
    </PageBody>
  )
}
