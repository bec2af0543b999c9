import type { Catalogue } from '~/catalogue/catalogue'
import { isRow, rowsForAll } from '~/catalogue/lookup'
import type { Choice, ChoiceKey } from './choice'
import type { Change, Standing } from './difference'

/** Changes that say the same about the same holder and data: only the receivers differ. */
export type ChangeGroup = {
  holder: string
  data: string
  receivers: string[]
  keys: ChoiceKey[]
  before?: Standing
  after?: Standing
}

/** Puts changes together that can be said in one sentence. Order is kept. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>()
  for (const { key, before, after } of changes) {
    const alike = [key.holder, key.data, said(before), said(after)].join(' ')
    const group = groups.get(alike) ?? {
      holder: key.holder,
      data: key.data,
      receivers: [],
      keys: [],
      ...(before && { before }),
      ...(after && { after }),
    }
    group.receivers.push(key.receiver)
    group.keys.push(key)
    groups.set(alike, group)
  }
  return [...groups.values()]
}

/** Choices that stand now, put together in the same way. */
export function groupChoices(choices: readonly Choice[]): ChangeGroup[] {
  return groupChanges(
    choices.map(({ answer, until, ...key }) => ({
      key,
      after: until === undefined ? { answer } : { answer, until },
      direction: 'narrows',
    })),
  )
}

function said(standing: Standing | undefined): string {
  return standing ? `${standing.answer}${standing.until ?? ''}` : '-'
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
