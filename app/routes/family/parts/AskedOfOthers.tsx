import { AskedRow, OfferedRow, answerPath, type Asked } from './AskedRow'
import { useNameOf } from './concerns'

type Person = Parameters<ReturnType<typeof useNameOf>>[0] & { representationId: string; asked: Asked[] }
type Props = { people: Person[]; offered: string[] }

/** What waits for the reader about whom they decide for, and what is offered to them. */
export function AskedOfOthers({ people, offered }: Props) {
  const nameOf = useNameOf()
  return (
    <>
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
