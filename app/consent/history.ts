import type { Catalogue } from '~/catalogue/catalogue'
import { isRow, rowsForAll } from '~/catalogue/lookup'
import type { Choice, ChoiceKey } from './choice'
import type { Change, AnswerAt } from './difference'
import { saidTogether, type GroupsOf } from './said-together'

/** Changes that say the same about the same holder and data: only the receivers differ. */
export type ChangeGroup = {
  holder: string
  data: string
  receivers: string[]
  keys: ChoiceKey[]
  before?: AnswerAt
  after?: AnswerAt
  /** What says otherwise about somebody who belongs to these groups. */
  exceptions: Omit<ChangeGroup, 'exceptions'>[]
}

/** Puts changes together that are said as one thing, and are counted as one. Order is kept. */
export function groupChanges(changes: readonly Change[], groupsOf: GroupsOf): ChangeGroup[] {
  return saidTogether(changes, groupsOf).map(({ items, exceptions }) => ({
    ...groupOf(items),
    exceptions: exceptions.map(groupOf),
  }))
}

/** Choices that stand, put together in the same way. */
export function groupChoices(choices: readonly Choice[], groupsOf: GroupsOf): ChangeGroup[] {
  return groupChanges(
    choices.map(({ answer, until, ...key }) => ({
      key,
      after: until === undefined ? { answer } : { answer, until },
      direction: 'narrows',
    })),
    groupsOf,
  )
}

function groupOf(changes: readonly Change[]): Omit<ChangeGroup, 'exceptions'> {
  const { key, before, after } = changes[0]!
  return {
    holder: key.holder,
    data: key.data,
    receivers: changes.map((change) => change.key.receiver),
    keys: changes.map((change) => change.key),
    ...(before && { before }),
    ...(after && { after }),
  }
}

/** What a whole set comes to, where that can be said in two words; null where it cannot. */
export function gistOf(
  choices: readonly Choice[],
  catalogue: Catalogue,
): 'nothing' | 'all-no' | 'all-yes' | null {
  if (choices.length === 0) return 'nothing'
  const rows = choices.filter((choice) => isRow(catalogue, choice))
  if (rows.length !== choices.length || rows.some(({ until }) => until !== undefined)) return null
  if (rows.length === catalogue.rows.length && rows.every(({ answer }) => answer === 'no')) return 'all-no'
  const asked = rowsForAll(catalogue)
  const isYes = ({ holder, data, receiver }: ChoiceKey) =>
    rows.some(
      (row) =>
        row.answer === 'yes' && row.holder === holder && row.data === data && row.receiver === receiver,
    )
  return rows.filter(({ answer }) => answer === 'yes').length === asked.length && asked.every(isYes)
    ? 'all-yes'
    : null
}
