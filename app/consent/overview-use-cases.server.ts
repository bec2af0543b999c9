import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Actor } from '~/identity/actor'
import { readList } from '~/ownprovider/use-cases.server'
import { findProviders } from '~/provider/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { actOf, concernedOf, seenBy } from '~/identity/citizen.server'
import { namedReceivers, overviewOf } from './overview'
import type { Gate } from './question'
import { readCurrent } from './store.server'

/** What is in force, per own provider and group, with the words to show it; reading it is logged (NEN 7513). */
export async function readOverview(runtime: Runtime, actor: Actor | null, requestId: string) {
  const { reader } = runtime.database
  const citizen = await concernedOf(reader, runtime, actor)
  const catalogue = await currentCatalogue(reader)
  const current = await readCurrent(reader, citizen)
  const choices = current?.choices ?? []
  const own = seenBy(actor, await readList(runtime, citizen))
  const hidesNames = actor?.actingFor?.sight.namedInChoices === 'kinds'
  const receivers = hidesNames ? [] : await findProviders(reader, namedReceivers(choices))
  const facts = { catalogue, choices, gate: citizen.row.gate as Gate, own, receivers }
  const overview = overviewOf(facts, localDate(runtime.now()))
  const names = new Map([...receivers, ...own].map((party) => [party.ura, party.name]))
  const withName = <Shown extends { provider: { ura: string } | null }>(trunk: Shown) => ({
    ...trunk,
    provider: trunk.provider && {
      ura: trunk.provider.ura,
      name: names.get(trunk.provider.ura) ?? trunk.provider.ura,
    },
  })
  await logRead(runtime, { actor, requestId })
  return {
    own: overview.own.map(withName),
    others: overview.others.map(withName),
    names: Object.fromEntries(names),
    holders: byCode(catalogue.holders),
    receivers: byCode(catalogue.receivers),
    data: byCode(catalogue.data),
    changedAt: current?.at ?? null,
  }
}

async function logRead(runtime: Runtime, { actor, requestId }: { actor: Actor | null; requestId: string }) {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    const citizen = await concernedOf(transaction, runtime, actor)
    const version = citizen.row.currentVersion
    await appendActivity(transaction, [
      actOf(actor, citizen, { event: 'choices-read', action: 'R', at, requestId, version }),
    ])
  })
}

function byCode<Entry extends { code: string }>(entries: Entry[]): Record<string, Entry> {
  return Object.fromEntries(entries.map((entry) => [entry.code, entry]))
}
