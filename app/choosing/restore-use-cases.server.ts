import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { sameKey } from '~/consent/choice'
import { editsTowards } from '~/consent/edits-towards'
import { groupChoices } from '~/consent/history'
import { NO_GROUPS } from '~/consent/said-together'
import { standingSentence } from '~/consent/sentence'
import { putDraft, readCurrent, readDraft, readVersion } from '~/consent/store.server'
import type { Transaction } from '~/db/database.server'
import { act } from '~/representation/act.server'
import { stillOpen, type Dossier } from '~/representation/dossier.server'
import { namesOf } from '~/representation/names.server'
import type { Runtime } from '~/runtime/runtime.server'
import { choicesAt } from './undoable.server'

/** `to` is the version that the draft brings back; 0 is how it was before the first. */
export type Restored =
  | { ok: true; to: number }
  /** - `not-there`: no such version of this citizen
   *  - `not-the-last`: something was changed since, so there is another last change to undo
   *  - `nothing-to-restore`: it is so already, or none of it can be chosen any more */
  | { ok: false; refusal: 'not-there' | 'not-the-last' | 'nothing-to-restore' }

/** Makes a draft that takes back the last change; nothing counts until it is sent from the review page. */
export async function undoLast(runtime: Runtime, opened: Dossier, number: number): Promise<Restored> {
  return runtime.database.transact(async (transaction): Promise<Restored> => {
    const dossier = await stillOpen(transaction, runtime, opened)
    const version = await readVersion(transaction, dossier.person, number)
    if (!version) return { ok: false, refusal: 'not-there' }
    if (version.number !== dossier.person.row.currentVersion) return { ok: false, refusal: 'not-the-last' }
    return draftTowards(transaction, runtime, { dossier, to: version.predecessor })
  })
}

/** Makes a draft that brings back a whole version, as far as it still can be chosen. */
export async function restoreVersion(runtime: Runtime, opened: Dossier, number: number): Promise<Restored> {
  return runtime.database.transact(async (transaction): Promise<Restored> => {
    const dossier = await stillOpen(transaction, runtime, opened)
    return draftTowards(transaction, runtime, { dossier, to: number })
  })
}

/** A draft that was begun on something else goes; the page says so before it asks. Asked twice it is the same draft. */
async function draftTowards(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, to }: { dossier: Dossier; to: number },
): Promise<Restored> {
  const { person: citizen, actorId, at, today } = dossier
  const wanted = await choicesAt(transaction, citizen, to)
  if (!wanted) return { ok: false, refusal: 'not-there' }
  const catalogue = await currentCatalogue(transaction)
  const current = (await readCurrent(transaction, citizen))?.choices ?? []
  const seen = { version: citizen.row.currentVersion, day: today }
  const edits = editsTowards({ current, wanted, catalogue }, today).edits.map((edit) => ({ ...edit, seen }))
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
  await appendActivity(transaction, [act(dossier, { event: 'draft-changed', action: 'U', version: to })])
  return { ok: true, to }
}

/** For the review page after undo or restore: what of the wanted version cannot come back, in words. */
export async function readRestoring(runtime: Runtime, dossier: Dossier, asked: string | null) {
  if (asked === null || !/^\d{1,9}$/.test(asked)) return null
  const { reader } = runtime.database
  const { person: citizen, today } = dossier
  const number = Number(asked)
  const wanted = await choicesAt(reader, citizen, number)
  if (!wanted) return null
  const catalogue = await currentCatalogue(reader)
  const current = (await readCurrent(reader, citizen))?.choices ?? []
  const { leftOut } = editsTowards({ current, wanted, catalogue }, today)
  const missing = wanted.filter((choice) => leftOut.some((key) => sameKey(key, choice)))
  const names = await namesOf(reader, missing, { disclosure: dossier.disclosure.namedInChoices })
  return {
    number,
    leftOut: groupChoices(missing, NO_GROUPS).map((group) =>
      standingSentence(group, group.after ?? null, { names, today }),
    ),
  }
}
