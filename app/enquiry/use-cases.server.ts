import { appendActivity } from '~/audit/append.server'
import type { Catalogue, Text } from '~/catalogue/catalogue'
import { findHolder, findReceiver, holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { currentCatalogue } from '~/catalogue/store.server'
import { actOf, concernedOf } from '~/identity/citizen.server'
import type { Actor } from '~/identity/actor'
import type { Reader } from '~/db/database.server'
import { readOwnProviders } from '~/ownprovider/store.server'
import type { Subject } from '~/person/store.server'
import { findProviders } from '~/provider/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { reasonWords } from './reason-words'
import { readMark, readViewPage, type OpenedView } from './who-viewed.server'

/**
 * Whose questions are on the screen. Who acts for another sees them only where that is theirs to see; otherwise it looks
 * like what is not there (domain: safety of the child).
 */
async function viewedOf(reader: Reader, runtime: Runtime, actor: Actor | null): Promise<Subject> {
  if (!seesViews(actor)) throw new Response(null, { status: 404 })
  return concernedOf(reader, runtime, actor)
}

/** Whether who looked is theirs to see. */
export function seesViews(actor: Actor | null): boolean {
  return actor?.actingFor?.sight.views !== false
}

/** How many questions a page shows. */
const PAGE = 25

/** A page of who viewed, newest first, with the words to show it; null for a mark nobody was given. Reading is logged. */
export async function readViews(
  runtime: Runtime,
  actor: Actor | null,
  asked: { before: string | null; requestId: string },
) {
  const before = asked.before === null ? null : readMark(asked.before)
  if (asked.before !== null && !before) return null
  const { reader } = runtime.database
  const citizen = await viewedOf(reader, runtime, actor)
  const opened = await readViewPage(reader, citizen, { before, limit: PAGE + 1 })
  const catalogue = await currentCatalogue(reader)
  await logRead(runtime, { actor, requestId: asked.requestId })
  return {
    views: await withNames(runtime, opened.slice(0, PAGE), { citizen, actor, catalogue }),
    next: opened.length > PAGE ? opened[PAGE - 1]!.id : null,
    first: before === null,
    data: Object.fromEntries(catalogue.data.map((data) => [data.code, data])),
  }
}

/** The last few questions, for the overview; null where they are not theirs to see. */
export async function readLatestViews(runtime: Runtime, actor: Actor | null, limit: number) {
  if (!seesViews(actor)) return null
  const { reader } = runtime.database
  const citizen = await viewedOf(reader, runtime, actor)
  const catalogue = await currentCatalogue(reader)
  const views = await readViewPage(reader, citizen, { before: null, limit })
  return withNames(runtime, views, { citizen, actor, catalogue })
}

type Shown = { citizen: Subject; actor: Actor | null; catalogue: Catalogue }

/**
 * Puts names to URA numbers; one that the directory does not know keeps its number. Where names are not theirs to see,
 * only the kind of provider is told.
 */
async function withNames(runtime: Runtime, views: OpenedView[], { citizen, actor, catalogue }: Shown) {
  const { reader } = runtime.database
  const uras = [...new Set(views.flatMap((view) => [view.organisation, view.details.holder.ura]))]
  const known = new Map((await findProviders(reader, uras)).map((provider) => [provider.ura, provider]))
  const own = new Set((await readOwnProviders(reader, citizen)).map(({ ura }) => ura))
  const hidesNames = actor?.actingFor !== undefined && actor.actingFor.sight.providers !== 'names'
  const named = (ura: string, kind: Text | null) =>
    hidesNames
      ? { ura: '', name: '', city: '', kind: kind ?? SOME_PROVIDER }
      : { ura, name: known.get(ura)?.name ?? ura, city: known.get(ura)?.city ?? '', kind: null }
  return views.map(({ details, organisation, ...view }) => ({
    ...view,
    organisation: named(organisation, receiverKind(catalogue, details.receiver.type)),
    holder: named(details.holder.ura, holderKind(catalogue, details.holder.type)),
    data: details.data,
    excluded: details.reason === 'excluded',
    onOwnList: own.has(organisation),
    reasonWords: reasonWords(details.reason, view.answer),
  }))
}

/** For a provider whose name is hidden and whose type belongs to no group. */
const SOME_PROVIDER: Text = { nl: 'Een zorgaanbieder', en: 'A care provider' }

function receiverKind(catalogue: Catalogue, type: string): Text | null {
  const [code] = receiverCategoriesOf(catalogue, [type])
  return code === undefined ? null : (findReceiver(catalogue, code)?.name ?? null)
}

function holderKind(catalogue: Catalogue, type: string): Text | null {
  const [code] = holderCategoriesOf(catalogue, [type])
  return code === undefined ? null : (findHolder(catalogue, code)?.name ?? null)
}

async function logRead(runtime: Runtime, { actor, requestId }: { actor: Actor | null; requestId: string }) {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    const citizen = await concernedOf(transaction, runtime, actor)
    await appendActivity(transaction, [
      actOf(actor, citizen, { event: 'views-read', action: 'R', at, requestId }),
    ])
  })
}
