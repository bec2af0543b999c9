import {
  forwardRef,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { Field, fieldIds, type FieldWords } from './FieldParts'
import { ChevronDownIcon } from './icons'
import { useTypedText } from './typed-before'

type Named = FieldWords & { name: string; id?: string }

export type TextFieldProps = Named &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className'> & { width?: 'short' | 'middle' | 'full' }

/** One line of text. It keeps its own value: pass `defaultValue`. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, optional, width = 'full', id, ...input },
  ref,
) {
  const own = id ?? input.name
  const typed = useTypedText(input.name)
  return (
    <Field id={own} label={label} hint={hint} error={error} optional={optional}>
      <input
        type="text"
        {...input}
        {...typed}
        ref={ref}
        id={own}
        className={`utrecht-textbox utrecht-textbox--html-input utrecht-textbox--${width}${error ? ' utrecht-textbox--invalid' : ''}`}
        aria-invalid={error ? true : undefined}
        aria-required={optional ? undefined : true}
        aria-describedby={fieldIds(own, { hint, error }).describedBy}
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
  const own = id ?? input.name
  const typed = useTypedText(input.name)
  return (
    <Field id={own} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        rows={6}
        {...input}
        {...typed}
        ref={ref}
        id={own}
        className="textarea"
        aria-invalid={error ? true : undefined}
        aria-required={optional ? undefined : true}
        aria-describedby={fieldIds(own, { hint, error }).describedBy}
      />
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
  const own = id ?? input.name
  const typed = useTypedText(input.name)
  return (
    <Field id={own} label={label} hint={hint} error={error} optional={optional}>
      <div className="select">
        <select
          {...input}
          {...typed}
          ref={ref}
          id={own}
          className="utrecht-select utrecht-select--html-select"
          aria-invalid={error ? true : undefined}
          aria-describedby={fieldIds(own, { hint, error }).describedBy}
        >
          {children}
        </select>
        <ChevronDownIcon />
      </div>
    </Field>
  )
})
