import { useKeptText, useProblem } from '~/ui/form-context'
import { YesNo, type YesNoProps } from '~/ui/YesNo'

type AnswerFieldProps = Pick<YesNoProps, 'name' | 'label' | 'layout' | 'keys' | 'questionId'> & {
  answered?: 'yes' | 'no' | undefined
}

/** A yes or no that is kept when the form comes back, with what is wrong with it. */
export function AnswerField({ answered, ...field }: AnswerFieldProps) {
  const kept = useKeptText(field.name).defaultValue
  const problem = useProblem(field.name)
  return <YesNo {...field} defaultValue={read(kept) ?? answered} error={problem} />
}

function read(kept: string | undefined): 'yes' | 'no' | undefined {
  return kept === 'yes' || kept === 'no' ? kept : undefined
}
