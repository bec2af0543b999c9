import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { AlertIcon } from './icons'

/** What every field of a form says about itself. */
export type FieldWords = {
  label: ReactNode
  hint?: ReactNode
  /** How to repair what was filled in; also put in the error summary. */
  error?: ReactNode
  /** Marks the label "(niet verplicht)"; all other fields are asked for. */
  optional?: boolean
}

/** The ids of a field's parts, and which of them describe it. */
export function fieldIds(id: string, { hint, error }: Pick<FieldWords, 'hint' | 'error'>) {
  const ids = { hint: `${id}-hint`, error: `${id}-error` }
  const describedBy = [error && ids.error, hint && ids.hint].filter(Boolean).join(' ')
  return { ...ids, describedBy: describedBy || undefined }
}

/** Label, hint and error above a control, with a red bar at the side when something must be repaired. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldWords & { id: string; children: ReactNode }) {
  const ids = fieldIds(id, { hint, error })
  return (
    <div className={error ? 'utrecht-form-field utrecht-form-field--invalid' : 'utrecht-form-field'}>
      <label htmlFor={id} className="utrecht-form-label utrecht-form-field__label">
        {label}
        {optional && (
          <>
            {' '}
            <FormattedMessage id="ui.optional" />
          </>
        )}
      </label>
      {hint && (
        <div id={ids.hint} className="utrecht-form-field__description">
          {hint}
        </div>
      )}
      {error && <FieldError id={ids.error}>{error}</FieldError>}
      {children}
    </div>
  )
}

/** The repair to make, with icon and word "Fout" for who cannot see the colour. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="utrecht-form-field-error-message utrecht-form-field__error-message">
      <AlertIcon />
      <span>
        <span className="visually-hidden">
          <FormattedMessage id="ui.error.before" />{' '}
        </span>
        {children}
      </span>
    </p>
  )
}
