import { appendActivity } from '~/audit/append.server'
import type { HolderCategoryCode } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import { groupOrder } from '~/consent/choosing'
import { exceptionsIn, groupsDone, type WholeWay } from '~/consent/draft'
import { deleteDraft, putDraft, readCurrent, readDraft } from '~/consent/store.server'
import { actOf, concernedOf, required, seenBy } from '~/representation/concerned.server'
import { readList } from '~/ownprovider/use-cases.server'
import type { ActingCitizen } from '~/representation/acting'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { blankDraft } from './drafting.server'

/** What the choosing screens start from. `progress` only when groups are being answered one by one. */
export async function readChoosing(runtime: Runtime, actor: ActingCitizen | null) {
  const { reader } = runtime.database
  const citizen = await concernedOf(reader, runtime, actor)
  const draft = await readDraft(reader, citizen, required(actor).subjectId)
  const catalogue = await currentCatalogue(reader)
  const choices = (await readCurrent(reader, citizen))?.choices ?? []
  const done = draft && !draft.way ? groupsDone(catalogue, draft).length : 0
  const total = catalogue.holders.length
  return {
    draft,
    progress: done > 0 && done < total ? { done, total } : null,
    /** How many choices about a named provider there are; all and none take them away. */
    exceptions: exceptionsIn(catalogue, choices).length,
  }
}

export type Way = 'all' | 'certain' | 'none' | 'continue'
export type Begun = {
  /** The group to ask about first; null when everything is answered and control is next. */
  firstGroup: HolderCategoryCode | null
  /** The whole way that was begun and is dropped, because somebody chooses one by one now. */
  dropped?: WholeWay
}

/**
 * Starts choosing in one of the three ways. All and none begin anew, and are worked out against what is in force each
 * time they are looked at; certain ones goes on with what was begun, unless that was all or none: then it begins anew
 * too, and nothing is ticked that is not in force (domain: three ways in).
 */
export async function beginDraft(
  runtime: Runtime,
  actor: ActingCitizen | null,
  { way, requestId }: { way: Way; requestId: string },
): Promise<Begun> {
  const concerned = await concernedOf(runtime.database.reader, runtime, actor)
  const own = seenBy(actor, await readList(runtime, concerned))
  const at = runtime.now()
  const freshId = runtime.newId()
  return runtime.database.transact(async (transaction) => {
    const citizen = await concernedOf(transaction, runtime, actor)
    const catalogue = await currentCatalogue(transaction)
    const actorId = required(actor).subjectId
    const stored = await readDraft(transaction, citizen, actorId)
    const order = groupOrder(catalogue, own)
    const open = order.find((code) => !stored || !groupsDone(catalogue, stored).includes(code)) ?? null
    if (way === 'continue' && stored) return { firstGroup: stored.way ? null : open }
    const dropped = stored?.way?.whole
    if (!dropped && (way === 'certain' || way === 'continue')) return { firstGroup: open ?? order[0]! }
    const blank = blankDraft(citizen, { id: freshId, catalogueVersion: catalogue.version, at })
    const anew = { ...blank, id: stored?.id ?? freshId, revision: (stored?.revision ?? 0) + 1, actorId }
    const act = { event: 'draft-changed', action: stored ? 'U' : 'C', at, requestId } as const
    await appendActivity(transaction, [actOf(actor, citizen, act)])
    if (way === 'certain' && dropped) {
      await putDraft(transaction, citizen, anew)
      return { firstGroup: order[0]!, dropped }
    }
    const seen = { version: citizen.row.currentVersion, day: localDate(at) }
    await putDraft(transaction, citizen, { ...anew, way: { whole: way === 'none' ? 'none' : 'all', seen } })
    return { firstGroup: null }
  })
}

/** A draft in which nothing is chosen, for who only takes over what a newer catalogue adds; what was begun stays. */
export async function beginUnchanged(
  runtime: Runtime,
  actor: ActingCitizen | null,
  requestId: string,
): Promise<void> {
  const at = runtime.now()
  const id = runtime.newId()
  await runtime.database.transact(async (transaction) => {
    const citizen = await concernedOf(transaction, runtime, actor)
    const actorId = required(actor).subjectId
    if (await readDraft(transaction, citizen, actorId)) return
    const catalogue = await currentCatalogue(transaction)
    const blank = blankDraft(citizen, { id, catalogueVersion: catalogue.version, at })
    await putDraft(transaction, citizen, { ...blank, revision: 1, actorId })
    await appendActivity(transaction, [
      actOf(actor, citizen, { event: 'draft-changed', action: 'C', at, requestId }),
    ])
  })
}

/** Throws away what was begun; nothing that counts changes. */
export async function discardDraft(
  runtime: Runtime,
  actor: ActingCitizen | null,
  requestId: string,
): Promise<void> {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    const citizen = await concernedOf(transaction, runtime, actor)
    await deleteDraft(transaction, citizen, required(actor).subjectId)
    await appendActivity(transaction, [
      actOf(actor, citizen, { event: 'draft-changed', action: 'D', at, requestId }),
    ])
  })
}
