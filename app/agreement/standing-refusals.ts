import { answerOn, keyText, type Choice } from '~/consent/choice'
import type { LocalDate } from '~/runtime/local-date'
import { overriddenRefusals, type OverrideFacts } from './overridden-refusals'

/** A version with who wrote it, and who else agreed to it. */
export type Written = { authorId: string; agreed?: readonly string[]; choices: readonly Choice[] }

/**
 * Who said what stands: for each key and answer, whoever wrote the first of the versions, without a gap, in which that
 * answer stood. `versions` newest first; the result is by `saidKey`.
 */
export function authorsOf(versions: readonly Written[]): Map<string, string> {
  const [current, ...earlier] = versions
  const authors = new Map<string, string>()
  if (!current) return authors
  let open = saidIn(current)
  for (const key of open) authors.set(key, current.authorId)
  for (const version of earlier) {
    const stood = saidIn(version)
    open = new Set([...open].filter((key) => stood.has(key)))
    if (open.size === 0) break
    for (const key of open) authors.set(key, version.authorId)
  }
  return authors
}

/** A key with the answer at it. */
export function saidKey(choice: Choice): string {
  return `${keyText(choice)} ${choice.answer}`
}

function saidIn({ choices }: Written): Set<string> {
  return new Set(choices.map(saidKey))
}

/** A no that somebody said, and has not taken back. */
export type StandingRefusal = { choice: Choice; by: ReadonlySet<string> }

/**
 * The no's that were said and not taken back, by key. Only who said a no takes it back, by a later version of their own or by
 * agreeing to one: when another removes it, or leaves it out by withdrawing everything, it goes on counting against what
 * that other asks later (domain: two parents). `versions` newest first.
 */
export function standingRefusals(versions: readonly Written[]): Map<string, StandingRefusal> {
  const spoken = new Map<string, { choice: Choice; by: Set<string> }>()
  let before = new Set<string>()
  for (const { authorId, agreed = [], choices } of versions.toReversed()) {
    const nos = new Map(choices.filter(isNo).map((choice) => [keyText(choice), choice]))
    for (const [key, no] of spoken) {
      if (nos.has(key)) continue
      for (const one of [authorId, ...agreed]) no.by.delete(one)
      if (no.by.size === 0) spoken.delete(key)
    }
    for (const [key, choice] of nos)
      if (!before.has(key))
        spoken.set(key, { choice, by: new Set([...(spoken.get(key)?.by ?? []), authorId]) })
    before = new Set(nos.keys())
  }
  return spoken
}

/** Who agrees to a change, and whose no would ask them (`whoseNoCounts`). */
type Agreeing = { versions: readonly Written[]; agreed: readonly string[]; counting: readonly string[] }

/** Somebody whose no would be lifted; `beside`: only one about another group, for who may be of both. */
export type RefusedBy = { who: string; beside: boolean }

/**
 * Whose no would be lifted by a change that `agreed` agree to (domain: two parents). What one of `counting` said and did not
 * take back counts, whether it still stands or not; no other no does, so that none hides it: not a narrower one of one's own,
 * laid over another's and lifted later, nor of somebody who decides no more, nor what the day after a last day wrote. A yes
 * that has ended counts as none, so that renewing it asks whose no stands behind it. What may be seen already is not lifted anew.
 * Each with whether what they said no to is what is asked, as screens tell it.
 */
export function refusedBy(
  facts: OverrideFacts,
  { versions, agreed, counting }: Agreeing,
  today: LocalDate,
): RefusedBy[] {
  const spoken = standingRefusals(versions)
  const isAsked = (one: string) => counting.includes(one) && !agreed.includes(one)
  const others = [...spoken.values()].filter(({ by }) => [...by].some(isAsked)).map(({ choice }) => choice)
  if (others.length === 0) return []
  const spokenKeys = new Set(others.map(keyText))
  const stands = facts.before.filter(
    (choice) => !spokenKeys.has(keyText(choice)) && answerOn(choice, today) === 'yes',
  )
  const before = [...stands, ...others]
  const said = overriddenRefusals({ ...facts, before, now: facts.before, only: others }, today).flatMap(
    ({ choice, beside }) => [...(spoken.get(keyText(choice))?.by ?? [])].map((who) => ({ who, beside })),
  )
  const authors = [...new Set(said.map(({ who }) => who))].filter(isAsked)
  return authors.map((who) => ({
    who,
    beside: said.every((one) => one.who !== who || one.beside),
  }))
}

function isNo({ answer }: Choice): boolean {
  return answer === 'no'
}
