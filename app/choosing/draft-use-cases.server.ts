import { appendActivity } from '~/audit/append.server'
import type { HolderCategoryCode } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import { groupOrder } from '~/consent/choosing'
import { exceptionsIn, groupsDone, type WholeWay } from '~/consent/draft'
import { deleteDraft, putDraft, readCurrent, readDraft } from '~/consent/store.server'
import { readList } from '~/ownprovider/use-cases.server'
import { act } from '~/representation/act.server'
import { stillOpen, seenBy, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { blankDraft } from './drafting.server'

/** What the choosing screens start from. `progress` only when groups are being answered one by one. */
export async function readChoosing(runtime: Runtime, dossier: Dossier) {
  const { reader } = runtime.database
  const citizen = dossier.person
  const draft = await readDraft(reader, citizen, dossier.actorId)
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
export async function beginDraft(runtime: Runtime, opened: Dossier, way: Way): Promise<Begun> {
  const own = seenBy(opened, await readList(runtime, opened.person))
  const freshId = runtime.newId()
  return runtime.database.transact(async (transaction) => {
    const dossier = await stillOpen(transaction, runtime, opened)
    const { person: citizen, actorId, at, today } = dossier
    const catalogue = await currentCatalogue(transaction)
    const stored = await readDraft(transaction, citizen, actorId)
    const order = groupOrder(catalogue, own)
    const open = order.find((code) => !stored || !groupsDone(catalogue, stored).includes(code)) ?? null
    if (way === 'continue' && stored) return { firstGroup: stored.way ? null : open }
    const dropped = stored?.way?.whole
    if (!dropped && (way === 'certain' || way === 'continue')) return { firstGroup: open ?? order[0]! }
    const blank = blankDraft(citizen, { id: freshId, catalogueVersion: catalogue.version, at })
    const { id = freshId, revision = 0, optIn } = stored ?? {}
    const anew = { ...blank, id, revision: revision + 1, actorId, optIn }
    const action = stored ? 'U' : 'C'
    await appendActivity(transaction, [act(dossier, { event: 'draft-changed', action })])
    if (way === 'certain' && dropped) {
      await putDraft(transaction, citizen, anew)
      return { firstGroup: order[0]!, dropped }
    }
    const seen = { version: citizen.row.currentVersion, day: today }
    await putDraft(transaction, citizen, { ...anew, way: { whole: way === 'none' ? 'none' : 'all', seen } })
    return { firstGroup: null }
  })
}

/** A draft in which nothing is chosen, for who only takes over what a newer catalogue adds; what was begun stays. */
export async function beginUnchanged(runtime: Runtime, opened: Dossier): Promise<void> {
  const id = runtime.newId()
  await runtime.database.transact(async (transaction) => {
    const dossier = await stillOpen(transaction, runtime, opened)
    const { person: citizen, actorId, at } = dossier
    if (await readDraft(transaction, citizen, actorId)) return
    const catalogue = await currentCatalogue(transaction)
    const blank = blankDraft(citizen, { id, catalogueVersion: catalogue.version, at })
    await putDraft(transaction, citizen, { ...blank, revision: 1, actorId })
    await appendActivity(transaction, [act(dossier, { event: 'draft-changed', action: 'C' })])
  })
}

/** Throws away what was begun; nothing that counts changes. */
export async function discardDraft(runtime: Runtime, opened: Dossier): Promise<void> {
  await runtime.database.transact(async (transaction) => {
    const dossier = await stillOpen(transaction, runtime, opened)
    await deleteDraft(transaction, dossier.person, dossier.actorId)
    await appendActivity(transaction, [act(dossier, { event: 'draft-changed', action: 'D' })])
  })
}
