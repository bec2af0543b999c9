import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { citizenOf, ownAct } from '~/identity/citizen.server'
import type { Actor } from '~/identity/actor'
import { readOwnProviders } from '~/ownprovider/store.server'
import type { Subject } from '~/person/store.server'
import { findProviders } from '~/provider/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { reasonWords } from './reason-words'
import { readMark, readViewPage, type OpenedView } from './who-viewed.server'

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
  const citizen = await citizenOf(reader, runtime, actor)
  const opened = await readViewPage(reader, citizen, { before, limit: PAGE + 1 })
  const catalogue = await currentCatalogue(reader)
  await logRead(runtime, { actor, requestId: asked.requestId })
  return {
    views: await withNames(runtime, citizen, opened.slice(0, PAGE)),
    next: opened.length > PAGE ? opened[PAGE - 1]!.id : null,
    first: before === null,
    data: Object.fromEntries(catalogue.data.map((data) => [data.code, data])),
  }
}

/** The last few questions, for the overview. */
export async function readLatestViews(runtime: Runtime, actor: Actor | null, limit: number) {
  const { reader } = runtime.database
  const citizen = await citizenOf(reader, runtime, actor)
  return withNames(runtime, citizen, await readViewPage(reader, citizen, { before: null, limit }))
}

/** Puts names to URA numbers; one that the directory does not know keeps its number. */
async function withNames(runtime: Runtime, citizen: Subject, views: OpenedView[]) {
  const { reader } = runtime.database
  const uras = [...new Set(views.flatMap((view) => [view.organisation, view.details.holder.ura]))]
  const known = new Map((await findProviders(reader, uras)).map((provider) => [provider.ura, provider]))
  const own = new Set((await readOwnProviders(reader, citizen)).map(({ ura }) => ura))
  const named = (ura: string) => ({
    ura,
    name: known.get(ura)?.name ?? ura,
    city: known.get(ura)?.city ?? '',
  })
  return views.map(({ details, organisation, ...view }) => ({
    ...view,
    organisation: named(organisation),
    holder: named(details.holder.ura),
    data: details.data,
    excluded: details.reason === 'excluded',
    onOwnList: own.has(organisation),
    reasonWords: reasonWords(details.reason, view.answer),
  }))
}

async function logRead(runtime: Runtime, { actor, requestId }: { actor: Actor | null; requestId: string }) {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    const citizen = await citizenOf(transaction, runtime, actor)
    await appendActivity(transaction, [ownAct(citizen, { event: 'views-read', action: 'R', at, requestId })])
  })
}
