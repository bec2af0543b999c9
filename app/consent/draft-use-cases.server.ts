import { appendActivity } from '~/audit/append.server'
import type { HolderCategoryCode } from '~/catalogue/catalogue'
import { findData, findHolder, rowsOf } from '~/catalogue/lookup'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Transaction } from '~/db/database.server'
import type { Actor } from '~/identity/actor'
import { readList } from '~/ownprovider/use-cases.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Answer } from './choice'
import { groupOrder, groupRows, groupStep } from './choosing'
import { actOf, concernedOf, required, seenBy } from '~/identity/citizen.server'
import { allNo, allYes, applyEdits, changeDraft, groupEdits, groupsDone, reopen } from './draft'
import type { GroupAnswer } from './forms'
import { deleteDraft, putDraft, readCurrent, readDraft, type StoredDraft } from './store.server'

/** What the choosing screens start from. `progress` only when groups are being answered one by one. */
export async function readChoosing({ database, ...rest }: Runtime, actor: Actor | null) {
  const runtime = { database, ...rest }
  const citizen = await concernedOf(database.reader, runtime, actor)
  const draft = await readDraft(database.reader, citizen, required(actor).subjectId)
  const catalogue = await currentCatalogue(database.reader)
  const done = draft ? groupsDone(catalogue, draft.edits).length : 0
  const total = catalogue.holders.length
  return { draft, progress: draft && done > 0 && done < total ? { done, total } : null }
}

export type Way = 'all' | 'certain' | 'none' | 'continue'
/** The group to ask about first; null when everything is answered and control is next. */
export type Begun = { firstGroup: HolderCategoryCode | null }

/** Starts choosing in one of the three ways. All and none begin anew; certain ones goes on with what was begun. */
export async function beginDraft(runtime: Runtime, actor: Actor | null, way: Way): Promise<Begun> {
  const own = await ownOf(runtime, actor)
  const at = runtime.now()
  const freshId = runtime.newId()
  return runtime.database.transact(async (transaction) => {
    const citizen = await concernedOf(transaction, runtime, actor)
    const catalogue = await currentCatalogue(transaction)
    const actorId = required(actor).subjectId
    const stored = await readDraft(transaction, citizen, actorId)
    const order = groupOrder(catalogue, own)
    const open = order.find((code) => !stored || !groupsDone(catalogue, stored.edits).includes(code)) ?? null
    if (way === 'continue' && stored) return { firstGroup: open }
    if (way === 'certain' || way === 'continue')
      return { firstGroup: stored ? (open ?? order[0]!) : order[0]! }
    const choices = (await readCurrent(transaction, citizen))?.choices ?? []
    const draft = stored ?? blank(citizen, { id: freshId, catalogueVersion: catalogue.version, at })
    const edits = way === 'all' ? allYes(catalogue, choices) : allNo(catalogue, choices)
    const anew = {
      baseVersion: citizen.row.currentVersion,
      catalogueVersion: catalogue.version,
      revision: draft.revision + 1,
    }
    await putDraft(transaction, citizen, { id: draft.id, ...anew, edits, updatedAt: at, actorId })
    return { firstGroup: null }
  })
}

/** Throws away what was begun; nothing that counts changes. */
export async function discardDraft(runtime: Runtime, actor: Actor | null, requestId: string): Promise<void> {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    const citizen = await concernedOf(transaction, runtime, actor)
    await deleteDraft(transaction, citizen, required(actor).subjectId)
    await appendActivity(transaction, [
      actOf(actor, citizen, { event: 'draft-changed', action: 'D', at, requestId }),
    ])
  })
}

/** One group's page: whose data, which data, and a question per receiver. Null for a group that is not there. */
export async function readGroup(runtime: Runtime, actor: Actor | null, code: HolderCategoryCode) {
  const { reader } = runtime.database
  const catalogue = await currentCatalogue(reader)
  const group = findHolder(catalogue, code)
  const data = group && findData(catalogue, rowsOf(catalogue, code)[0]?.data ?? '')
  if (!group || !data) return null
  const citizen = await concernedOf(reader, runtime, actor)
  const own = seenBy(actor, await readList(runtime, citizen))
  const draft = await readDraft(reader, citizen, required(actor).subjectId)
  const current = (await readCurrent(reader, citizen))?.choices ?? []
  const choices = applyEdits(current, draft?.edits ?? [])
  const step = groupStep(groupOrder(catalogue, own), code)
  const inGroup = own.filter((party) =>
    party.types.some((type) => catalogue.holderCategoriesOfType[type]?.includes(code)),
  )
  return {
    group,
    step,
    next: step.next ? (findHolder(catalogue, step.next) ?? null) : null,
    data: {
      ...data,
      contains: data.contains.flatMap((inner) => findData(catalogue, inner)?.lowercase ?? []),
    },
    rows: groupRows(catalogue, group, { choices, own }),
    own: inGroup.map(({ ura, name }) => ({ ura, name })),
    revision: draft?.revision ?? 0,
  }
}

export type GroupCommand = {
  holder: HolderCategoryCode
  answers: Record<string, GroupAnswer>
  revision: number
  requestId: string
}
export type GroupSaved =
  | { ok: true; nextGroup: HolderCategoryCode | null }
  | { ok: false; refusal: 'unknown-group' }
  /** Another window was first: what stands there now, and the revision to answer with. */
  | { ok: false; refusal: 'stale-revision'; stored: Record<string, Answer>; revision: number }

/** Keeps the answers to one group's questions in the draft. Refuses when another window changed the draft meanwhile. */
export async function saveGroup(
  runtime: Runtime,
  actor: Actor | null,
  command: GroupCommand,
): Promise<GroupSaved> {
  const own = await ownOf(runtime, actor)
  const at = runtime.now()
  const freshId = runtime.newId()
  return runtime.database.transact(async (transaction): Promise<GroupSaved> => {
    const citizen = await concernedOf(transaction, runtime, actor)
    const catalogue = await currentCatalogue(transaction)
    if (!findHolder(catalogue, command.holder)) return { ok: false, refusal: 'unknown-group' }
    const actorId = required(actor).subjectId
    const stored = await readDraft(transaction, citizen, actorId)
    const draft = stored ?? blank(citizen, { id: freshId, catalogueVersion: catalogue.version, at })
    const { answered, open } = apart(command.answers)
    const changed = changeDraft(
      reopen(draft, command.holder, open),
      groupEdits(catalogue, command.holder, answered),
      command.revision,
    )
    if (!changed.ok)
      return { ...changed, ...(await standing(transaction, citizen, { draft, holder: command.holder })) }
    await putDraft(transaction, citizen, { ...draft, ...changed.draft, updatedAt: at, actorId })
    await appendActivity(transaction, [
      actOf(actor, citizen, { event: 'draft-changed', action: 'U', at, requestId: command.requestId }),
    ])
    return { ok: true, nextGroup: groupStep(groupOrder(catalogue, own), command.holder).next }
  })
}

/** The questions that were answered, and those that are to be open again. */
function apart(answers: Record<string, GroupAnswer>) {
  const all = Object.entries(answers)
  const answered = all.filter((entry): entry is [string, Answer] => entry[1] !== 'open')
  return {
    answered: Object.fromEntries(answered),
    open: all.filter(([, answer]) => answer === 'open').map(([receiver]) => receiver),
  }
}

async function ownOf(runtime: Runtime, actor: Actor | null) {
  return seenBy(actor, await readList(runtime, await concernedOf(runtime.database.reader, runtime, actor)))
}

function blank(
  citizen: Subject,
  { id, catalogueVersion, at }: { id: string; catalogueVersion: number; at: Date },
): StoredDraft {
  return {
    id,
    baseVersion: citizen.row.currentVersion,
    catalogueVersion,
    revision: 0,
    edits: [],
    updatedAt: at,
  }
}

/** What a group's rows say with the stored draft, for the page that shows both windows. */
async function standing(
  transaction: Transaction,
  citizen: Subject,
  { draft, holder }: { draft: StoredDraft; holder: HolderCategoryCode },
) {
  const current = (await readCurrent(transaction, citizen))?.choices ?? []
  const choices = applyEdits(current, draft.edits).filter((choice) => choice.holder === holder)
  const stored = Object.fromEntries(choices.map((choice) => [choice.receiver, choice.answer]))
  return { stored, revision: draft.revision }
}
