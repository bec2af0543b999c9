import { json, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
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
import { answerForm } from '~/onbehalf/forms'
import { PATHS, withQuery, withAnchor } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { bold } from '~/ui/words'
import { formAction, type At } from '../form-action.server'
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
const form = defineButtons(answerForm, {
  'not-there': 404,
  'not-yours': 404,
  'stale-login': withQuery(PATHS.lock, { inloggen: 'ja' }),
  'changed-meanwhile': { status: 409, words: 'agreement.refused.changed' },
  over: { status: 409, words: 'agreement.refused.over' },
  closed: { status: 409, words: 'agreement.refused.answered' },
  'already-agreed': { status: 409, words: 'agreement.refused.already' },
  'not-asked': { status: 409, words: 'agreement.refused.not-asked' },
  'gate-closed': { status: 409, words: 'agreement.refused.gate-closed' },
  'register-down': { status: 503, words: 'agreement.refused.register-down' },
  otherwise: { status: 422, words: 'control.refused' },
})

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

export const action = formAction(form, async (asked, at) => {
  const { portal } = at
  const dossier = dossierIn(at)
  const approvalId = at.params.approval ?? ''
  const page = PATHS.agreement({ approval: approvalId })
  switch (asked.do) {
    case 'decline':
      return withQuery(PATHS.decline({ approval: approvalId }), new URL(at.request.url).search)
    case 'mute':
    case 'hear': {
      const wants = asked.do === 'mute' ? 'none' : 'again'
      const said = await muteAsker(portal, dossier, { approvalId, wants })
      return said.ok ? page : said
    }
    case 'code':
      return showCode(at)
    case 'again': {
      const again = await askAgain(portal.runtime, dossier, approvalId)
      return again.ok ? PATHS.review : again
    }
    case 'withdraw': {
      const taken = await withdraw(portal, dossier, { approvalId })
      return taken.ok ? page : taken
    }
    case 'approve': {
      const agreed = await approve(portal, dossier, { approvalId, seen: asked.seen })
      if (!agreed.ok) return agreed
      return agreed.number === null ? page : withQuery(PATHS.done, { versie: agreed.number })
    }
  }
})

/** The code is shown once, with this answer: afterwards only its keyed hash is there. */
async function showCode(at: At) {
  const { portal, language } = at
  const made = await makePairingCode(portal, dossierIn(at))
  if (!made.ok) throw new Response(null, { status: 404 })
  const address = new URL(
    inLanguage(language, withAnchor(PATHS.pairing, made.code)),
    portal.config.http.origin,
  )
  const shown = { text: writeCode(made.code), expiresAt: made.expiresAt, qr: drawQr(address.href) }
  return json({ code: shown })
}

export default function Agreement() {
  const shown = useLoaderData<typeof loader>()
  const { state, isMyTurn, late } = shown
  const answered = useFormOf()
  const made = useActionData() as Partial<SerializeFrom<typeof showCode>> | undefined
  const refusal = answered.isFirst ? late && 'agreement.refused.answered' : answered.refusal?.words
  return (
    <PageBody narrow>
      {refusal && (
        <Notice kind="attention" role="alert">
          <FormattedMessage id={refusal} values={bold} />
        </Notice>
      )}
      {state !== 'waiting' && <Ended {...shown} />}
      {state === 'waiting' && isMyTurn && <Answering {...shown} />}
      {state === 'waiting' && !isMyTurn && <Waiting {...shown} made={made?.code} />}
    </PageBody>
  )
}
