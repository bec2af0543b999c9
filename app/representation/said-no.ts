import { keyText, type Choice } from '~/consent/choice'
import { liftedNos, type LiftFacts } from './lifted'
import type { LocalDate } from '~/consent/choice'

/** A version with who wrote it. */
export type Written = { authorId: string; choices: readonly Choice[] }

/**
 * Who said each no that stands: whoever wrote the first of the versions, without a gap, in which it stood. `versions`
 * newest first; the result is by `keyText`.
 */
export function authorsOfNos(versions: readonly Written[]): Map<string, string> {
  const [current, ...earlier] = versions
  const authors = new Map<string, string>()
  if (!current) return authors
  let open = nosIn(current)
  for (const key of open) authors.set(key, current.authorId)
  for (const version of earlier) {
    const stood = nosIn(version)
    open = new Set([...open].filter((key) => stood.has(key)))
    if (open.size === 0) break
    for (const key of open) authors.set(key, version.authorId)
  }
  return authors
}

function nosIn({ choices }: Written): Set<string> {
  return new Set(choices.filter(({ answer }) => answer === 'no').map(keyText))
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
  const authors = authorsOfNos(versions)
  const isOwnNo = (choice: Choice) =>
    choice.answer === 'no' && agreed.includes(authors.get(keyText(choice)) ?? '')
  const before = facts.before.filter((choice) => !isOwnNo(choice))
  const said = liftedNos({ ...facts, before }, today).flatMap((choice) => authors.get(keyText(choice)) ?? [])
  return [...new Set(said)].filter((author) => !agreed.includes(author))
}
