import { askRights } from '~/rights/person-use-cases.server'
import { dossierOf } from '../support/dossier'
import { openFamily } from '../support/family'
import { logInToRun } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import type { Form } from './form'
import type { Product } from './product'

/** A form of the privacy officer, and who fills it in. */
type OfficerForm = Form & { sender: () => Promise<Visitor> }

/** Every form of what people ask of the privacy officer. */
export function officerForms(product: () => Product): OfficerForm[] {
  let came: Promise<Visitor> | undefined
  const joris = () => (came ??= logInToRun(product(), 'joris'))
  return [
    {
      name: 'take what was asked of the privacy officer',
      route: 'routes/officer/worklist',
      sender: joris,
      fill: async () => ({ path: '/privacyfunctionaris', fields: { take: await aRight(product()) } }),
    },
    {
      name: 'ask the person something about it',
      route: 'routes/officer/request',
      sender: joris,
      fill: async () => {
        const id = await aRight(product())
        const tab = (await joris()).tab()
        await tab.get('/privacyfunctionaris')
        await tab.submit(`button[name=take][value="${id}"]`)
        const fields = { do: 'ask', tekst: 'Welk bericht?', dag: '' }
        return { path: `/privacyfunctionaris/verzoeken/${id}`, fields }
      },
    },
  ]
}

/** Something that a persona asked. */
async function aRight(product: Product): Promise<string> {
  const family = openFamily(product as never)
  const hugo = await family.logIn('hugo')
  const dossier = await dossierOf(product.runtime, await hugo.actor())
  const asked = await askRights(product.runtime, dossier, {
    ...{ kind: 'complaint', text: 'Dit klopt niet', about: '', name: 'H. Jansen' },
  })
  if (!asked.ok) throw new Error('it was not asked')
  return asked.id
}
