import { valibotResolver } from '@hookform/resolvers/valibot'
import { useSubmit } from '@remix-run/react'
import { useMemo, type FormEvent } from 'react'
import { useForm, type DefaultValues, type FieldValues } from 'react-hook-form'
import type * as v from 'valibot'
import type { Problem } from './form-problems'

type Options<Values> = {
  /** What the fields hold at first; also give it to each field as `defaultValue`, for the page without JavaScript. */
  values: Values
  /** What the server found, shown until the browser finds something itself. */
  problems?: Problem[]
}

const NONE: Problem[] = []

/**
 * A form that is checked in the browser with the schema of the action, and then sent as it is: without
 * JavaScript it works the same, a page later. A button with `formNoValidate` sends it unchecked.
 */
export function useCheckedForm<Values extends FieldValues>(
  schema: v.GenericSchema<Values, FieldValues>,
  { values, problems: found = NONE }: Options<Values>,
) {
  const submit = useSubmit()
  const form = useForm<Values>({
    resolver: valibotResolver(schema as never),
    defaultValues: values as DefaultValues<Values>,
    // The error summary takes the focus, and only when the form is sent.
    shouldFocusError: false,
    reValidateMode: 'onSubmit',
  })
  const { errors } = form.formState
  const problems = useMemo(() => {
    const own = Object.entries(errors).map(([field, error]) => ({
      field,
      message: String(error?.message ?? ''),
    }))
    return own.length > 0 ? own : found
  }, [errors, found])

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const sender = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    const element = event.currentTarget
    if (sender?.formNoValidate) return
    void form.handleSubmit(() => submit(sender ?? element))(event)
  }

  return {
    register: form.register,
    problems,
    /** The sentence at a field; undefined when nothing is wrong there. */
    problemAt: (field: keyof Values & string) => problems.find((problem) => problem.field === field)?.message,
    onSubmit,
  }
}
