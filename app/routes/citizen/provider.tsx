import { keepAsked, loadAsked } from './parts/asked-route.server'
import { AskedPage } from './parts/AskedPage'

export const handle = {
  audience: 'citizen',
  needs: 'choose',
  title: 'choices.title',
  page: { menu: 'none', form: { sends: 'post' } },
}

export const loader = loadAsked('zorgaanbieder')
export const action = keepAsked('zorgaanbieder')

/** Who may see what one provider has. */
export default AskedPage
