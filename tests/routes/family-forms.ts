import { actFor } from '../support/acting'
import { choose } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { formOn, type Form } from './form'
import type { Product } from './product'

/** A form about somebody else, and who fills it in. */
export type FamilyForm = Form & { sender: () => Promise<Visitor> }

const MAIN = 'main form .nl-button--primary'

/** Every form about acting for another, in an order in which each finds what it is about. */
export function familyForms(product: () => Product): FamilyForm[] {
  const came = new Map<string, Promise<Visitor>>()
  const person = (name: string) => () => {
    const visitor = came.get(name) ?? product().citizen(name)
    came.set(name, visitor)
    return visitor
  }
  const tabOf = async (name: string) => (await person(name)()).tab()
  const told = async (name: string) => {
    const answer = await fetch(`${product().standIns}/personas.json`)
    const people = (await answer.json()) as { persona: string; bsn: string; birthDate: string }[]
    const { bsn, birthDate } = people.find(({ persona }) => persona === name)!
    return { bsn, geboortedatum: birthDate.split('-').toReversed().join('-') }
  }
  const filledIn =
    (name: string, path: string, more: () => Promise<Record<string, string>>) =>
    async (): ReturnType<Form['fill']> =>
      formOn(await tabOf(name), path, { button: MAIN, filled: await more() })

  return [
    {
      name: 'begin to act for a child',
      route: 'routes/family/begin',
      sender: person('anna'),
      fill: async () => {
        const path = await linkOn(await tabOf('anna'), '/mijn/namens', /\/mijn\/namens\/[0-9a-v]{26}$/)
        return { path, fields: { betrokken: 'ja' } }
      },
    },
    {
      name: 'go back to oneself',
      route: 'routes/family/others',
      sender: person('anna'),
      fill: async () => ({ path: '/mijn/namens', fields: { do: 'stop' } }),
    },
    {
      name: 'agree to what a parent asks',
      route: 'routes/family/agreement',
      sender: person('bram'),
      fill: async () =>
        formOn(await tabOf('bram'), await askedByAnna('RPZAC001'), {
          button: 'button[value=approve]',
          filled: { do: 'approve' },
        }),
    },
    {
      name: 'say no to what a parent asks',
      route: 'routes/family/decline',
      sender: person('bram'),
      fill: async () =>
        formOn(await tabOf('bram'), `${await askedByAnna('RPZAC003')}/nee`, {
          button: MAIN,
          filled: { reden: 'Ik wil dat niet.' },
        }),
    },
    {
      name: 'show parents who looked',
      route: 'routes/citizen/viewed/viewed',
      sender: person('bram'),
      fill: async () =>
        formOn(await tabOf('bram'), '/mijn/bekeken', {
          button: 'button[value=share]',
          filled: { do: 'share' },
        }),
    },
    {
      name: 'type a pairing code',
      route: 'routes/family/pairing',
      sender: person('erik'),
      fill: async () => ({
        path: '/mijn/koppelcode',
        fields: { koppelcode: await codeOfBram(), geboortedatum: (await told('bram')).geboortedatum },
      }),
    },
    {
      name: 'keep what was taken along at 16',
      route: 'routes/family/sixteen',
      sender: person('erik'),
      fill: async () => ({ path: '/mijn/zestien', fields: {} }),
      shows: ({ status, headers }) => status === 302 && headers.location === '/mijn',
    },
    {
      name: 'add a child',
      route: 'routes/family/add-child',
      sender: person('karin'),
      fill: filledIn('karin', '/mijn/namens/kind', () => told('pim')),
    },
    {
      name: 'ask who decides about a child',
      route: 'routes/family/ask-authority',
      sender: person('karin'),
      fill: filledIn('karin', '/mijn/namens/gezag', async () => ({
        als: 'guardian',
        bsn: (await told('cato')).bsn,
      })),
    },
    {
      name: 'authorise somebody',
      route: 'routes/family/authorise',
      sender: person('fatima'),
      fill: async () => {
        await person('yara')()
        const { bsn } = await told('yara')
        return { path: '/mijn/namens/machtigen', fields: { bsn, vanaf: today(), tot: '' } }
      },
    },
    {
      name: 'accept an authorisation',
      route: 'routes/family/authorisation',
      sender: person('yara'),
      fill: async () => {
        const path = await linkOn(await tabOf('yara'), '/mijn/namens', /\/machtiging\/[0-9a-v]{26}$/)
        return { path, fields: { do: 'accept' } }
      },
    },
    {
      name: 'ask the desk on evidence',
      route: 'routes/family/evidence',
      sender: person('yara'),
      fill: filledIn('yara', '/mijn/namens/aanvragen', async () => {
        const { bsn } = await told('erik')
        return { als: 'sibling', bsn, tot: `31-12-${new Date().getFullYear() + 1}` }
      }),
    },
  ]

  /** Anna asks a yes for Bram; gives where Bram answers. */
  async function askedByAnna(receiver: string): Promise<string> {
    await person('bram')()
    const anna = await tabOf('anna')
    await actFor(anna, 'Bram')
    await choose(anna, { [receiver]: 'yes' })
    return linkOn(await tabOf('bram'), '/mijn/akkoord', /\/mijn\/akkoord\/[0-9a-v]{26}$/)
  }

  async function codeOfBram(): Promise<string> {
    const bram = await tabOf('bram')
    await choose(bram, { RPZAC104: 'yes' })
    const page = await bram.press('Maak een koppelcode')
    return page.document.querySelector('.pairing__code')!.textContent!
  }
}

async function linkOn(tab: Visitor, page: string, which: RegExp): Promise<string> {
  await tab.get(page)
  const links = [...tab.last!.document.querySelectorAll<HTMLAnchorElement>('main a')]
  const found = links.find(({ href }) => which.test(href))
  if (!found) throw new Error(`nothing like ${which} on ${page}:\n${tab.last!.document.body.textContent}`)
  return new URL(found.href).pathname
}

function today(): string {
  return new Date().toISOString().slice(0, 10).split('-').toReversed().join('-')
}
