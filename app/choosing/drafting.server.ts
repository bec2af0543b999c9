import { appendActivity } from '~/audit/append.server'
import type { Catalogue, HolderCategoryCode } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Choice, ChoiceKey } from '~/consent/choice'
import { applyEdits, changeDraft, reopen, type Draft, type Edit, type OwnEdit } from '~/consent/draft'
import type { Overruled } from '~/consent/overruled'
import {
  putDraft,
  readCurrent,
  readDraft,
  type ProfileVersion,
  type StoredDraft,
} from '~/consent/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { OptInDraft } from '~/optin/optin'
import type { Subject } from '~/person/store.server'
import { act } from '~/representation/act.server'
import type { Disclosure } from '~/representation/disclosure'
import type { Dossier } from '~/representation/dossier.server'
import { workOutDraft } from './worked-out.server'

/** What somebody is choosing: what is in force, and how it would be with the draft. */
export type DraftView = {
  dossier: Dossier
  /** Whose choices they are. */
  citizen: Subject
  /** How much of named providers who chooses may see. */
  disclosure: Disclosure['namedInChoices']
  catalogue: Catalogue
  /** Null when nothing was begun. */
  draft: StoredDraft | null
  /** The version in force; null before the first. */
  current: ProfileVersion | null
  before: Choice[]
  after: Choice[]
  /** What the draft does to what is in force. */
  edits: readonly Edit[]
  /** Where less is allowed than when somebody chose: there the draft does nothing. */
  overruled: Overruled[]
}

/** Reads what a choosing page starts from, worked out against what is in force now. */
export async function readDrafting(reader: Reader, dossier: Dossier): Promise<DraftView> {
  const citizen = dossier.person
  const catalogue = await currentCatalogue(reader)
  const draft = await readDraft(reader, citizen, dossier.actorId)
  const current = await readCurrent(reader, citizen)
  const before = current?.choices ?? []
  const { today } = dossier
  const worked = draft && (await workOutDraft(reader, citizen, { draft, catalogue, choices: before, today }))
  const edits = worked?.proposal.edits ?? []
  const after = applyEdits(before, edits)
  const overruled = worked?.overruled ?? []
  return {
    dossier,
    citizen,
    disclosure: dossier.disclosure.namedInChoices,
    catalogue,
    draft,
    current,
    before,
    after,
    edits,
    overruled,
  }
}

type Change = {
  edits: OwnEdit[]
  /** Questions that are open again. */
  open: ChoiceKey[]
  /** The group that was answered. */
  answered?: HolderCategoryCode
  revision: number
  freshId: string
  /** What is to be sent along to providers from now on; null takes it out. */
  optIn?: OptInDraft | null
  /** The whole way that is begun with it. */
  way?: Draft['way']
}

/** Puts edits in the draft, with the log entry. Refuses when the form came from an older revision. */
export async function changeDrafting(
  transaction: Transaction,
  { dossier, citizen, catalogue, draft }: DraftView,
  { edits, open, answered, revision, freshId, optIn, way }: Change,
): Promise<{ ok: true } | { ok: false; refusal: 'stale-revision' }> {
  const { at, actorId } = dossier
  const stored = draft ?? blankDraft(citizen, { id: freshId, catalogueVersion: catalogue.version, at })
  const changed = changeDraft(reopen(stored, open), edits, revision)
  if (!changed.ok) return changed
  const groups = [...changed.draft.answered, ...(answered ? [answered] : [])]
  await putDraft(transaction, citizen, {
    ...stored,
    ...changed.draft,
    answered: [...new Set(groups)],
    ...(way && { way }),
    ...(optIn !== undefined && { optIn: optIn ?? undefined }),
    updatedAt: at,
    actorId,
  })
  await appendActivity(transaction, [act(dossier, { event: 'draft-changed', action: 'U' })])
  return { ok: true }
}

/** A draft in which nothing was chosen yet. */
export function blankDraft(
  citizen: Subject,
  { id, catalogueVersion, at }: { id: string; catalogueVersion: number; at: Date },
): StoredDraft {
  const baseVersion = citizen.row.currentVersion
  return { id, baseVersion, catalogueVersion, revision: 0, edits: [], answered: [], updatedAt: at }
}
