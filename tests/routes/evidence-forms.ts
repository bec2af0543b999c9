import { addDays, localDate } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import { logInToRun } from '../support/citizen'
import { documentOf } from '../support/counter'
import { askByPhone, askMeasure, decide, DESK, seePaper } from '../support/desk-pages'
import type { Visitor } from '../support/visitor'
import { formOn, type Form } from './form'
import type { Product } from './product'

type DeskForm = Form & { sender: () => Promise<Visitor> }

const MAIN = 'main form .nl-button--primary'
const inDays = (days: number) => typedDay(addDays(localDate(new Date()), days))

/** Every form of the desk about evidence; each is about a case of its own. */
export function evidenceForms(product: () => Product): DeskForm[] {
  const came = new Map<string, Promise<Visitor>>()
  const worker = (name: string) => () => {
    const visitor = came.get(name) ?? logInToRun(product(), name)
    came.set(name, visitor)
    return visitor
  }
  const tabOf = async (name: string) => (await worker(name)()).tab()
  const measure = async () => askMeasure(await tabOf('noor'), 'shielding-set', 'cato')
  const mentor = async (person: string) => {
    const noor = await tabOf('noor')
    const asked = { kind: 'mentor', applicant: 'gerard', person, until: inDays(30) }
    const id = await askByPhone(noor, asked)
    await seePaper(noor, id, { papier: 'court-order' })
    await decide(await tabOf('bas'), id, { besluit: 'confirm' })
    return id
  }
  const named = (key: string) => {
    const { bsn, geboortedatum } = documentOf(key)
    return { persoon: bsn, persoongeboren: geboortedatum }
  }
  let until = 100
  let renewable: Promise<string> | undefined

  return [
    {
      name: 'write down that somebody asks by phone',
      route: 'routes/desk/evidence/new',
      sender: worker('noor'),
      fill: async () => {
        const { persoon, persoongeboren } = named('yara')
        const applicant = { aanvrager: persoon, aanvragergeboren: persoongeboren }
        const filled = { kanaal: 'phone', als: 'sibling', tot: inDays((until += 1)), ...applicant }
        const path = `${DESK}/nieuw`
        return formOn(await tabOf('noor'), path, { button: MAIN, filled: { ...filled, ...named('nina') } })
      },
    },
    {
      name: 'put a measure on the list',
      route: 'routes/desk/evidence/measure',
      sender: worker('noor'),
      fill: async () => {
        const filled = { kanaal: 'post', wat: 'shielding-set', ...named('bram') }
        return formOn(await tabOf('noor'), `${DESK}/vastleggen`, { button: MAIN, filled })
      },
    },
    {
      name: 'put a measure beside a case',
      route: 'routes/desk/evidence/one',
      sender: worker('noor'),
      fill: async () => ({ path: `${DESK}/${await measure()}`, fields: { do: 'shielding-set' } }),
    },
    {
      name: 'say which papers one saw',
      route: 'routes/desk/evidence/see',
      sender: worker('noor'),
      fill: async () => {
        const filled = { papier: 'own-wish', datum: '1-2-2026' }
        return formOn(await tabOf('noor'), `${DESK}/${await measure()}/gezien`, { button: MAIN, filled })
      },
    },
    {
      name: 'decide as the second',
      route: 'routes/desk/evidence/decide',
      sender: worker('bas'),
      fill: async () => {
        const id = await measure()
        await seePaper(await tabOf('noor'), id, { papier: 'own-wish' })
        const filled = { besluit: 'return', reden: 'Kijk nog eens.' }
        return formOn(await tabOf('bas'), `${DESK}/${id}/besluit`, { button: MAIN, filled })
      },
    },
    {
      name: 'withdraw a measure',
      route: 'routes/desk/evidence/end',
      sender: worker('noor'),
      fill: async () => {
        const filled = { reden: 'Niet meer nodig.' }
        return formOn(await tabOf('noor'), `${DESK}/${await measure()}/stop`, { button: MAIN, filled })
      },
    },
    {
      name: 'ask anew what ends soon',
      route: 'routes/desk/evidence/renew',
      sender: worker('noor'),
      fill: async () => {
        const filled = { kanaal: 'phone', tot: inDays(300) }
        renewable ??= mentor('hugo')
        const id = await renewable
        return formOn(await tabOf('noor'), `${DESK}/${id}/verleng`, { button: MAIN, filled })
      },
    },
  ]
}
