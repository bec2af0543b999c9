import { logInAtWork } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { formOn, type Form } from './form'
import type { Product } from './product'

/** A form of a colleague of a care provider, and who fills it in. */
type StaffForm = Form & { sender: () => Promise<Visitor> }

/** Every form of colleagues of care providers. */
export function staffForms(product: () => Product): StaffForm[] {
  const came = new Map<string, Promise<Visitor>>()
  const colleague = (name: string) => () => {
    const visitor = came.get(name) ?? logInAtWork(product(), name)
    came.set(name, visitor)
    return visitor
  }
  const tabOf = async (name: string) => (await colleague(name)()).tab()

  return [
    {
      name: 'say where one works',
      route: 'routes/staff/workplace',
      sender: colleague('tom'),
      fill: async () => {
        const button = 'main form:has([value="90000303"]) button'
        return formOn(await tabOf('tom'), '/zorgaanbieder/werkplek', { button })
      },
    },
    {
      name: 'give a colleague roles',
      route: 'routes/staff/staff-roles',
      sender: colleague('ruben'),
      fill: async () => {
        const tab = await tabOf('ruben')
        await tab.get('/zorgaanbieder/organisatie')
        const rows = [...tab.last!.document.querySelectorAll('tbody tr')]
        const link = rows.find((row) => row.textContent!.includes('F. Yildiz'))!.querySelector('a')!
        const button = 'main form .nl-button--primary'
        return formOn(tab, link.getAttribute('href')!, { button, filled: { rol: 'planner' } })
      },
    },
    {
      name: 'add a colleague',
      route: 'routes/staff/add-staff',
      sender: colleague('ruben'),
      fill: async () => ({
        path: '/zorgaanbieder/organisatie/nieuw',
        fields: { nummer: '900000888', naam: 'N. Nieuw', rol: 'planner' },
      }),
    },
  ]
}
