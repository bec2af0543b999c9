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

export const loader = loadAsked('groep')
export const action = keepAsked('groep')

/** Who may see what a group of providers has. */
export default function Group() {
  return <AskedPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
