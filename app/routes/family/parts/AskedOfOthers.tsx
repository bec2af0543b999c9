import { QuestionnaireRow, OfferedRow, answerPath, type Questionnaire } from './AskedRow'
import { useNameOf } from './concerns'

type Person = Parameters<ReturnType<typeof useNameOf>>[0] & {
  representationId: string
  asked: Questionnaire[]
}
type Props = { people: Person[]; offered: string[] }

/** What waits for the reader about whom they decide for, and what is offered to them. */
export function AskedOfOthers({ people, offered }: Props) {
  const nameOf = useNameOf()
  return (
    <>
      {people.flatMap((person) =>
        person.asked.map((one) => (
          <QuestionnaireRow
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
