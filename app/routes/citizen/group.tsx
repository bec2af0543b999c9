import { keepAsked, loadAsked } from './parts/asked-route.server'
import { AskedPage } from './parts/AskedPage'

export const handle = {
  audience: 'citizen',
  needs: 'choose',
  title: 'choices.title',
  page: { menu: 'none', form: { sends: 'post' } },
}

export const loader = loadAsked('groep')
export const action = keepAsked('groep')

/** Who may see what a group of providers has. */
export default AskedPage
