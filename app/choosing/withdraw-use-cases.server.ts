import { supersede } from '~/agreement/reassess.server'
import { readWaiting } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { activateVersion, type Author } from '~/consent/activate-version.server'
import { answerOn } from '~/consent/choice'
import { changesBetween } from '~/consent/difference'
import { applyEdits, type Edit } from '~/consent/draft'
import { groupChanges, type ChangeGroup } from '~/consent/history'
import { groupsOfNamed } from '~/consent/parties.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import { changeSentence, standingSentence } from '~/consent/sentence'
import {
  countDraftsAbout,
  deleteDraftsAbout,
  readCurrent,
  readSubmitted,
  startOf,
} from '~/consent/store.server'
import { decideSubmit, type SubmitFacts, type SubmitRefusal } from '~/consent/submit'
import { withdrawalEdits, type Withdrawal } from '~/consent/withdraw'
import type { Transaction } from '~/db/database.server'
import { gateOn } from '~/person/gate'
import { act, actByOffice } from '~/representation/act.server'
import { readsOnly } from '~/representation/decision-status.server'
import { mayPoint, type Disclosure } from '~/representation/disclosure'
import { renewed, type Acting, type Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import { namesOf } from '~/representation/names.server'
import { termsOf } from '~/representation/terms.server'
import type { Runtime } from '~/runtime/runtime.server'

/** A withdrawal is a draft of one step: it has no earlier revisions. */
const REVISION = 1

/**
 * The check before a withdrawal: what it changes, in sentences, and an id under which it is sent at most once. Null
 * when there is no such choice. `changes` is empty when everything says no already; `waiting` is how much of what waits
 * for agreement is taken back with everything.
 */
export async function previewWithdrawal(runtime: Runtime, dossier: Dossier, withdrawal: Withdrawal) {
  const { reader } = runtime.database
  const citizen = dossier.person
  const disclosure = dossier.disclosure.namedInChoices
  if (!mayTakeBack(withdrawal, disclosure)) return null
  const catalogue = await currentCatalogue(reader)
  const before = (await readCurrent(reader, citizen))?.choices ?? []
  const edits = withdrawalEdits(withdrawal, { catalogue, choices: before })
  if (!edits) return null
  const changes = changesBetween(before, applyEdits(before, edits), dossier.today)
  const names = await namesOf(
    reader,
    changes.map(({ key }) => key),
    { disclosure },
  )
  const groupsOf = await groupsOfNamed(
    reader,
    changes.map(({ key }) => key),
    catalogue,
  )
  const told = (group: Omit<ChangeGroup, 'exceptions'>) => ({
    sentence: changeSentence(group, { before: group.before ?? null, after: group.after ?? null }, names),
    was: group.before ?? null,
    becomes: group.after ?? null,
  })
  return {
    id: runtime.newId(),
    waiting: withdrawal === 'all' ? (await readWaiting(reader, citizen)).length : 0,
    /** Whether somebody was choosing: that goes with everything too. */
    begun: withdrawal === 'all' && (await countDraftsAbout(reader, citizen)) > 0,
    changes: yesFirst(groupChanges(changes, groupsOf)).map((group) => ({
      ...told(group),
      exceptions: group.exceptions.map(told),
    })),
  }
}

/** Everything, or one choice that who asks may know of. */
function mayTakeBack(withdrawal: Withdrawal, disclosure: Disclosure['namedInChoices']): boolean {
  return withdrawal === 'all' || mayPoint(withdrawal, disclosure)
}

/** What was allowed until now is what somebody looks for. */
function yesFirst(groups: ChangeGroup[]): ChangeGroup[] {
  const wasYes = ({ before }: ChangeGroup) => before?.answer === 'yes'
  return [...groups.filter(wasYes), ...groups.filter((group) => !wasYes(group))]
}

export type WithdrawRequest = {
  withdrawal: Withdrawal
  id: string
  /** Who at the desk did it, where the person asked it on paper: version and log name them, and whose word it was. */
  onPaper?: { worker: string }
}
export type Withdrawn =
  /** `number` is null when all said no already: then only what waited was taken back. */
  | { ok: true; number: number | null }
  | { ok: false; refusal: Exclude<SubmitRefusal, 'already-submitted'> | 'not-there' }

/**
 * Withdraws at once, also for who has not accepted the terms (AVG 7(3): as easy as giving). What somebody changed
 * meanwhile is no reason to ask again: a no stays a no. Sent twice it is one version. With
 * everything, what anybody began goes.
 * It only narrows, so that from 12 on the person alone, and any representative alone, can do it (domain: who decides).
 * What waits for agreement about the same is taken back with it; with everything, all that waits.
 */
export async function withdraw(
  runtime: Runtime,
  opened: Dossier,
  request: WithdrawRequest,
): Promise<Withdrawn> {
  const receiptNumber = drawReceiptNumber(opened.at)
  return runtime.database.transact((transaction) =>
    withdrawIn(transaction, runtime, { ...request, opened, receiptNumber }),
  )
}

type Withdrawing = WithdrawRequest & { opened: Dossier<Acting>; receiptNumber: string }

/** The same in the transaction of the caller, who does more with it. */
export async function withdrawIn(
  transaction: Transaction,
  runtime: Runtime,
  { opened, withdrawal, id, onPaper, receiptNumber }: Withdrawing,
): Promise<Withdrawn> {
  const dossier = await renewed(transaction, runtime, opened)
  if (!dossier || !mayTakeBack(withdrawal, dossier.disclosure.namedInChoices))
    return { ok: false, refusal: 'not-there' }
  const { person, at, today, requestId } = dossier
  if (readsOnly(dossier, today)) return { ok: false, refusal: 'under-age' }
  const earlier = await readSubmitted(transaction, person, { draftId: id, revision: REVISION })
  if (earlier) return { ok: true, number: earlier.number }
  const current = startOf(person, await readCurrent(transaction, person))
  const { choices } = current
  const catalogue = await currentCatalogue(transaction)
  const edits = withdrawalEdits(withdrawal, { catalogue, choices })
  if (!edits) return { ok: false, refusal: 'not-there' }
  const since = withdrawal === 'all' ? 'everything' : edits
  const superseding = { standing: dossier, since, at, requestId } as const
  const decided = await decideWithdrawal(transaction, runtime, { catalogue, current, edits, dossier })
  if (!decided.ok && decided.refusal === 'already-submitted') return { ok: true, number: decided.number }
  if (!decided.ok) {
    const isDone = decided.refusal === 'nothing-changed' && withdrawal === 'all'
    const taken = isDone ? await supersede(transaction, runtime, superseding) : 0
    const gone = isDone ? await dropDrafts(transaction, dossier, onPaper) : 0
    return taken + gone > 0 ? { ok: true, number: null } : decided
  }
  const author: Author = onPaper
    ? { id: onPaper.worker, role: '07', channel: 'paper', for: dossier.actor.subjectId }
    : dossier.by
  await activateVersion(transaction, runtime, {
    ...{ person, event: decided.event, readIn: 'kept', receiptNumber, at, requestId, author },
    by: { id: author.id, role: author.role },
    source: { id, revision: REVISION },
  })
  await supersede(transaction, runtime, superseding)
  if (withdrawal === 'all') await dropDrafts(transaction, dossier, onPaper)
  return { ok: true, number: decided.event.number }
}

/**
 * With everything on no, nothing that anybody began about this person may say yes afterwards; answers how many went. The log names
 * who did it: on paper, who of the desk.
 */
async function dropDrafts(
  transaction: Transaction,
  dossier: Dossier<Acting>,
  onPaper: WithdrawRequest['onPaper'],
) {
  const { person, at, requestId } = dossier
  const gone = await deleteDraftsAbout(transaction, person)
  if (gone === 0) return gone
  const dropped = { event: 'draft-changed', action: 'D' } as const
  const object = { type: 'profile' as const, id: person.row.id }
  await appendActivity(transaction, [
    onPaper
      ? actByOffice(person.row.id, { ...dropped, at, requestId, object, staffId: onPaper.worker })
      : act(dossier, dropped),
  ])
  return gone
}

type Deciding = Pick<SubmitFacts, 'catalogue' | 'current'> & {
  edits: Edit[]
  dossier: Dossier<Acting>
}

async function decideWithdrawal(transaction: Transaction, runtime: Runtime, deciding: Deciding) {
  const { catalogue, current, edits, dossier } = deciding
  const standing = {
    revision: REVISION,
    baseVersion: current.number,
    catalogueVersion: catalogue.version,
  }
  const facts: SubmitFacts = {
    ...{ proposal: { revision: REVISION, edits }, current, catalogue, agreement: 'given' },
    gate: gateOn(dossier.person.row, dossier.today),
    terms: await termsOf(transaction, runtime, dossier),
    named: null,
  }
  return decideSubmit(standing, facts, dossier.today)
}

/** Everything that says yes today, each as a sentence with its key: the list from which one choice is withdrawn. Where providers may
 * not be named, those about one are withdrawn with everything only. */
export async function readWithdrawable(runtime: Runtime, dossier: Dossier) {
  const { reader } = runtime.database
  const disclosure = dossier.disclosure.namedInChoices
  const { person: citizen, today } = dossier
  const choices = (await readCurrent(reader, citizen))?.choices ?? []
  const given = choices.filter((choice) => answerOn(choice, today) === 'yes' && mayPoint(choice, disclosure))
  const names = await namesOf(reader, given, { disclosure })
  await logRead(runtime, dossier)
  return {
    given: given.map((choice) => ({
      key: { holder: choice.holder, data: choice.data, receiver: choice.receiver },
      sentence: standingSentence(choice, choice, { names, today }),
    })),
  }
}
