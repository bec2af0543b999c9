import { holderCategoriesOf } from '~/catalogue/lookup'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Catalogue } from '~/catalogue/catalogue'
import type { Reader } from '~/db/database.server'
import { findProvider } from '~/provider/store.server'
import { situationFor } from '~/recording/situation'
import type { Spoken } from '~/recording/spoken'
import type { Runtime } from '~/runtime/runtime.server'
import type { Visit } from './visit-use-cases.server'

type Asked = Pick<Spoken, 'data' | 'receiver'>

/** What may be asked at this counter: the one question that belongs to it, and everything one by one. */
export async function readAsked({ database }: Pick<Runtime, 'database'>, { dossier }: Visit) {
  const { reader } = database
  const catalogue = await currentCatalogue(reader)
  const { ura, name } = dossier.staff.organisation
  const provider = await findProvider(reader, ura)
  const types = provider?.types ?? []
  return {
    holder: {
      name: provider?.name ?? name,
      city: provider?.city ?? null,
      group: holderCategoriesOf(catalogue, types)[0] ?? null,
    },
    situation: situationFor(catalogue, types),
    offered: offeredTo(catalogue, types),
    nameOf: namesIn(catalogue),
  }
}

/** Every kind of data that an organisation of these types keeps, with every group that may be told. */
function offeredTo(catalogue: Catalogue, types: readonly string[]): Asked[] {
  const holders = holderCategoriesOf(catalogue, [...types])
  const rows = catalogue.rows.filter(({ holder }) => holders.includes(holder))
  const texts = new Set(rows.map(({ data, receiver }) => `${data} ${receiver}`))
  return [...texts].map((text) => {
    const [data, receiver] = text.split(' ') as [string, string]
    return { data, receiver }
  })
}

/** What a kind of data and a group are called on a screen, in both languages. */
function namesIn({ data, receivers }: Catalogue) {
  return ({ data: kind, receiver }: Asked) => ({
    data: data.find(({ code }) => code === kind)!.name,
    receiver: receivers.find(({ code }) => code === receiver)!.name,
  })
}

/** What of a record is on screen and paper: each answer with what it is about, by name. */
export async function readSpoken(reader: Reader, spoken: readonly Spoken[]) {
  const nameOf = namesIn(await currentCatalogue(reader))
  return spoken.map((one) => ({ ...nameOf(one), answer: one.answer }))
}
