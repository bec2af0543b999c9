import { missingAgreement, type ApprovalFacts } from '~/agreement/approval'
import { isFresh, type Login } from '~/lock/lock'
import type { LocalDate } from '~/runtime/local-date'
import { daysOf, type Outliving } from './erasure'

export type ErasureCommand =
  /** `stays`: for each thing that outlives it whether it stays; what was not answered is not in it. */
  | { do: 'erase'; by: string; answers: Partial<Record<Outliving, 'stays' | 'goes'>> }
  /** Agrees with, or says no to, what was asked at that moment. */
  | { do: 'agree' | 'refuse'; by: string; asked: string }
  /** Toch niet. */
  | { do: 'keep'; by: string }

/** What was asked and waits, or runs. */
export type Erasing = {
  state: 'asked' | 'running'
  at: Date
  agreed: readonly string[]
  stays: readonly Outliving[]
  expiresOn: LocalDate | null
  keepAgreed: readonly string[]
}

/** Everything that matters: who decides, whose no stands, what is on now, and the login of who acts. */
export type ErasureFacts = Pick<ApprovalFacts, 'decides' | 'person' | 'representatives' | 'against'> & {
  erasing: Erasing | null
  /** What is on now that would outlive it. */
  on: readonly Outliving[]
  login: Login
  expiresOn: LocalDate
}

export type ErasureEvent =
  | { happened: 'asked'; agreed: string[]; stays: Outliving[]; expiresOn: LocalDate }
  | { happened: 'agreed'; agreed: string[] }
  | { happened: 'begun'; agreed: string[]; stays: Outliving[] }
  | { happened: 'refused' }
  | { happened: 'keep-asked'; keepAgreed: string[] }
  | { happened: 'kept' }

/**
 * - `not-yours`: nobody who was authorised erases for another, and a child under 12 does not by itself
 * - `not-answered`: what outlives it was not answered for each
 * - `nobody-decides`: after death
 * - `changed-meanwhile`: something else is asked now than was on the screen, or nothing
 * - `too-late`: the last day has passed
 * - `stale-login`, `terms-not-accepted`: as for every widening behind a gate
 */
export type ErasureRefusal =
  | 'not-yours'
  | 'not-answered'
  | 'nobody-decides'
  | 'changed-meanwhile'
  | 'too-late'
  | 'stale-login'
  | 'terms-not-accepted'

export type ErasureDecision =
  | { ok: true; event: ErasureEvent | null }
  /** `missing`: what was not answered. */
  | { ok: false; refusal: ErasureRefusal; missing?: Outliving }

type Now = { at: Date; today: LocalDate }

/**
 * Erasing everything (AVG 17), and not erasing it after all (domain: erasure). Who decides alone does it at once; for anybody else it
 * takes the agreement of everybody whose agreement a widening would take, and of whoever said a no that would go with it. Going on
 * after all is a widening too: within seven days, with a new login, agreed to by the same people.
 */
export function decideErasure(command: ErasureCommand, facts: ErasureFacts, now: Now): ErasureDecision {
  if (facts.decides === 'nobody') return refused('nobody-decides')
  if (!mayTakePart(command.by, facts)) return refused('not-yours')
  if (command.do === 'erase') return erase(command, facts, now)
  return command.do === 'keep' ? keep(command.by, facts, now) : answer(command, facts, now)
}

/** The person from 12 on, where they decide or decide along; and who decides for them, never who was only authorised. */
export function mayTakePart(
  by: string,
  { decides, person, representatives }: Pick<ErasureFacts, 'decides' | 'person' | 'representatives'>,
): boolean {
  if (decides === 'self') return by === person
  return representatives.includes(by) || (decides === 'together' && by === person)
}

/** Who still has to agree; nobody once it is complete. */
export function stillMissing(agreed: readonly string[], facts: ErasureFacts, against = facts.against) {
  const missing = missingAgreement(agreed, { ...facts, against, mutedBy: [] })
  return missing.person || missing.representative || missing.named.length > 0 ? missing : null
}

/** What waits and can still be agreed to. */
export function waiting({ erasing }: Pick<ErasureFacts, 'erasing'>, today: LocalDate): Erasing | null {
  if (erasing?.state !== 'asked' || erasing.expiresOn === null || erasing.expiresOn < today) return null
  return erasing
}

function erase(
  { by, answers }: ErasureCommand & { do: 'erase' },
  facts: ErasureFacts,
  { today }: Now,
): ErasureDecision {
  if (facts.erasing?.state === 'running') return { ok: true, event: null }
  if (waiting(facts, today)) return { ok: true, event: null }
  // What somebody else switched on is not dropped by who decides along.
  const stays = facts.decides === 'self' ? facts.on.filter((one) => answers[one] === 'stays') : [...facts.on]
  const missing = facts.decides === 'self' ? facts.on.find((one) => answers[one] === undefined) : undefined
  if (missing) return { ...refused('not-answered'), missing }
  const agreed = [by]
  if (stillMissing(agreed, facts) === null) return { ok: true, event: { happened: 'begun', agreed, stays } }
  return { ok: true, event: { happened: 'asked', agreed, stays, expiresOn: facts.expiresOn } }
}

function answer(
  command: ErasureCommand & { do: 'agree' | 'refuse' },
  facts: ErasureFacts,
  { today }: Now,
): ErasureDecision {
  const asked = waiting(facts, today)
  if (!asked || asked.at.toISOString() !== command.asked) return refused('changed-meanwhile')
  if (command.do === 'refuse') return { ok: true, event: { happened: 'refused' } }
  if (asked.agreed.includes(command.by)) return { ok: true, event: null }
  const agreed = [...asked.agreed, command.by]
  if (stillMissing(agreed, facts) !== null) return { ok: true, event: { happened: 'agreed', agreed } }
  return { ok: true, event: { happened: 'begun', agreed, stays: [...asked.stays] } }
}

function keep(by: string, facts: ErasureFacts, { at, today }: Now): ErasureDecision {
  const { erasing, login } = facts
  if (erasing?.state !== 'running') return { ok: true, event: null }
  if (today > daysOf(erasing.at).lastDay) return refused('too-late')
  if (login.terms === 'not-accepted') return refused('terms-not-accepted')
  if (!isFresh(login.at, at)) return refused('stale-login')
  const keepAgreed = [...new Set([...erasing.keepAgreed, by])]
  // It brings back what was there, so that it lifts nobody's no.
  if (stillMissing(keepAgreed, facts, []) === null) return { ok: true, event: { happened: 'kept' } }
  return { ok: true, event: { happened: 'keep-asked', keepAgreed } }
}

function refused(refusal: ErasureRefusal) {
  return { ok: false as const, refusal }
}
