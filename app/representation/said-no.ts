import { keyText, type Choice, type LocalDate } from '~/consent/choice'
import { liftedNos, type LiftFacts } from './lifted'

/** A version with who wrote it. */
export type Written = { authorId: string; choices: readonly Choice[] }

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

/**
 * Whose no would be lifted by a change that `agreed` agree to (domain: two parents). Their own no's are left out of
 * what stood before: a narrower no of one's own, laid over another's and lifted later, hides nothing.
 */
export function againstWhom(
  facts: LiftFacts,
  { versions, agreed }: { versions: readonly Written[]; agreed: readonly string[] },
  today: LocalDate,
): string[] {
  const authors = authorsOf(versions)
  const isOwnNo = (choice: Choice) =>
    choice.answer === 'no' && agreed.includes(authors.get(saidKey(choice)) ?? '')
  const before = facts.before.filter((choice) => !isOwnNo(choice))
  const said = liftedNos({ ...facts, before }, today).flatMap((choice) => authors.get(saidKey(choice)) ?? [])
  return [...new Set(said)].filter((author) => !agreed.includes(author))
}
