import { useSubmit } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import { readForm, type FormSchema, type Problem } from './form-problems'

type Options<Values> = {
  /** What the fields hold at first; those with several answers are lists. */
  values: Values
  /** What the server found, shown until the browser finds something itself. */
  problems?: Problem[]
}

const NONE: Problem[] = []

/**
 * A form that is read in the browser as the action reads it, with the same schema, and then sent as it is:
 * without JavaScript it works the same, a page later. The fields keep their own values (`defaultValue`). A
 * button with `formNoValidate` sends it unchecked.
 */
export function useCheckedForm<Values extends Record<string, unknown>>(
  schema: FormSchema,
  { values, problems: found = NONE }: Options<Values>,
) {
  const submit = useSubmit()
  const [checked, setChecked] = useState({ own: NONE, after: found })
  const problems = checked.after === found && checked.own.length > 0 ? checked.own : found

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const sender = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    if (sender?.formNoValidate) return
    event.preventDefault()
    const lists = Object.keys(values).filter((name) => Array.isArray(values[name]))
    const read = readForm(schema, new FormData(event.currentTarget), lists)
    setChecked({ own: read.ok ? NONE : read.problems, after: found })
    if (read.ok) submit(sender ?? event.currentTarget)
  }

  return {
    problems,
    /** The sentence at a field; undefined when nothing is wrong there. */
    problemAt: (field: keyof Values & string) => problems.find((problem) => problem.field === field)?.message,
    onSubmit,
  }
}
