import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { sameKey } from '~/consent/choice'
import { groupChoices } from '~/consent/history'
import { NO_GROUPS } from '~/consent/said-together'
import { standingSentence } from '~/consent/sentence'
import { putDraft, readCurrent, readDraft, readVersion } from '~/consent/store.server'
import { wayTowards } from '~/consent/towards'
import type { Transaction } from '~/db/database.server'
import { actOf, concernedOf, required, sightOf } from '~/representation/concerned.server'
import type { Subject } from '~/person/store.server'
import type { ActingCitizen } from '~/representation/acting'
import { namesOf } from '~/representation/names.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { choicesAt } from './undoable.server'

export type Restoring = { number: number; requestId: string }

/** `to` is the version that the draft brings back; 0 is how it was before the first. */
export type Restored =
  | { ok: true; to: number }
  /** - `not-there`: no such version of this citizen
   *  - `not-the-last`: something was changed since, so there is another last change to undo
   *  - `nothing-to-restore`: it is so already, or none of it can be chosen any more */
  | { ok: false; refusal: 'not-there' | 'not-the-last' | 'nothing-to-restore' }

/** Makes a draft that takes back the last change; nothing counts until it is sent from the control page. */
export async function undoLast(
  runtime: Runtime,
  actor: ActingCitizen | null,
  undoing: Restoring,
): Promise<Restored> {
  return runtime.database.transact(async (transaction): Promise<Restored> => {
    const citizen = await concernedOf(transaction, runtime, actor)
    const version = await readVersion(transaction, citizen, undoing.number)
    if (!version) return { ok: false, refusal: 'not-there' }
    if (version.number !== citizen.row.currentVersion) return { ok: false, refusal: 'not-the-last' }
    return draftTowards(transaction, runtime, { ...undoing, citizen, actor, to: version.predecessor })
  })
}

/** Makes a draft that brings back a whole version, as far as it still can be chosen. */
export async function restoreVersion(
  runtime: Runtime,
  actor: ActingCitizen | null,
  restoring: Restoring,
): Promise<Restored> {
  return runtime.database.transact(async (transaction): Promise<Restored> => {
    const citizen = await concernedOf(transaction, runtime, actor)
    return draftTowards(transaction, runtime, { ...restoring, citizen, actor, to: restoring.number })
  })
}

type Drafting = { citizen: Subject; actor: ActingCitizen | null; to: number; requestId: string }

/** A draft that was begun on something else goes; the page says so before it asks. Asked twice it is the same draft. */
async function draftTowards(
  transaction: Transaction,
  runtime: Runtime,
  drafting: Drafting,
): Promise<Restored> {
  const { citizen, to, requestId } = drafting
  const wanted = await choicesAt(transaction, citizen, to)
  if (!wanted) return { ok: false, refusal: 'not-there' }
  const at = runtime.now()
  const actorId = required(drafting.actor).subjectId
  const catalogue = await currentCatalogue(transaction)
  const current = (await readCurrent(transaction, citizen))?.choices ?? []
  const today = localDate(at)
  const seen = { version: citizen.row.currentVersion, day: today }
  const edits = wayTowards({ current, wanted, catalogue }, today).edits.map((edit) => ({ ...edit, seen }))
  if (edits.length === 0) return { ok: false, refusal: 'nothing-to-restore' }
  const stored = await readDraft(transaction, citizen, actorId)
  const base = { baseVersion: citizen.row.currentVersion, catalogueVersion: catalogue.version }
  const isSame =
    stored?.baseVersion === base.baseVersion &&
    !stored.way &&
    stored.catalogueVersion === base.catalogueVersion &&
    JSON.stringify(stored.edits) === JSON.stringify(edits)
  if (isSame) return { ok: true, to }
  const revision = (stored?.revision ?? 0) + 1
  const id = stored?.id ?? runtime.newId()
  await putDraft(transaction, citizen, { ...base, id, revision, edits, answered: [], updatedAt: at, actorId })
  await appendActivity(transaction, [
    actOf(drafting.actor, citizen, { event: 'draft-changed', action: 'U', at, requestId, version: to }),
  ])
  return { ok: true, to }
}

/** For the control page after undo or restore: what of the wanted version cannot come back, in words. */
export async function readRestoring(runtime: Runtime, actor: ActingCitizen | null, asked: string | null) {
  if (asked === null || !/^\d{1,9}$/.test(asked)) return null
  const { reader } = runtime.database
  const citizen = await concernedOf(reader, runtime, actor)
  const number = Number(asked)
  const wanted = await choicesAt(reader, citizen, number)
  if (!wanted) return null
  const catalogue = await currentCatalogue(reader)
  const current = (await readCurrent(reader, citizen))?.choices ?? []
  const today = localDate(runtime.now())
  const { leftOut } = wayTowards({ current, wanted, catalogue }, today)
  const missing = wanted.filter((choice) => leftOut.some((key) => sameKey(key, choice)))
  const names = await namesOf(reader, missing, { sight: sightOf(actor) })
  return {
    number,
    leftOut: groupChoices(missing, NO_GROUPS).map((group) =>
      standingSentence(group, group.after ?? null, { names, today }),
    ),
  }
}
