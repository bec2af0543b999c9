import { useSubmit } from '@remix-run/react'
import { useEffect, type RefObject } from 'react'
import { useForm, type Resolver } from 'react-hook-form'
import type { Form } from './form'
import type { Problem } from './form-problems'

/** Checks the form, says what is wrong, and sends it where nothing is. */
export type Checking = (sender: HTMLButtonElement | null) => Promise<void>

type Live = {
  element: RefObject<HTMLFormElement>
  ready: (check: Checking | null) => void
  form: Pick<Form, 'read'>
  say: (problems: Problem[]) => void
  mend: (field: string, message: string | undefined) => void
}

/**
 * What a form does in a browser: it is checked when it is sent, and what was wrong is looked at again while somebody types,
 * so that a sentence goes when its field is mended. It comes after the page; the fields keep their own values.
 */
export function LiveForm({ element, ready, form, say, mend }: Live) {
  const submit = useSubmit()
  const { register, handleSubmit, getFieldState } = useForm({
    resolver: resolverOf(form, element),
    shouldFocusError: false,
  })

  useEffect(() => {
    const page = element.current
    ready((sender) =>
      handleSubmit(
        () => {
          say([])
          submit(sender ?? page)
        },
        (errors) => say(problemsIn(errors)),
      )(),
    )
    const onInput = async ({ target }: Event) => {
      if (!isField(target) || target.name === '') return
      const { ref, onChange } = register(target.name)
      ref(target)
      const isSaid = getFieldState(target.name).error !== undefined
      await onChange({ target, type: 'change' })
      const { error } = getFieldState(target.name)
      if (isSaid || error) mend(target.name, error?.message)
    }
    page?.addEventListener('input', onInput)
    return () => {
      ready(null)
      page?.removeEventListener('input', onInput)
    }
  })
  return null
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

type Errors = Record<string, { type: string; message: string }>

function problemsIn(errors: object): Problem[] {
  return Object.entries(errors as Errors).map(([field, { message }]) => ({ field, message }))
}

/** The form as its action reads it, as the library asks it: what stands in the fields, not what the library kept of them. */
function resolverOf({ read }: Pick<Form, 'read'>, element: RefObject<HTMLFormElement>): Resolver {
  return () => {
    const found = read(new FormData(element.current ?? undefined))
    if (found.ok) return { values: {}, errors: {} }
    const errors = found.problems.map(({ field, message }) => [field, { type: 'schema', message }])
    return { values: {}, errors: Object.fromEntries(errors) as Errors }
  }
}
