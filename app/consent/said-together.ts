import { isNamed, type ChoiceKey } from './choice'
import type { AnswerAt } from './difference'

/** Something that stands at a key, or changes there. */
type Said = { key: ChoiceKey; before?: AnswerAt; after?: AnswerAt }

/** What is said as one thing: what differs in its groups of receivers only, with the exceptions to it. */
export type Together<Item extends Said> = { items: Item[]; exceptions: Item[][] }

/** The groups that a named provider belongs to, by the directory; none of one it does not know. */
export type GroupsOf = {
  holder: (party: string) => readonly string[]
  receiver: (party: string) => readonly string[]
}

/** Where no provider is named, or nothing is an exception to anything. */
export const NO_GROUPS: GroupsOf = { holder: () => [], receiver: () => [] }

/**
 * The one way to put changes or choices together, and so the one way to count them: on review page, receipt, history and
 * overview alike. Groups of receivers of which the same is said are one; a provider by name is one of its own. A rule and
 * an exception that says otherwise are one thing too: apart they read as a contradiction. Order is kept.
 */
export function saidTogether<Item extends Said>(
  items: readonly Item[],
  groupsOf: GroupsOf,
): Together<Item>[] {
  const groups = alike(items)
  const ruleOf = new Map(
    groups.map((group) => [group, groups.find((rule) => isException(group, rule, groupsOf))]),
  )
  return groups
    .filter((group) => !ruleOf.get(group))
    .map((rule) => ({ items: rule, exceptions: groups.filter((group) => ruleOf.get(group) === rule) }))
}

function alike<Item extends Said>(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const { holder, data, receiver } = item.key
    const said = [item.before, item.after].map((one) => `${one?.answer} ${one?.until}`)
    const key = [holder, data, isNamed(receiver) ? receiver : '', ...said].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}

/** Whether it says otherwise about somebody who belongs to the groups of a rule about the same data. */
function isException<Item extends Said>(group: Item[], rule: Item[], groupsOf: GroupsOf): boolean {
  const [one, whole] = [group[0]!, rule[0]!]
  if (!one.after || !whole.after || one.after.answer === whole.after.answer) return false
  if (one.key.data !== whole.key.data || isNamed(whole.key.holder) || isNamed(whole.key.receiver))
    return false
  const receivers = rule.map(({ key }) => key.receiver)
  const isWithin = ({ key: { holder, receiver } }: Item) =>
    (holder === whole.key.holder || groupsOf.holder(holder).includes(whole.key.holder)) &&
    (receivers.includes(receiver) || groupsOf.receiver(receiver).some((each) => receivers.includes(each)))
  const isNarrower = isNamed(one.key.holder) || isNamed(one.key.receiver)
  return isNarrower && group.every(isWithin)
}
