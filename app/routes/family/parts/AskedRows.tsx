import { AskedRow, OfferedRow, answerPath } from './AskedRow'
import { useAboutWhom, useConcerns, useNameOf } from './concerns'

/** How many answers of the reader are waited for here: what the menu counts too. */
export function useAskedCount(): number {
  const { count } = useConcerns()
  return count.here + (useAboutWhom() === null ? count.elsewhere : 0)
}

/** What waits for the reader's own answer: about whom the page is about, about others, and what is offered to them. */
export function AskedRows() {
  const { asked, people, offered } = useConcerns()
  const about = useAboutWhom()
  const nameOf = useNameOf()
  return (
    <>
      {asked
        .filter(({ isMyTurn }) => isMyTurn)
        .map((one) => (
          <AskedRow key={one.id} asked={one} who={about} to={`/mijn/akkoord/${one.id}`} />
        ))}
      {people.flatMap((person) =>
        person.asked.map((one) => (
          <AskedRow
            key={one.id}
            asked={one}
            who={nameOf(person)}
            to={answerPath(person.representationId, one)}
          />
        )),
      )}
      {offered.map((id) => (
        <OfferedRow key={id} id={id} />
      ))}
    </>
  )
}
