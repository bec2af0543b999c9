import { dataKeptBy, findData, findHolder, findReceiver, holderCategoriesOf } from '~/catalogue/lookup'
import type { LocalDate } from '~/runtime/local-date'
import { isNamed, uraOf, type Holder, type Receiver } from './choice'
import { decide, type DecisionFacts, type Verdict } from './decide'
import { anyOf, asEachType, isAnyOf, treatmentQuestion, type Party, type Side } from './question'

/** What somebody tries out: each part a code of the catalogue, or one provider. */
export type WhatIf = { holder: Holder; data: string; receiver: Receiver }

export type WhatIfFacts = DecisionFacts & {
  /** The named providers in the question, as the directory knows them. */
  parties: readonly Party[]
}

/** The answer to an organisation of several types, asked as one of them; null for a group, or who has one type. */
type AnswerAs = { holder: string | null; receiver: string | null; verdict: Verdict }

export type WhatIfAnswer =
  /**
   * `kept`: whether the catalogue says that such a holder has such data at all. `verdict`: the answer, the strictest where
   * it differs by type; then `byType` has each.
   */
  | { ok: true; verdict: Verdict; byType: AnswerAs[]; kept: boolean }
  /** Which parts the catalogue or the directory does not have. */
  | { ok: false; refusal: 'unknown'; parts: (keyof WhatIf)[] }

/** The answer that a care system would hear to this question, for treatment, with the choices that decided. */
export function whatIf(asked: WhatIf, facts: WhatIfFacts, today: LocalDate): WhatIfAnswer {
  const holders = sidesOf(asked.holder, facts, findHolder(facts.catalogue, asked.holder))
  const receivers = sidesOf(asked.receiver, facts, findReceiver(facts.catalogue, asked.receiver))
  const data = findData(facts.catalogue, asked.data)
  if (holders.length === 0 || receivers.length === 0 || !data) {
    const known = { holder: holders.length > 0, data: data !== undefined, receiver: receivers.length > 0 }
    const parts = (Object.keys(known) as (keyof WhatIf)[]).filter((part) => !known[part])
    return { ok: false, refusal: 'unknown', parts }
  }
  const answers = holders.flatMap((holder) =>
    receivers.map((receiver): AnswerAs => ({
      holder: typeOf(holder, holders),
      receiver: typeOf(receiver, receivers),
      verdict: decide(treatmentQuestion(data.code, { holder, receiver }), facts, today),
    })),
  )
  const strictest = answers.find(({ verdict }) => verdict.decision === 'deny') ?? answers[0]!
  const differs = answers.some(({ verdict }) => verdict.decision !== strictest.verdict.decision)
  return {
    ok: true,
    verdict: strictest.verdict,
    byType: differs ? answers : [],
    kept: dataKeptBy(facts.catalogue, categoriesHeld(holders, facts)).includes(data.code),
  }
}

function sidesOf(party: Holder | Receiver, { parties }: WhatIfFacts, group: unknown): Side[] {
  if (!isNamed(party)) return group ? [anyOf(party)] : []
  const found = parties.find(({ ura }) => ura === uraOf(party))
  return found ? asEachType(found) : []
}

function typeOf(side: Side, sides: readonly Side[]): string | null {
  return isAnyOf(side) || sides.length === 1 ? null : side.as
}

function categoriesHeld(holders: readonly Side[], { catalogue }: WhatIfFacts): string[] {
  return holders.flatMap((side) => (isAnyOf(side) ? [side.group] : holderCategoriesOf(catalogue, side.types)))
}

/** Which sentence tells the citizen why: the words of `what-if.why.*`. */
export type Why =
  | 'yes'
  | 'no'
  | 'ended'
  | 'no-choice'
  | 'contained'
  | 'other-type'
  | 'older-catalogue'
  | 'excluded'
  | 'unmapped'
  | 'purpose'
  | 'same-organisation'
  | 'locked'
  | 'restricted'
  | 'erasing'
  | 'deceased'
  | 'under-decision'

/** Chooses the sentence for a verdict. A yes past its last day is told apart from a no that was said. */
export function whyOf({ decision, reason, deciding }: Verdict, today: LocalDate): Why {
  if (reason.startsWith('gate:')) return reason.slice('gate:'.length) as Why
  if (reason !== 'choices') return reason as Why
  if (decision === 'permit') return 'yes'
  const denying = decidedBy({ decision, reason, deciding }, today)
  return denying.every(({ answer }) => answer === 'yes') ? 'ended' : 'no'
}

/** The choices that decided: for a no, only those that say no; a yes beside them changed nothing. */
export function decidedBy({ decision, deciding }: Verdict, today: LocalDate): Verdict['deciding'] {
  if (decision === 'permit') return deciding
  return deciding.filter(({ answer, until }) => answer === 'no' || (until !== undefined && until < today))
}
