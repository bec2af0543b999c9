import type { Catalogue } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import { answerOn, isNamed, named, uraOf, type Choice } from '~/consent/choice'
import { dataAskedOf, receiversAskedOf, type ShownParty } from '~/consent/choosing'
import type { Edit } from '~/consent/draft'
import { readParties } from '~/consent/parties.server'
import { readCurrent, readDraft } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import { confirmedAddress } from '~/notification/address.server'
import type { OptInKind, PersonDetails } from '~/optin/optin'
import { readAskedProviders } from '~/optin/store.server'
import { readList } from '~/ownprovider/use-cases.server'
import { searchDirectory } from '~/provider/use-cases.server'
import { stillOpen, seenBy, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { changeDrafting, readDrafting } from './drafting.server'
import { ALL_HOLDING } from './opt-in-asked'

/** What is asked of whom: of one provider by its URA, or of all that hold a yes. */
type OptInAsked = { what: OptInKind; to: string }

/**
 * Where somebody says to whom: the own providers, what was searched, and who holds a yes by name. Null where providers may not
 * be named to who acts (domain: safety of the child).
 */
export async function readOptInStart(runtime: Runtime, dossier: Dossier, query: string) {
  if (!mayName(dossier)) return null
  const { reader } = runtime.database
  const catalogue = await currentCatalogue(reader)
  const own = seenBy(dossier, await readList(runtime, dossier.person))
  const asked = (party: ShownParty) => isAsked(party, catalogue)
  return {
    own: own.filter(asked).map(({ ura, name, city }) => ({ ura, name, city })),
    holding: (await readHolding(reader, dossier, catalogue)).map(({ ura, name, city }) => ({
      ura,
      name,
      city,
    })),
    query,
    found: await searchDirectory(runtime, query),
  }
}

/**
 * To whom it goes, and what of the person is known already: nothing else stands there beforehand. Null for a provider of which
 * nothing can be asked, as for one that is not there.
 */
export async function readOptInDetails(runtime: Runtime, dossier: Dossier, asked: OptInAsked) {
  const { reader } = runtime.database
  const parties = await partiesOf(reader, dossier, asked)
  if (!parties) return null
  const draft = await readDraft(reader, dossier.person, dossier.actorId)
  const { person, birthDate, representation } = dossier
  return {
    providers: parties.map(({ ura, name }) => ({ ura, name })),
    known: draft?.optIn?.person ?? null,
    birthDate,
    email: representation ? null : confirmedAddress(person),
  }
}

export type OptInBegun = { ok: true; what: OptInKind; to: string[] } | { ok: false; refusal: 'not-there' }

/**
 * Puts it into what is being chosen, with who one is; it goes along when that is sent. An opt-in has its answers on the page of its provider,
 * on which nothing is ticked that was not chosen. A withdrawal is a no to everything that page asks: by it no broader yes comes out
 * from under it; of all who hold one, with a no to everything else besides.
 */
export async function beginOptIn(
  runtime: Runtime,
  opened: Dossier,
  { person: details, ...asked }: OptInAsked & { person: PersonDetails },
): Promise<OptInBegun> {
  const freshId = runtime.newId()
  return runtime.database.transact(async (transaction): Promise<OptInBegun> => {
    const dossier = await stillOpen(transaction, runtime, opened)
    const parties = await partiesOf(transaction, dossier, asked)
    if (!parties) return { ok: false, refusal: 'not-there' }
    const drafting = await readDrafting(transaction, dossier)
    const { catalogue, citizen, draft, before } = drafting
    const seen = { version: citizen.row.currentVersion, day: dossier.today }
    const noes = asked.what === 'withdrawal' ? withdrawalAt(parties, { catalogue, choices: before }) : []
    const to = parties.map(({ ura }) => ura)
    const begun = {
      ...drafting,
      draft: draft && asked.to === ALL_HOLDING ? { ...draft, edits: [], answered: [] } : draft,
    }
    const changed = await changeDrafting(transaction, begun, {
      edits: noes.map((edit) => ({ ...edit, seen })),
      open: [],
      revision: draft?.revision ?? 0,
      freshId,
      optIn: { to, person: details },
      ...(asked.to === ALL_HOLDING && { way: { whole: 'none' as const, seen } }),
    })
    if (!changed.ok) throw new Error('the draft was read in this transaction')
    return { ok: true, what: asked.what, to }
  })
}

/** Takes it out of what is being chosen; the choices stay in it. */
export async function dropOptIn(runtime: Runtime, opened: Dossier): Promise<void> {
  await runtime.database.transact(async (transaction) => {
    const drafting = await readDrafting(transaction, await stillOpen(transaction, runtime, opened))
    if (!drafting.draft?.optIn) return
    const { revision } = drafting.draft
    await changeDrafting(transaction, drafting, { edits: [], open: [], revision, freshId: '', optIn: null })
  })
}

async function partiesOf(
  reader: Reader,
  dossier: Dossier,
  { what, to }: OptInAsked,
): Promise<ShownParty[] | null> {
  if (!mayName(dossier)) return null
  const catalogue = await currentCatalogue(reader)
  if (to === ALL_HOLDING) {
    const holding = what === 'withdrawal' ? await readHolding(reader, dossier, catalogue) : []
    return holding.length > 0 ? holding : null
  }
  const party = (await readParties(reader, [to], dossier.at)).get(to)
  return party && isAsked(party, catalogue) ? [party] : null
}

/** Providers with a yes by name today, and those that were sent one and did not say that they do not know the person. */
async function readHolding(reader: Reader, { person, today, at }: Dossier, catalogue: Catalogue) {
  const choices = (await readCurrent(reader, person))?.choices ?? []
  const given = choices.filter((choice) => answerOn(choice, today) === 'yes').map(({ holder }) => holder)
  const uras = [...given.filter(isNamed).map(uraOf), ...(await readAskedProviders(reader, person))]
  const parties = await readParties(reader, [...new Set(uras)], at)
  return [...parties.values()].filter((party) => isAsked(party, catalogue))
}

/** Whether a provider takes part, and has a page with questions. */
function isAsked({ ura, types, departure }: ShownParty, catalogue: Catalogue): boolean {
  return departure === null && dataAskedOf(catalogue, named(ura), { types }).length > 0
}

function mayName({ disclosure }: Dossier): boolean {
  return disclosure.namedInChoices === 'names'
}

/** A no to every question about these providers, and to what stands there besides. */
function withdrawalAt(
  parties: readonly ShownParty[],
  { catalogue, choices }: { catalogue: Catalogue; choices: readonly Choice[] },
): Edit[] {
  return parties.flatMap((party) => {
    const holder = named(party.ura)
    const asked = dataAskedOf(catalogue, holder, party).flatMap((data) =>
      receiversAskedOf(catalogue, { holder, data }, party).map(({ code }) => ({
        holder,
        data,
        receiver: code,
      })),
    )
    const stood = choices
      .filter((choice) => choice.holder === holder)
      .map(({ data, receiver }) => ({ holder, data, receiver }))
    return [...asked, ...stood].map((key): Edit => ({ key, set: 'no' }))
  })
}
