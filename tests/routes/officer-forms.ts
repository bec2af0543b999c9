import { logInToRun } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import type { Form } from './form'
import { newBsn, type Product } from './product'

type OfficerForm = Form & { sender: () => Promise<Visitor> }

const REGISTERS = '/privacyfunctionaris/registers?wat=blokkades'

/** Every form of the privacy officer. */
export function officerForms(product: () => Product): OfficerForm[] {
  let came: Promise<Visitor> | undefined
  const joris = () => (came ??= logInToRun(product(), 'joris'))
  return [
    {
      name: 'block at once',
      route: 'routes/officer/registers',
      sender: joris,
      fill: async () => ({
        path: REGISTERS,
        fields: { soort: 'client', nummer: 'demo-90000303', reden: 'Zaak 12: misbruik gezien' },
      }),
    },
    {
      name: 'read the log of somebody',
      route: 'routes/officer/log',
      sender: joris,
      fill: async () => {
        const bsn = newBsn()
        await product().citizen(`bsn:${bsn}`)
        const fields = { over: 'burger', bsn, reden: 'Klacht K 2026 0021', van: '', tot: '' }
        return { path: '/privacyfunctionaris/logboek', fields }
      },
      shows: ({ text }) => text.includes('logregels'),
    },
  ]
}
