import { PATHS } from '~/paths'
import { AskedOfOthers } from './AskedOfOthers'
import { QuestionnaireRow } from './AskedRow'
import { useAboutWhom } from './concerns'
import type { Concerns } from './shown'

/** How many answers of the reader are waited for here: what the menu counts too. */
export function useAskedCount({ count }: Concerns): number {
  return count.here + (useAboutWhom() === null ? count.elsewhere : 0)
}

/** What waits for the reader's own answer: about whom the page is about, about others, and what is offered to them. */
export function AskedRows({ asked, people, offered }: Concerns) {
  const about = useAboutWhom()
  return (
    <>
      {asked
        .filter(({ isMyTurn }) => isMyTurn)
        .map((one) => (
          <QuestionnaireRow key={one.id} asked={one} who={about} to={PATHS.agreement({ approval: one.id })} />
        ))}
      <AskedOfOthers people={people} offered={offered} />
    </>
  )
}
