import { useSubmit } from '@remix-run/react'
import { useEffect, useState, type FormEvent } from 'react'
import type { Resolver } from 'react-hook-form'
import { readValues, type FormSchema, type Problem } from './form-problems'

type Values = Record<string, unknown>

type Options<Shown> = {
  /** What the fields hold at first; those with several answers are lists. */
  values: Shown
  /** What the server found, shown until the browser finds something itself. */
  problems?: Problem[]
}

const NONE: Problem[] = []

/** Comes after the page: until it is there, and where it does not come, a form is sent as it is and read by the server. */
const formLibrary = () => import('react-hook-form')

/**
 * A form that is read in the browser as the action reads it, with the same schema, and then sent as it is:
 * without JavaScript it works the same, a page later. The fields keep their own values (`defaultValue`). A
 * button with `formNoValidate` sends it unchecked.
 */
export function useCheckedForm<Shown extends Values>(
  schema: FormSchema,
  { values, problems: found = NONE }: Options<Shown>,
) {
  const submit = useSubmit()
  const [checked, setChecked] = useState({ own: NONE, after: found })
  const problems = checked.after === found && checked.own.length > 0 ? checked.own : found
  useEffect(() => void formLibrary().catch(() => undefined), [])

  async function check(form: HTMLFormElement, sender: HTMLButtonElement | null) {
    const library = await formLibrary().catch(() => null)
    if (!library) return submit(sender ?? form)
    const control = library.createFormControl<Values>({ resolver: resolverOf(schema) })
    control.reset(valuesOf(form, values))
    const say = (own: Problem[]) => setChecked({ own, after: found })
    await control.handleSubmit(
      () => {
        say(NONE)
        submit(sender ?? form)
      },
      (errors) =>
        say(Object.entries(errors).map(([field, error]) => ({ field, message: String(error?.message) }))),
    )()
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const sender = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    if (sender?.formNoValidate) return
    event.preventDefault()
    void check(event.currentTarget, sender)
  }

  return {
    problems,
    /** The sentence at a field; undefined when nothing is wrong there. */
    problemAt: (field: keyof Shown & string) => problems.find((problem) => problem.field === field)?.message,
    onSubmit,
  }
}

/** What the fields hold now; those that are lists at first stay lists. */
function valuesOf(form: HTMLFormElement, first: Values): Values {
  const sent = new FormData(form)
  const lists = Object.keys(first).filter((name) => Array.isArray(first[name]))
  return {
    ...Object.fromEntries(sent),
    ...Object.fromEntries(lists.map((name) => [name, sent.getAll(name)])),
  }
}

/** The schema of the action, as the form library asks it. */
function resolverOf(schema: FormSchema): Resolver<Values> {
  return (values) => {
    const read = readValues(schema, values)
    if (read.ok) return { values: read.output, errors: {} }
    const errors = read.problems.map(({ field, message }) => [field, { type: 'schema', message }])
    return {
      values: {},
      errors: Object.fromEntries(errors) as Record<string, { type: string; message: string }>,
    }
  }
}
