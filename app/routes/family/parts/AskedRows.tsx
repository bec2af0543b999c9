import { PATHS } from '~/paths'
import { AskedOfOthers } from './AskedOfOthers'
import { AskedRow } from './AskedRow'
import { useAboutWhom, useConcerns } from './concerns'

/** How many answers of the reader are waited for here: what the menu counts too. */
export function useAskedCount(): number {
  const { count } = useConcerns()
  return count.here + (useAboutWhom() === null ? count.elsewhere : 0)
}

/** What waits for the reader's own answer: about whom the page is about, about others, and what is offered to them. */
export function AskedRows() {
  const { asked, people, offered } = useConcerns()
  const about = useAboutWhom()
  return (
    <>
      {asked
        .filter(({ isMyTurn }) => isMyTurn)
        .map((one) => (
          <AskedRow key={one.id} asked={one} who={about} to={PATHS.agreement({ approval: one.id })} />
        ))}
      <AskedOfOthers people={people} offered={offered} />
    </>
  )
}
