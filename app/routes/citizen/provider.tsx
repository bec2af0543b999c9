import { useActionData, useLoaderData } from '@remix-run/react'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { page } from '~/ui/page'
import { keepAsked, loadAsked } from './parts/asked-route.server'
import { AskedPage } from './parts/AskedPage'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'choices.title',
  words: CHOOSING_WORDS,
  menu: 'none',
  form: { sends: 'post' },
})

export const loader = loadAsked('zorgaanbieder')
export const action = keepAsked('zorgaanbieder')

/** Who may see what one provider has. */
export default function Provider() {
  return <AskedPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
