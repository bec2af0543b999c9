import {
  forwardRef,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { Field, fieldIds, type FieldWords } from './FieldParts'
import { useKeptText, useProblem } from './form-context'
import { ChevronDownIcon } from './icons'
import { useTypedText } from './typed-before'

type Named = FieldWords & { name: string; id?: string }

/** What is around a field and what is in it: its words, its id, what was typed before and what is wrong with it. */
function useField(name: string, { id = name, ...said }: FieldWords & { id?: string }) {
  const problem = useProblem(name)
  const words = { ...said, error: said.error ?? problem }
  const attributes = {
    ...useKeptText(name),
    ...useTypedText(name),
    id,
    'aria-invalid': words.error ? true : undefined,
    'aria-required': words.optional ? undefined : true,
    'aria-describedby': fieldIds(id, words).describedBy,
  }
  return { around: { id, ...words }, attributes }
}

export type TextFieldProps = Named &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className'> & { width?: 'short' | 'middle' | 'full' }

/** One line of text. It keeps its own value: pass `defaultValue`. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, optional, width = 'full', id, ...input },
  ref,
) {
  const { around, attributes } = useField(input.name, { label, hint, error, optional, id })
  return (
    <Field {...around}>
      <input
        type="text"
        {...input}
        {...attributes}
        ref={ref}
        className={`utrecht-textbox utrecht-textbox--html-input utrecht-textbox--${width}${around.error ? ' utrecht-textbox--invalid' : ''}`}
      />
    </Field>
  )
})

export type TextAreaProps = Named & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'>

/** Several lines of text. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, hint, error, optional, id, ...input },
  ref,
) {
  const { around, attributes } = useField(input.name, { label, hint, error, optional, id })
  return (
    <Field {...around}>
      <textarea rows={6} {...input} {...attributes} ref={ref} className="textarea" />
    </Field>
  )
})

export type SelectFieldProps = Named &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'> & {
    /** `option` elements. */
    children: ReactNode
  }

/** One of a list, for filters; choices that matter are radio buttons. */
export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(
  { label, hint, error, optional, id, children, ...input },
  ref,
) {
  const { around, attributes } = useField(input.name, { label, hint, error, optional, id })
  return (
    <Field {...around}>
      <div className="select">
        <select
          {...input}
          {...attributes}
          aria-required={undefined}
          ref={ref}
          className="utrecht-select utrecht-select--html-select"
        >
          {children}
        </select>
        <ChevronDownIcon />
      </div>
    </Field>
  )
})
