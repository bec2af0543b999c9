import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { enqueue } from '~/notification/outbox.server'
import type { Subject } from '~/person/store.server'
import { departureOf, type Departure } from '~/provider/departure'
import { findProviders } from '~/provider/store.server'
import { readGroupNames, searchDirectory } from '~/provider/use-cases.server'
import { act } from '~/representation/act.server'
import { kindsOn } from '~/representation/disclosure'
import { stillOpen, seenBy, changesList, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { addProvider, removeProvider, type ListRefusal, type Mark, type OwnProvider } from './own-provider'
import { putOwnProviders, readOwnProviders } from './store.server'

/** A provider on the own list, with what the directory knows of it. */
export type ListedProvider = {
  ura: string
  name: string
  city: string
  types: string[]
  marks: Mark[]
  /** Set when it takes part no more. */
  departure: Departure | null
}

/** The citizen's own list by name, in alphabetical order; one that the directory never had keeps its URA as name. */
export async function readList({ database, now }: Runtime, citizen: Subject): Promise<ListedProvider[]> {
  const list = await readOwnProviders(database.reader, citizen)
  const found = await findProviders(
    database.reader,
    list.map((own) => own.ura),
  )
  return list
    .map(({ ura, marks }) => {
      const known = found.find((provider) => provider.ura === ura)
      const { name = ura, city = '', types = [] } = known ?? {}
      return { ura, marks, name, city, types, departure: departureOf(known, now()) }
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'))
}

export type ListCommand = { ura: string; do: 'add' | 'remove' }
export type ListAnswer = { ok: true } | { ok: false; refusal: ListRefusal | 'unknown-provider' }

/** Puts a provider on the list or takes it away; the change, its log entry and the mail to who is represented commit together. */
export async function changeList(
  runtime: Runtime,
  opened: Dossier,
  command: ListCommand,
): Promise<ListAnswer> {
  return runtime.database.transact(async (transaction): Promise<ListAnswer> => {
    const dossier = await stillOpen(transaction, runtime, opened)
    const { person: citizen, at, today } = dossier
    if (!changesList(dossier)) throw new Response(null, { status: 404 })
    const [known] = await findProviders(transaction, [command.ura])
    if (command.do === 'add' && !known) return { ok: false, refusal: 'unknown-provider' }
    const changed = change(await readOwnProviders(transaction, citizen), command)
    if (!changed.ok) return changed
    await putOwnProviders(transaction, citizen, { list: changed.list, at })
    await appendActivity(transaction, [act(dossier, { event: 'own-providers-changed', action: 'U' })])
    // What was done for somebody is mailed to them (domain: e-mail); a list is changed often, so once a day.
    if (dossier.representation)
      await enqueue(transaction, runtime, {
        kind: 'represented',
        citizen,
        reason: `own-list:${today}`,
        at,
      })
    return { ok: true }
  })
}

function change(list: OwnProvider[], command: ListCommand) {
  return command.do === 'add' ? addProvider(list, command.ura, 'added') : removeProvider(list, command.ura)
}

/**
 * The page of the own list: the list of who is logged in or of whom they act for, what was searched, and the words for the
 * groups. Where names are hidden it says of each kind how many there are; where the list is the person's own, nothing; and
 * there is nothing to search then (domain: safety of the child).
 */
export async function readMyList(runtime: Runtime, dossier: Dossier, query: string) {
  const { reader } = runtime.database
  const citizen = dossier.person
  const disclosure = dossier.disclosure.providers
  const [list, found, groups] = await Promise.all([
    readList(runtime, citizen),
    changesList(dossier) ? searchDirectory(runtime, query) : null,
    readGroupNames(runtime),
  ])
  const kinds = disclosure === 'kinds' ? kindsOn(await currentCatalogue(reader), list) : []
  return {
    list: seenBy(dossier, list),
    kinds,
    disclosure,
    mayChange: changesList(dossier),
    query,
    found,
    ...groups,
  }
}
