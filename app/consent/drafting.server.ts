import { appendActivity } from '~/audit/append.server'
import type { Catalogue } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { Actor } from '~/identity/actor'
import { actOf, concernedOf, required, sightOf } from '~/identity/citizen.server'
import type { Subject } from '~/person/store.server'
import type { Sight } from '~/representation/visible'
import type { Runtime } from '~/runtime/runtime.server'
import type { Choice, ChoiceKey } from './choice'
import { applyEdits, changeDraft, proposalOf, reopen, type Draft, type Edit } from './draft'
import { putDraft, readCurrent, readDraft, type ProfileVersion, type StoredDraft } from './store.server'

/** What somebody is choosing: what is in force, and how it would be with the draft. */
export type Drafting = {
  /** Whose choices they are. */
  citizen: Subject
  actor: Actor
  /** How much of named providers who chooses may see. */
  sight: Sight['namedInChoices']
  catalogue: Catalogue
  /** Null when nothing was begun. */
  draft: StoredDraft | null
  /** The version in force; null before the first. */
  current: ProfileVersion | null
  before: Choice[]
  after: Choice[]
}

/** Reads what a choosing page starts from, worked out against what is in force now. */
export async function readDrafting(reader: Reader, runtime: Runtime, actor: Actor | null): Promise<Drafting> {
  const citizen = await concernedOf(reader, runtime, actor)
  const who = required(actor)
  const catalogue = await currentCatalogue(reader)
  const draft = await readDraft(reader, citizen, who.subjectId)
  const current = await readCurrent(reader, citizen)
  const before = current?.choices ?? []
  const after = draftedChoices({ catalogue, draft, before })
  return { citizen, actor: who, sight: sightOf(who), catalogue, draft, current, before, after }
}

/** The choices as they would be with a draft; as they are without one. */
function draftedChoices({
  catalogue,
  draft,
  before,
}: {
  catalogue: Catalogue
  draft: Draft | null
  before: readonly Choice[]
}): Choice[] {
  if (!draft) return applyEdits(before, [])
  return applyEdits(before, proposalOf(draft, { catalogue, choices: before }).edits)
}

type Change = {
  edits: Edit[]
  /** Questions that are open again. */
  open: ChoiceKey[]
  revision: number
  at: Date
  freshId: string
  requestId: string
}

/** Puts edits in the draft, with the log entry. Refuses when the form came from an older revision. */
export async function changeDrafting(
  transaction: Transaction,
  { citizen, actor, catalogue, draft }: Drafting,
  { edits, open, revision, at, freshId, requestId }: Change,
): Promise<{ ok: true } | { ok: false; refusal: 'stale-revision' }> {
  const stored = draft ?? blankDraft(citizen, { id: freshId, catalogueVersion: catalogue.version, at })
  const changed = changeDraft(reopen(stored, open), edits, revision)
  if (!changed.ok) return changed
  await putDraft(transaction, citizen, {
    ...stored,
    ...changed.draft,
    updatedAt: at,
    actorId: actor.subjectId,
  })
  await appendActivity(transaction, [
    actOf(actor, citizen, { event: 'draft-changed', action: 'U', at, requestId }),
  ])
  return { ok: true }
}

/** A draft in which nothing was chosen yet. */
export function blankDraft(
  citizen: Subject,
  { id, catalogueVersion, at }: { id: string; catalogueVersion: number; at: Date },
): StoredDraft {
  const baseVersion = citizen.row.currentVersion
  return { id, baseVersion, catalogueVersion, revision: 0, edits: [], updatedAt: at }
}
