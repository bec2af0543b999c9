import { weighNos } from '~/agreement/agreement-facts.server'
import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Edit } from '~/consent/draft'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { CameBy } from '~/notification/what-waits-token.server'
import { gateOn } from '~/person/gate'
import { act } from '~/representation/act.server'
import type { DecisionStatus } from '~/representation/decision-status.server'
import type { Acting, Dossier } from '~/representation/dossier.server'
import { termsOf } from '~/representation/terms.server'
import type { Runtime } from '~/runtime/runtime.server'
import { decideConfirm, type ConfirmRefusal } from './confirm'
import { openRecord } from './opened.server'
import { putInForce } from './put-in-force.server'
import { writeRecording, type StoredRecording } from './store.server'

/** - `gate-closed`: nothing widens now · `terms-not-accepted`: first those · `reads-only`: a child under 12 looks */
export type AnswerRefusal = ConfirmRefusal | 'gate-closed' | 'terms-not-accepted' | 'reads-only'
export type Answered = { ok: true } | { ok: false; refusal: AnswerRefusal }

/** `means` says how, where it was not by logging in. */
type Answering = { id: string; answer: 'yes' | 'no'; means?: CameBy }

/**
 * *Ja, het wordt ja* and *Nee, het blijft nee*: whose no would be lifted says whether it is, logged in or by the link in the mail. A yes puts what waits in force as
 * their own word; what stands in the record besides is not touched.
 */
export async function answerWaiting(
  runtime: Runtime,
  opened: Dossier<Acting>,
  { id, answer, means }: Answering,
): Promise<Answered> {
  const receiptNumber = drawReceiptNumber(opened.at)
  return runtime.database.transact(async (transaction): Promise<Answered> => {
    const read = await openRecord(transaction, runtime, { opened, id })
    if (!read.ok) return read
    const { dossier, found } = read
    const { person, actorId, today } = dossier
    const facts = { ...found, ...(await whoIsAsked(transaction, dossier, found.content.waiting)) }
    const decided = decideConfirm({ answer, by: actorId }, facts, today)
    if (!decided.ok) return decided
    const { event } = decided
    if (event.happened === 'declined') {
      await writeRecording(transaction, id, { waits: 'declined' })
      await log(transaction, { dossier, id, means, event: 'recording-declined' })
      return { ok: true }
    }
    if (gateOn(person.row, today) !== 'open') return { ok: false, refusal: 'gate-closed' }
    // Who answers on paper does not use the portal, and has no terms of it to accept.
    if (means !== 'by-letter' && (await termsOf(transaction, runtime, dossier)) !== 'accepted')
      return { ok: false, refusal: 'terms-not-accepted' }
    const isWhole = event.happened === 'confirmed'
    if (isWhole) await force(transaction, runtime, { dossier, found, receiptNumber })
    await writeRecording(transaction, id, {
      confirmedBy: event.confirmedBy,
      ...(isWhole && { waits: 'confirmed' }),
    })
    await log(transaction, { dossier, id, means, event: 'recording-confirmed' })
    return { ok: true }
  })
}

/** *Dit klopt*: somebody it is about saw it, and says that it was said. What waits is answered by itself. */
export async function accept(runtime: Runtime, opened: Dossier, id: string): Promise<Answered> {
  return runtime.database.transact(async (transaction): Promise<Answered> => {
    const read = await openRecord(transaction, runtime, { opened, id })
    if (!read.ok) return read
    const { dossier, found } = read
    if (found.endedAs) return { ok: false, refusal: 'not-there' }
    if (found.acceptedAt) return { ok: true }
    await writeRecording(transaction, id, { acceptedAt: dossier.at })
    await log(transaction, { dossier, id, event: 'recording-accepted' })
    return { ok: true }
  })
}

/** Whose no would be lifted by what waits, and who decides now. */
export async function whoIsAsked(
  reader: Reader,
  status: DecisionStatus & { today: string },
  waiting: Edit[],
) {
  const catalogue = await currentCatalogue(reader)
  const weighing = { standing: status, edits: waiting, catalogue, takesOver: null, today: status.today }
  const { against, counting } = await weighNos(reader, weighing)
  return { sayers: against([]).map(({ who }) => who), deciders: counting }
}

type Forcing = { dossier: Dossier<Acting>; found: StoredRecording; receiptNumber: string }

async function force(transaction: Transaction, runtime: Runtime, { dossier, found, receiptNumber }: Forcing) {
  const { person, by: author, at, requestId } = dossier
  const { version } = await putInForce(transaction, runtime, {
    ...{ person, edits: found.content.waiting, author, receiptNumber, at, requestId },
    source: { id: found.id, revision: 1 },
  })
  if (version !== null) await reassess(transaction, runtime, { subjectId: person.row.id, at, requestId })
}

type Logged = {
  dossier: Dossier<Acting>
  id: string
  means?: Answering['means']
  event: 'recording-declined' | 'recording-confirmed' | 'recording-accepted'
}

async function log(transaction: Transaction, { dossier, id, means, event }: Logged): Promise<void> {
  const object = recordObject(id, means)
  await appendActivity(transaction, [act(dossier, { event, action: 'U', object })])
}

/** A record as the log names it, and by what it was come to where that was no login. */
export function recordObject(id: string, means?: Answering['means']) {
  return { type: 'recording' as const, id: means ? `${id}:${means}` : id }
}
