import type { ApprovalSummary } from '~/choosing/approval-pages.server'
import { useAuthorName, useDoneBy } from '../../citizen/parts/AuthorWords'

type Relations = ApprovalSummary['relations']

/**
 * Who asked, who ended it, whose no stands there and whom it waits for, where that is another than the reader or the person:
 * by relation, to begin a sentence or to stand in one. Never by name.
 */
export function useToldWho({ asker, settler, saidNo, waitsOn }: Relations) {
  const nameOf = useAuthorName()
  const doneBy = useDoneBy()
  const begins = (who: Relations[keyof Relations]) => nameOf({ who: who ?? 'representative' })
  const within = (who: Relations[keyof Relations]) => doneBy({ who: who ?? 'representative' })
  return {
    ...{ Asker: begins(asker), asker: within(asker) },
    ...{ Settler: begins(settler), settler: within(settler) },
    ...{ SaidNo: begins(saidNo) },
    ...{ WaitsOn: begins(waitsOn), waitsOn: within(waitsOn) },
  }
}
