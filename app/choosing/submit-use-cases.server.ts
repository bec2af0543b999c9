import { overtake } from '~/agreement/settle.server'
import { lastWords } from '~/agreement/split'
import { currentCatalogue } from '~/catalogue/store.server'
import { passIfDue } from '~/comingofage/due-now.server'
import { isNone } from '~/consent/draft'
import { putInForce, readInOf } from '~/consent/put-in-force.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import { deleteDraft, deleteDraftsAbout, readCurrent, readDraft, readSubmitted } from '~/consent/store.server'
import { decideSubmit, type SubmitRefusal } from '~/consent/submit'
import { citizenOf, required } from '~/representation/concerned.server'
import { gateOn } from '~/person/gate'
import { TERMS_VERSION } from '~/privacy/terms'
import type { ActingCitizen } from '~/representation/acting'
import { standingOf } from '~/representation/standing.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { workOutDraft } from './worked-out.server'

export type SubmitRequest = {
  draft: string
  revision: number
  base: number
  catalogue: number
  /** The catalogue whose additions the page named, where it did. */
  named?: number | null | undefined
  requestId: string
}
export type Submitted =
  | { ok: true; number: number }
  /** `draft-gone`: sent or thrown away in another window, so that there is nothing to show anew. */
  | { ok: false; refusal: Exclude<SubmitRefusal, 'already-submitted'> | 'draft-gone' }

/**
 * *Keuzes doorgeven* by somebody who decides alone, for themself (`sendChoices` is for whoever it is): version, log entry, mail and the end of the draft in one transaction. Sent twice (a double
 * click, a reload) it gives the same number and changes nothing more.
 */
export async function submitDraft(
  runtime: Runtime,
  actor: ActingCitizen | null,
  request: SubmitRequest,
): Promise<Submitted> {
  const at = runtime.now()
  const receiptNumber = drawReceiptNumber(at)
  return runtime.database.transact(async (transaction): Promise<Submitted> => {
    const person = await citizenOf(transaction, runtime, actor)
    await passIfDue(transaction, runtime, { person, at, requestId: request.requestId })
    const citizen = await citizenOf(transaction, runtime, actor)
    const earlier = await readSubmitted(transaction, citizen, {
      draftId: request.draft,
      revision: request.revision,
    })
    const catalogue = await currentCatalogue(transaction)
    const draft = await readDraft(transaction, citizen, required(actor).subjectId)
    const current = await readCurrent(transaction, citizen)
    const choices = current?.choices ?? []
    const today = localDate(at)
    const sent = draft?.id === request.draft ? draft : null
    const worked =
      sent && (await workOutDraft(transaction, citizen, { draft: sent, catalogue, choices, today }))
    const decided = decideSubmit(
      { revision: request.revision, baseVersion: request.base, catalogueVersion: request.catalogue },
      {
        proposal: worked?.proposal ?? null,
        current: { number: citizen.row.currentVersion, choices, readIn: current?.readingCatalogue },
        catalogue,
        gate: gateOn(citizen.row, localDate(at)),
        terms: citizen.row.termsVersion === TERMS_VERSION ? 'accepted' : 'not-accepted',
        ageCategory: required(actor).ageCategory,
        named: namedOn(request),
        ...(earlier && { submittedAs: earlier.number }),
      },
      today,
    )
    if (!decided.ok && decided.refusal === 'already-submitted') return { ok: true, number: decided.number }
    if (!decided.ok) return draft ? decided : { ok: false, refusal: 'draft-gone' }
    const self = { id: citizen.row.id, role: '01' } as const
    await putInForce(transaction, runtime, {
      ...{
        person: citizen,
        event: decided.event,
        readIn: readInOf(decided.event),
        receiptNumber,
        at,
        requestId: request.requestId,
      },
      author: { ...self, channel: 'self' },
      by: self,
      source: { id: request.draft, revision: request.revision },
    })
    const standing = await standingOf(transaction, citizen, today)
    const since = worked ? lastWords(choices, worked.proposal.edits, today) : []
    const own = { ...standing, actorId: citizen.row.id, representation: null }
    await overtake(transaction, runtime, { standing: own, since, at, requestId: request.requestId })
    if (draft && isNone(draft)) await deleteDraftsAbout(transaction, citizen)
    await deleteDraft(transaction, citizen, required(actor).subjectId)
    return { ok: true, number: decided.event.number }
  })
}

/** Only the catalogue that the page was made from can have been named on it. */
export function namedOn({ named, catalogue }: Pick<SubmitRequest, 'named' | 'catalogue'>): number | null {
  return named === catalogue ? catalogue : null
}
