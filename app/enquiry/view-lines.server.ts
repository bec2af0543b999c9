import type { Catalogue } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import { isNamed, uraOf } from '~/consent/choice'
import type { Decision } from '~/consent/decide'
import type { Reader } from '~/db/database.server'
import { textAboutAnother } from '~/i18n/another'
import { intlAbout, intlFor } from '~/i18n/intl.server'
import type { Language } from '~/i18n/language'
import { readOwnProviders } from '~/ownprovider/store.server'
import type { Subject } from '~/person/store.server'
import { findProviders } from '~/provider/store.server'
import { kindName } from '~/representation/disclosure'
import { seesList, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { dataWords, whyOf, type NameContext } from './view-words'
import { viewReference, VIEW_ORDER, type OpenedView, type UnreadableView } from './who-viewed.server'

/**
 * An organisation as the directory names it; its number stands for a name that the directory does not have. Where names are
 * hidden, the name is that of its kind and there is no number.
 */
export type NamedOrganisation = { ura: string; name: string; city: string }

/** One that cannot be read: it was changed, or somebody else wrote it. */
export type UnreadableLine = { readable: false; reference: string; at: Date }

/** One question in words, for the citizen it is about. */
export type ViewLine = ReadLine | UnreadableLine

type ReadLine = {
  readable: true
  /** By which its proof is asked; serves this citizen only. */
  line: string
  /** By which the citizen names this line to us; says nothing to others. */
  reference: string
  at: Date
  organisation: NamedOrganisation
  holder: NamedOrganisation
  /** "behandelgegevens" */
  data: string
  answer: Decision
  /** Whoever never may, whatever was chosen (Wabvpz 15f). */
  excluded: boolean
  onOwnList: boolean
  /** Why this was the answer, in sentences. */
  why: string[]
}

type Worded = Pick<Runtime, 'keyring' | 'database'>

/** For whom the words are: their language, and what they are to read. */
export type LineContext = {
  language: Language
  /** Whether they may see names (domain: safety of the child). */
  named: boolean
  /** What the person is called, where it is somebody else than who reads. */
  about: string | null
}

/** How views are read by an actor: their own, or those of whom they act for. */
export function readingBy(dossier: Dossier, language: Language): LineContext {
  return { language, named: seesList(dossier), about: spokenOf(dossier, language) }
}

/** What the person is called, by a stand-in where the register has no name; null where it is who reads. */
function spokenOf({ actor: { actingFor } }: Dossier, language: Language): string | null {
  if (!actingFor) return null
  return actingFor.givenName ?? intlFor(language).formatMessage({ id: 'ui.nameless' })
}

/** Puts names and reasons to opened views: one look at the directory for the directory's part of a whole page. */
export async function linesOf(
  runtime: Worded,
  citizen: Subject,
  { views: found, ...reading }: LineContext & { views: (OpenedView | UnreadableView)[] },
): Promise<ViewLine[]> {
  const { reader } = runtime.database
  const catalogue = await currentCatalogue(reader)
  const uras = found.flatMap((view) => (view.readable ? urasIn(view) : []))
  const named = reading.named
    ? await readNames(reader, uras)
    : await readKinds(reader, uras, (types) => kindName(catalogue, types)[reading.language])
  const own = new Set((await readOwnProviders(reader, citizen)).map(({ ura }) => ura))
  const naming = namingFor(reading, catalogue, named)
  const wordsOf = (view: OpenedView) => ({
    line: VIEW_ORDER.placeText(runtime, citizen.row.id, view.cursor),
    organisation: named(view.organisation),
    holder: named(view.details.holder.ura),
    data: dataWords(naming, view.details.data),
    answer: view.answer,
    excluded: view.details.reason === 'excluded',
    onOwnList: own.has(view.organisation),
    why: whyOf(naming, view),
  })
  return found.map((view): ViewLine => {
    const placed = { reference: viewReference(runtime, citizen.row.id, view.cursor), at: view.at }
    return view.readable ? { readable: true, ...placed, ...wordsOf(view) } : { readable: false, ...placed }
  })
}

export type Names = (ura: string) => NamedOrganisation

/** Looks these organisations up in the directory, ended ones too. */
export async function readNames(reader: Reader, uras: readonly string[]): Promise<Names> {
  const found = await findProviders(reader, [...new Set(uras)])
  const known = new Map(found.map((provider) => [provider.ura, provider]))
  return (ura) => ({ ura, name: known.get(ura)?.name ?? ura, city: known.get(ura)?.city ?? '' })
}

/** Of these organisations only what kind they are. */
async function readKinds(
  reader: Reader,
  uras: readonly string[],
  kindOf: (types: string[]) => string,
): Promise<Names> {
  const found = await findProviders(reader, [...new Set(uras)])
  const known = new Map(found.map(({ ura, types }) => [ura, types]))
  return (ura) => ({ ura: '', name: kindOf(known.get(ura) ?? []), city: '' })
}

function namingFor({ language, about }: LineContext, catalogue: Catalogue, named: Names): NameContext {
  return {
    intl: about === null ? intlFor(language) : intlAbout(language, about),
    text: (text) =>
      about === null ? text[language] : textAboutAnother(text[language], { language, name: about }),
    catalogue,
    nameOf: (ura) => named(ura).name,
  }
}

function urasIn({ organisation, details }: OpenedView): string[] {
  const parties = details.deciding.flatMap(({ holder, receiver }) => [holder, receiver])
  return [organisation, details.holder.ura, ...parties.filter(isNamed).map(uraOf)]
}
