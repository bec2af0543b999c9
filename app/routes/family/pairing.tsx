import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pair } from '~/authority/pairing-use-cases.server'
import { pairingForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { useCodeInAddress } from '~/ui/kept-code'
import { page } from '~/ui/page'
import { AskingPage, ShortField } from './parts/AskingPage'
import { Paired as PairedPage } from './parts/Paired'
import { ASKING, refusalsOf } from './parts/asking'
import { askingAction } from './parts/asking.server'

export { headers } from './parts/asking.server'
export const handle = page({
  ...ASKING,
  title: 'pairing.title',
  form: { sends: 'post', when: ({ done }: { done?: string | null }) => !done },
})

/** Where a pairing ended, as the address of the page after it tells. */
const DONE = { active: 'actief', requested: 'servicedesk' } as const

export function loader({ request }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get('klaar')
  return json({ done: Object.values(DONE).find((one) => one === done) ?? null })
}

const CODES = ['unknown', 'used', 'expired', 'own-code', 'malformed', 'too-many', 'register-down'] as const
const form = defineForm(pairingForm, { refusals: refusalsOf('pairing', CODES) })

export const action = askingAction(form, async (read, { portal, actor, requestId }) => {
  const asked = { typed: read.koppelcode, birthDate: read.geboortedatum, requestId }
  const paired = await pair(portal, actor, asked)
  return paired.ok ? withQuery(PATHS.pairing, { klaar: DONE[paired.state] }) : paired
})

export default function Pairing() {
  const { done } = useLoaderData<typeof loader>()
  const [of, code] = [useFormOf(form), useCodeInAddress()]
  if (done) return <PairedPage state={done} />
  return (
    <AskingPage about="pairing" of={of}>
      <ShortField
        ref={code}
        name="koppelcode"
        autoCapitalize="characters"
        spellCheck={false}
        label="pairing.code.label"
        hint="pairing.code.hint"
      />
      <ShortField name="geboortedatum" label="pairing.birth-date.label" hint="pairing.birth-date.hint" />
    </AskingPage>
  )
}
