import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react'
import { FieldError, fieldIds } from './FieldParts'
import { useKeptTick, useProblem } from './form-context'
import { useTypedTick } from './typed-before'

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'type'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

/** One statement to tick; never ticked beforehand. Several with one name need an `id` each. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, hint, error: said, id, ...input },
  ref,
) {
  const own = id ?? input.name
  const problem = useProblem(input.name)
  const error = said ?? (own === input.name ? problem : undefined)
  const ids = fieldIds(own, { hint, error })
  const kept = useKeptTick(input.name, input.value)
  const typed = useTypedTick(input.name, input.value)
  return (
    <div className={error ? 'checkbox-field utrecht-form-field--invalid' : 'checkbox-field'}>
      {error && <FieldError id={ids.error}>{error}</FieldError>}
      <div className="checkbox">
        <input
          {...input}
          {...kept}
          {...typed}
          ref={ref}
          id={own}
          type="checkbox"
          className="utrecht-checkbox checkbox__input"
          aria-invalid={error ? true : undefined}
          aria-describedby={ids.describedBy}
        />
        <div>
          <label htmlFor={own} className="utrecht-form-label utrecht-form-label--checkbox checkbox__label">
            {label}
          </label>
          {hint && (
            <div id={ids.hint} className="hint checkbox__hint">
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  )
})

/** Checkboxes that belong to one question. */
export function CheckboxGroup({
  legend,
  hint,
  children,
}: {
  legend: ReactNode
  hint?: ReactNode
  children: ReactNode
}) {
  return (
    <fieldset className="group">
      <legend className="group__legend">{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </fieldset>
  )
}
