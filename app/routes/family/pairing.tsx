import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pair } from '~/authority/pairing-use-cases.server'
import { pairingForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { defineForm } from '~/ui/form'
import { BirthDateField, CodeField } from './parts/AskingFields'
import { AskingPage } from './parts/AskingPage'
import { Paired } from './parts/Paired'
import { askingPage, refusalsOf } from './parts/asking'
import { askingAction } from './parts/asking.server'

export const handle = askingPage('pairing')

/** Where a pairing ended, as the address of the page after it tells. */
const DONE = { active: 'actief', requested: 'servicedesk' } as const

export function loader({ request }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get('klaar')
  return json({ done: Object.values(DONE).find((one) => one === done) ?? null })
}

const CODES = ['unknown', 'used', 'expired', 'own-code', 'malformed', 'too-many', 'register-down'] as const
const form = defineForm(pairingForm, { refusals: refusalsOf('pairing', CODES) })

export const action = askingAction(form, {
  ask: pair,
  onward: ({ state }) => withQuery(PATHS.pairing, { klaar: DONE[state] }),
})

export default function Pairing() {
  const { done } = useLoaderData<typeof loader>()
  if (done) return <Paired state={done} />
  return (
    <AskingPage about="pairing" form={form}>
      <CodeField />
      <BirthDateField />
    </AskingPage>
  )
}
