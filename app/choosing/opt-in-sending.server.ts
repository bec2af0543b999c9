import { appendActivity } from '~/audit/append.server'
import { answersAt } from '~/consent/answers-at'
import { named, type Choice } from '~/consent/choice'
import type { Edit } from '~/consent/draft'
import type { Transaction } from '~/db/database.server'
import { tellOrganisation } from '~/inbox/tell-organisation.server'
import { dueOn, stateAfter } from '~/optin/decide'
import { goingTo } from '~/optin/going'
import { kindOf, type OptInDraft, type OptInKind } from '~/optin/optin'
import {
  insertOptIn,
  openContents,
  readLiveWith,
  readWaitingFor,
  writeContents,
  writeOptIn,
} from '~/optin/store.server'
import { act } from '~/representation/act.server'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'

type Sending = {
  dossier: Dossier
  optIn: OptInDraft
  source: { draftId: string; draftRevision: number }
  /** What is in force once it is sent. */
  choices: readonly Choice[]
  /** What sending changed, and what it asks somebody else to agree to. */
  changed: readonly Pick<Edit, 'key'>[]
  asked: readonly Pick<Edit, 'key'>[]
  /** The question that waits. */
  approvalId: string | null
}

/**
 * Sends each provider what was chosen at it by name, in the transaction that puts that in force; what somebody has to agree to
 * waits for them. A newer one takes the place of what is under way with the same provider.
 */
export async function sendOptIns(transaction: Transaction, runtime: Runtime, sending: Sending) {
  const { dossier, optIn, source, approvalId } = sending
  const { person, at, today } = dossier
  for (const ura of optIn.to) {
    const answers = answersAt(ura, sending.choices)
    const isAt = ({ key }: Pick<Edit, 'key'>) => key.holder === named(ura)
    const facts = {
      answers,
      changed: sending.changed.some(isAt),
      asks: sending.asked.some(isAt),
      waits: approvalId !== null,
    }
    for (const going of goingTo(facts, today)) {
      const isNow = going.goes === 'now'
      await endLive(transaction, { dossier, ura, waiting: !isNow })
      const id = runtime.newId()
      await insertOptIn(transaction, person, {
        ...{ id, ura, sentAt: at, sentAs: dossier.by.channel, ...source },
        ...{ approvalId: isNow ? null : approvalId, contents: { person: optIn.person, answers } },
        ...(isNow
          ? { kind: going.kind, state: 'new' as const, dueOn: dueOn(today) }
          : { kind: 'opt-in' as const, state: 'waiting' as const, dueOn: null }),
      })
      if (isNow) await tellSent(transaction, runtime, { dossier, ura, id })
    }
  }
}

/** What waited for an agreement goes to its provider, with what is in force by it; also in that transaction. */
export async function sendAgreed(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, approvalId, choices }: Pick<Sending, 'dossier' | 'choices'> & { approvalId: string },
) {
  const { person, at, today } = dossier
  for (const waiting of await readWaitingFor(transaction, approvalId)) {
    const { id, ura } = waiting
    const answers = answersAt(ura, choices)
    const contents = openContents(person, waiting)
    const state = stateAfter('agree', waiting.state)
    if (!contents || !state || answers.length === 0) continue
    await endLive(transaction, { dossier, ura, waiting: false })
    await writeContents(transaction, person, { id, contents: { ...contents, answers } })
    const kind: OptInKind = kindOf(answers, today)
    await writeOptIn(transaction, waiting, { state, kind, sentAt: at, dueOn: dueOn(today) })
    await tellSent(transaction, runtime, { dossier, ura, id })
  }
}

type Sent = Pick<Sending, 'dossier'> & { ura: string; id: string }

async function tellSent(transaction: Transaction, runtime: Runtime, { dossier, ura, id }: Sent) {
  const object = { type: 'opt-in' as const, id }
  await appendActivity(transaction, [act(dossier, { event: 'opt-in-sent', action: 'C', object })])
  await tellOrganisation(transaction, runtime, { ura, reason: id, at: dossier.at })
}

async function endLive(
  transaction: Transaction,
  { dossier, ura, waiting }: Pick<Sending, 'dossier'> & { ura: string; waiting: boolean },
) {
  const { person, at } = dossier
  const live = await readLiveWith(transaction, { subjectId: person.row.id, ura, waiting })
  const state = live && stateAfter('replace', live.state)
  if (!state) return
  await writeOptIn(transaction, live, { state, settledAt: at })
  const object = { type: 'opt-in' as const, id: live.id }
  await appendActivity(transaction, [act(dossier, { event: 'opt-in-ended', action: 'U', object })])
}
