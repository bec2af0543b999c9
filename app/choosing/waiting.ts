import type { Catalogue, CatalogueRow } from '~/catalogue/catalogue'
import { isRow } from '~/catalogue/lookup'
import type { Choice } from '~/consent/choice'
import { endingSoon } from '~/consent/ending'
import type { Named } from '~/representation/author-label'
import type { LocalDate } from '~/runtime/local-date'

/** Whether mail reaches the citizen: `failing` when the mail server takes none for the address. */
type AddressState = 'confirmed' | 'unconfirmed' | 'failing'

export type WaitingFacts = {
  draft: { updatedAt: Date } | null
  /** What others changed and the citizen has not looked at yet, oldest first. */
  unseen: { number: number; at: Date; author: Named }[]
  address: AddressState
  choices: readonly Choice[]
  /** The catalogue in force, and the one that the choices in force were made from; null without choices. */
  catalogue: Catalogue
  chosenFrom: Catalogue | null
}

/** One thing that waits for the citizen. No counts, no scores: what it is, and where to do it. */
export type WaitingItem =
  | { kind: 'changed'; number: number; at: Date; author: Named }
  | { kind: 'draft'; updatedAt: Date }
  | { kind: 'address'; state: 'unconfirmed' | 'failing' }
  | { kind: 'ending'; until: LocalDate; holder: string }
  | { kind: 'new-rows'; holder: string }

/** What waits, in the order of its weight: what others did first, then what would be lost, then what may be looked at. */
export function waitingFor(facts: WaitingFacts, today: LocalDate): WaitingItem[] {
  return [
    ...facts.unseen.map((unseen): WaitingItem => ({ kind: 'changed', ...unseen })),
    ...(facts.draft ? [{ kind: 'draft', updatedAt: facts.draft.updatedAt } as const] : []),
    ...(facts.address === 'confirmed' ? [] : [{ kind: 'address', state: facts.address } as const]),
    ...endings(facts.choices, today),
    ...newHolders(facts).map((holder) => ({ kind: 'new-rows', holder }) as const),
  ]
}

/**
 * What stands on top of the overview, and what is listed: the earliest that another changed is asked about on top, and so not listed
 * as well.
 */
export function onTopOf<One extends { kind: string }>(waiting: readonly One[]) {
  type Changed = Extract<One, { kind: 'changed' }>
  const top = waiting.find((one): one is Changed => one.kind === 'changed') ?? null
  return { top, listed: waiting.filter((one) => one !== top) }
}

/** One line per day and holder: several receivers may end together. */
function endings(choices: readonly Choice[], today: LocalDate): WaitingItem[] {
  const soon = endingSoon(choices, today)
  const firsts = soon.filter(
    ({ until, holder }, at) => soon.findIndex((one) => one.until === until && one.holder === holder) === at,
  )
  return firsts.map(({ until, holder }) => ({ kind: 'ending', until, holder }))
}

/** The holders of rows that are new since the catalogue that was chosen from, and that have no choice yet (Wabvpz 15c). */
function newHolders({ catalogue, chosenFrom, choices }: WaitingFacts): string[] {
  if (!chosenFrom) return []
  const isNew = (row: CatalogueRow) =>
    !isRow(chosenFrom, row) &&
    !choices.some(
      ({ holder, data, receiver }) => holder === row.holder && data === row.data && receiver === row.receiver,
    )
  return [...new Set(catalogue.rows.filter(isNew).map(({ holder }) => holder))]
}
