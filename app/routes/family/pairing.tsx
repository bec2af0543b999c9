import {
  json,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { pair, type Paired } from '~/authority/pairing-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { pairingForm } from '~/onbehalf/forms'
import { readForm, typedIn, type Problem } from '~/ui/form-problems'
import { takeCode } from '~/ui/kept-code'
import { AskingForm, AskingPage, ShortField } from './parts/AskingPage'
import { Paired as PairedPage } from './parts/Paired'
import { TOO_MANY } from './parts/too-many'

const NONE: Problem[] = []

export const handle = {
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'pairing.title',
  page: { form: { sends: 'post', when: ({ done }: { done?: string | null }) => !done } },
}

/** Where a pairing ended, as the address of the page after it tells. */
const DONE = ['actief', 'servicedesk'] as const

export function loader({ request }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get('klaar')
  return json({ done: DONE.find((one) => one === done) ?? null })
}

/** When to try again goes along with the page that says so. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, actor, requestId, language } = context
  const form = await request.formData()
  const { koppelcode = '', geboortedatum = '' } = typedIn(form)
  const values = { koppelcode, geboortedatum }
  const read = readForm(pairingForm, form)
  if (!read.ok) return json({ values, problems: read.problems, refusal: null }, { status: 422 })
  const paired = await pair(portal, actor, {
    typed: read.output.koppelcode,
    birthDate: read.output.geboortedatum,
    requestId,
  })
  if (!paired.ok) return json({ values, problems: NONE, refusal: paired.refusal }, answerTo(paired))
  const state = paired.state === 'active' ? 'actief' : 'servicedesk'
  return redirect(inLanguage(language, `/mijn/koppelcode?klaar=${state}`))
}

function answerTo({ refusal }: Extract<Paired, { ok: false }>): ResponseInit {
  if (refusal === 'too-many') return TOO_MANY
  return { status: refusal === 'register-down' ? 503 : 422 }
}

export default function Pairing() {
  const { done } = useLoaderData<typeof loader>()
  return done ? <PairedPage state={done} /> : <Typing />
}

function Typing() {
  const answered = useActionData<typeof action>()
  const code = useCodeInAddress()
  return (
    <AskingPage
      about="pairing"
      problems={answered?.problems ?? NONE}
      refusal={answered?.refusal && `pairing.refused.${answered.refusal}`}
    >
      <AskingForm about="pairing">
        <ShortField
          ref={code}
          name="koppelcode"
          autoCapitalize="characters"
          spellCheck={false}
          answered={answered}
          label="pairing.code.label"
          hint="pairing.code.hint"
        />
        <ShortField
          name="geboortedatum"
          answered={answered}
          label="pairing.birth-date.label"
          hint="pairing.birth-date.hint"
        />
      </AskingForm>
    </AskingPage>
  )
}

/** A QR code carries the code behind the `#`, which no server and no log ever sees: it is put in the field here. */
function useCodeInAddress() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const code = takeCode()
    if (code && field.current && field.current.value === '') field.current.value = code
  }, [])
  return field
}
