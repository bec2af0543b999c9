import { agreementFacts, type AgreementFacts } from '~/agreement/agreement-facts.server'
import { decideApproval, missingAgreement, type Missing } from '~/agreement/approval'
import { editOf, splitByDirection } from '~/agreement/split-by-direction'
import { changesBetween } from '~/consent/difference'
import type { Reader } from '~/db/database.server'
import { gateOn } from '~/person/gate'
import type { Concerned, Doors } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import { relationOf, type Relation } from '~/representation/relation'
import { tellersFor } from '~/representation/tellers.server'
import { termsOf } from '~/representation/terms.server'
import { readDrafting } from './drafting.server'
import { foreseen, takenOver, type Foreseen, type TakenOver } from './foresee'

/** What sending the draft of today would bring, who decides about a yes where the reader does not, and whose no is asked. */
export type Foresight = {
  will: Foreseen
  now: boolean
  decider: Relation | null
  /** As what somebody else acted who said no there. */
  saidNo: Relation | null
  takenOver: TakenOver
}

/** What *Keuzes doorgeven* will do, said before it is pressed: by the same rules that send it. Null when there is no draft. */
export async function foreseeSending(
  { runtime, approvalDays }: Pick<Doors, 'runtime' | 'approvalDays'>,
  dossier: Dossier,
): Promise<Foresight | null> {
  const { reader } = runtime.database
  const { at, today } = dossier
  const { draft, before, after, catalogue, current } = await readDrafting(reader, dossier)
  if (!draft) return null
  const edits = changesBetween(before, after, today).map(editOf)
  const { now, later } = splitByDirection(before, edits, today)
  const gate = gateOn(dossier.person.row, today)
  const agreed = [dossier.actorId]
  const asking = {
    standing: dossier,
    edits: later,
    approval: null,
    agreed,
    takesOver: catalogue.version,
  }
  const facts = await agreementFacts(reader, { ...asking, catalogue, approvalDays, today })
  const decided = decideApproval({ do: 'ask', by: dossier.actorId }, facts, today)
  const missing = missingAgreement([dossier.actorId], facts)
  const onlyNew = edits.length === 0 && current !== null && current.readingCatalogue < catalogue.version
  const isAlone = dossier.decides === 'self' && dossier.representation === null
  const will = foreseen({
    widens: later.length > 0 || onlyNew,
    isAlone,
    decides: dossier.decides,
    gate,
    asked: decided.ok ? (decided.event?.happened === 'put-in-force' ? 'in-force' : 'asks') : decided.refusal,
    missing,
    isKnown: dossier.representatives.length > 0,
    saidNo: whoSaidNo(facts, missing),
  })
  const mayWidenAlone = isAlone && gate === 'open' && (await termsOf(reader, runtime, dossier)) === 'accepted'
  return {
    now: now.length > 0,
    decider: deciderOf(dossier),
    saidNo: await relationOfNamed(reader, dossier, { missing, at }),
    will,
    takenOver: takenOver(will, mayWidenAlone),
  }
}

async function relationOfNamed(
  reader: Reader,
  concerned: Concerned,
  { missing, at }: { missing: Missing; at: Date },
): Promise<Relation | null> {
  const [first] = missing.named
  return first === undefined ? null : (await tellersFor(reader, concerned)).relationOf(first, at)
}

function whoSaidNo({ against, beside, person }: AgreementFacts, { named }: Missing) {
  const saidHere = (id: string) => against.includes(id) && !beside.includes(id)
  return { person: saidHere(person), named: named.some(saidHere) }
}

/** Who decides about a yes for an adult who cannot; null for everybody else. */
function deciderOf({ decides, representation, representatives }: Concerned): Relation | null {
  if (decides !== 'representative' || representation !== null) return null
  const [first] = representatives
  return first ? relationOf(first.kind) : 'representative'
}
