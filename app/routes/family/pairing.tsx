import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { pair } from '~/authority/pairing-use-cases.server'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { signedIn } from '~/identity/access'
import { pairingForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { takeCode } from '~/ui/kept-code'
import { page } from '~/ui/page'
import { AskingForm, AskingPage, ShortField } from './parts/AskingPage'
import { Paired as PairedPage } from './parts/Paired'
import { answerAsking, tellWhen } from './parts/asking-route.server'

export const handle = page({
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'pairing.title',
  words: FOR_ANOTHER_WORDS,
  form: { sends: 'post', when: ({ done }: { done?: string | null }) => !done },
})

/** Where a pairing ended, as the address of the page after it tells. */
const DONE = ['actief', 'servicedesk'] as const

export function loader({ request }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get('klaar')
  return json({ done: DONE.find((one) => one === done) ?? null })
}

export const headers = tellWhen

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, requestId } = context
  const actor = signedIn(context.actor)
  return answerAsking(context, {
    ...{ form: await request.formData(), schema: pairingForm, fields: ['koppelcode', 'geboortedatum'] },
    ask: async ({ koppelcode: typed, geboortedatum: birthDate }) => {
      const paired = await pair(portal, actor, { typed, birthDate, requestId })
      if (!paired.ok) return paired
      return {
        goTo: withQuery(PATHS.pairing, { klaar: paired.state === 'active' ? 'actief' : 'servicedesk' }),
      }
    },
  })
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
      problems={answered?.problems}
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
