import {
  dataKeptBy,
  findData,
  findHolder,
  findReceiver,
  holderCategoriesOf,
  receiverCategoriesOf,
} from '~/catalogue/lookup'
import { isNamed, uraOf, type Holder, type LocalDate, type Receiver } from './choice'
import { decide, type DecisionFacts, type Verdict } from './decide'
import type { Party, Question } from './question'

/** What somebody tries out: each part a code of the catalogue, or one provider. */
export type WhatIf = { holder: Holder; data: string; receiver: Receiver }

export type WhatIfFacts = DecisionFacts & {
  /** The named providers in the question, as the directory knows them. */
  parties: readonly Party[]
}

export type WhatIfAnswer =
  /** `kept`: whether the catalogue says that such a holder has such data at all. */
  | { ok: true; verdict: Verdict; kept: boolean }
  /** Which parts the catalogue or the directory does not have. */
  | { ok: false; refusal: 'unknown'; parts: (keyof WhatIf)[] }

/** Stands for any provider of a group that no choice names. */
const ANY = { holder: 'any-holder', receiver: 'any-receiver' } as const

/** The answer that a care system would hear to this question, for treatment, with the choices that decided. */
export function whatIf(asked: WhatIf, facts: WhatIfFacts, today: LocalDate): WhatIfAnswer {
  const holder = holderOf(asked.holder, facts)
  const receiver = receiverOf(asked.receiver, facts)
  const data = findData(facts.catalogue, asked.data)
  if (!holder || !receiver || !data) {
    const known = { holder, data, receiver }
    const parts = (Object.keys(known) as (keyof WhatIf)[]).filter((part) => !known[part])
    return { ok: false, refusal: 'unknown', parts }
  }
  const question = { holder, data: data.code, receiver, purpose: 'TREAT' }
  return {
    ok: true,
    verdict: decide(question, facts, today),
    kept: dataKeptBy(facts.catalogue, holder.categories).includes(data.code),
  }
}

function holderOf(holder: Holder, { catalogue, parties }: WhatIfFacts): Question['holder'] | undefined {
  if (!isNamed(holder)) return findHolder(catalogue, holder) && { ura: ANY.holder, categories: [holder] }
  const party = parties.find(({ ura }) => ura === uraOf(holder))
  return party && { ura: party.ura, categories: holderCategoriesOf(catalogue, party.types) }
}

function receiverOf(
  receiver: Receiver,
  { catalogue, parties }: WhatIfFacts,
): Question['receiver'] | undefined {
  if (!isNamed(receiver))
    return findReceiver(catalogue, receiver) && { ura: ANY.receiver, categories: [receiver], types: [] }
  const party = parties.find(({ ura }) => ura === uraOf(receiver))
  return (
    party && { ura: party.ura, types: party.types, categories: receiverCategoriesOf(catalogue, party.types) }
  )
}

/** Which sentence tells the citizen why: the words of `what-if.why.*`. */
export type Why =
  | 'yes'
  | 'no'
  | 'ended'
  | 'no-choice'
  | 'contained'
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
