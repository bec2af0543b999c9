import { createHash, randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { catalogueOf, currentCatalogue } from '~/catalogue/store.server'
import type { Transaction } from '~/db/database.server'
import type { Actor } from '~/identity/actor'
import { enqueue } from '~/notification/outbox.server'
import { readList } from '~/ownprovider/use-cases.server'
import type { Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { TERMS_VERSION } from '~/privacy/terms'
import { maskKey } from '~/representation/visible'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { citizenOf, concernedOf, ownAct, required, seenBy } from '~/identity/citizen.server'
import { changesBetween } from './difference'
import { applyEdits, stillOffered } from './draft'
import { effectsOf, type Effect } from './effects'
import { encodeChoices } from './profile'
import type { Gate } from './question'
import { receiptNumber } from './receipt-number'
import {
  deleteDraft,
  insertVersion,
  readCurrent,
  readDraft,
  readSubmitted,
  readVersion,
  type StoredDraft,
} from './store.server'
import { decideSubmit, type ChoicesSubmitted, type SubmitRefusal } from './submit'

const RECEIPT_NUMBERS = 100_000_000

/**
 * The control page: what the draft would do, worked out against what is in force now. `stale` says that this is
 * no longer what the draft was begun on. Null when there is no draft.
 */
export async function reviewDraft(runtime: Runtime, actor: Actor | null) {
  const { reader } = runtime.database
  const citizen = await concernedOf(reader, runtime, actor)
  const stored = await readDraft(reader, citizen, required(actor).subjectId)
  if (!stored) return null
  const catalogue = await currentCatalogue(reader)
  const draft = stillOffered(stored, catalogue)
  const before = (await readCurrent(reader, citizen))?.choices ?? []
  const after = applyEdits(before, draft.edits)
  const own = seenBy(actor, await readList(runtime, citizen))
  const sight = actor?.actingFor?.sight.namedInChoices ?? 'names'
  const masked = (effect: Effect): Effect => ({ ...effect, key: maskKey(effect.key, sight) })
  const { effects, unchanged } = effectsOf({ catalogue, before, after, own }, localDate(runtime.now()))
  return {
    changing: effects.filter((effect) => !isOutweighed(effect)).map(masked),
    withoutEffect: effects.filter(isOutweighed).map(masked),
    unchanged: unchanged.length,
    draft: draft.id,
    revision: draft.revision,
    base: citizen.row.currentVersion,
    catalogue: catalogue.version,
    words: { holders: catalogue.holders, receivers: catalogue.receivers, data: catalogue.data },
    stale: staleness(draft, { base: citizen.row.currentVersion, catalogue: catalogue.version }),
  }
}

/** Whether a choice changes no answer because another one, or the law, goes before it. */
function isOutweighed({ noEffect, others }: Effect): boolean {
  if (others || !noEffect) return false
  return noEffect === 'narrower-choice' || noEffect === 'other-no' || noEffect === 'never-permitted'
}

function staleness(
  draft: StoredDraft,
  now: { base: number; catalogue: number },
): 'base' | 'catalogue' | null {
  if (draft.baseVersion !== now.base) return 'base'
  return draft.catalogueVersion === now.catalogue ? null : 'catalogue'
}

export type SubmitRequest = {
  draft: string
  revision: number
  base: number
  catalogue: number
  requestId: string
}
export type Submitted =
  | { ok: true; number: number }
  /** `draft-gone`: sent or thrown away in another window, so that there is nothing to show anew. */
  | { ok: false; refusal: Exclude<SubmitRefusal, 'already-submitted'> | 'draft-gone' }

/**
 * *Keuzes doorgeven*: version, log entry, mail and the end of the draft in one transaction. Sent twice (a double
 * click, a reload) it gives the same number and changes nothing more.
 */
export async function submitDraft(
  runtime: Runtime,
  actor: Actor | null,
  request: SubmitRequest,
): Promise<Submitted> {
  const at = runtime.now()
  const receipt = receiptNumber(
    Number(localDate(at).slice(0, 4)),
    randomInt(RECEIPT_NUMBERS) / RECEIPT_NUMBERS,
  )
  return runtime.database.transact(async (transaction): Promise<Submitted> => {
    const citizen = await citizenOf(transaction, runtime, actor)
    const earlier = await readSubmitted(transaction, citizen, {
      draftId: request.draft,
      revision: request.revision,
    })
    const catalogue = await currentCatalogue(transaction)
    const draft = await readDraft(transaction, citizen, required(actor).subjectId)
    const decided = decideSubmit(
      { revision: request.revision, baseVersion: request.base, catalogueVersion: request.catalogue },
      {
        draft: draft?.id === request.draft ? stillOffered(draft, catalogue) : null,
        current: {
          number: citizen.row.currentVersion,
          choices: (await readCurrent(transaction, citizen))?.choices ?? [],
        },
        catalogue,
        gate: citizen.row.gate as Gate,
        terms: citizen.row.termsVersion === TERMS_VERSION ? 'accepted' : 'not-accepted',
        ageCategory: required(actor).ageCategory,
        ...(earlier && { submittedAs: earlier.number }),
      },
      localDate(at),
    )
    if (!decided.ok && decided.refusal === 'already-submitted') return { ok: true, number: decided.number }
    if (!decided.ok) return draft ? decided : { ok: false, refusal: 'draft-gone' }
    await store(transaction, citizen, { ...request, event: decided.event, at, receipt })
    await enqueue(transaction, runtime, {
      kind: 'choices-changed',
      citizen,
      reason: String(decided.event.number),
      at,
    })
    return { ok: true, number: decided.event.number }
  })
}

type Storing = SubmitRequest & { event: ChoicesSubmitted; at: Date; receipt: string }

async function store(transaction: Transaction, citizen: Subject, storing: Storing) {
  const { event, at, requestId } = storing
  await insertVersion(transaction, citizen, {
    number: event.number,
    predecessor: event.predecessor,
    choices: event.choices,
    contentHash: createHash('sha256').update(encodeChoices(event.choices)).digest('hex'),
    catalogueVersion: storing.catalogue,
    receiptNumber: storing.receipt,
    authorId: citizen.row.id,
    authorRole: '01',
    channel: 'self',
    at,
    draftId: storing.draft,
    draftRevision: storing.revision,
  })
  await transaction
    .update(subject)
    .set({ currentVersion: event.number })
    .where(eq(subject.id, citizen.row.id))
  await deleteDraft(transaction, citizen, citizen.row.id)
  await appendActivity(transaction, [
    ownAct(citizen, { event: 'choices-submitted', action: 'U', at, requestId, version: event.number }),
  ])
}

/** What was sent: number, time and what it changed. Null for a version that is not this citizen's. */
export async function readConfirmation(runtime: Runtime, actor: Actor | null, number: number) {
  const { reader } = runtime.database
  const citizen = await concernedOf(reader, runtime, actor)
  const version = await readVersion(reader, citizen, number)
  if (!version) return null
  const before = version.predecessor === 0 ? null : await readVersion(reader, citizen, version.predecessor)
  const catalogue = await catalogueOf(reader, version.catalogueVersion)
  return {
    receiptNumber: version.receiptNumber,
    at: version.at,
    by: writerOf(version, { actor, personId: citizen.row.id }),
    changes: changesBetween(before?.choices ?? [], version.choices, localDate(version.at)).map((change) => ({
      ...change,
      key: maskKey(change.key, actor?.actingFor?.sight.namedInChoices ?? 'names'),
    })),
    words: { holders: catalogue.holders, receivers: catalogue.receivers, data: catalogue.data },
  }
}

/** Who wrote a version, as it is told to who reads it: no name of anybody else. */
export type Writer = 'me' | 'person' | 'representative' | 'other'

function writerOf(
  { authorId, authorRole }: { authorId: string; authorRole: string },
  { actor, personId }: { actor: Actor | null; personId: string },
): Writer {
  if (authorId === actor?.subjectId) return 'me'
  if (authorId === personId) return 'person'
  return authorRole === '02' ? 'representative' : 'other'
}
