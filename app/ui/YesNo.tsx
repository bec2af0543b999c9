import { forwardRef, type ChangeEventHandler, type FocusEventHandler, type ReactNode } from 'react'
import { AnswerWord, BridgeSign } from './BridgeSign'
import { FieldError, fieldIds } from './FieldParts'
import { IconTile, type Tone } from './IconTile'
import type { IconComponent } from './icons'
import { useTypedTick } from './typed-before'

export type YesNoProps = {
  name: string
  /** Whom or what the question is about; names the group. */
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  icon?: IconComponent
  tone?: Tone
  defaultValue?: 'yes' | 'no'
  /** `row` stands beside the label, `block` below it, `large` is the counter's. */
  layout?: 'row' | 'block' | 'large'
  /** Read out before the label: the question above the rows. */
  questionId?: string
  /** Keys shown at the counter: J and N. */
  keys?: { yes: string; no: string }
  onChange?: ChangeEventHandler<HTMLInputElement>
  onBlur?: FocusEventHandler<HTMLInputElement>
}

const ANSWERS = ['yes', 'no'] as const

/**
 * Yes and no side by side, with the same size and weight; neither is chosen beforehand and nothing persuades.
 * Sends `name=yes` or `name=no`, or nothing. Error summary links go to `#name`.
 */
export const YesNo = forwardRef<HTMLInputElement, YesNoProps>(function YesNo(
  {
    name,
    label,
    hint,
    error,
    icon,
    tone = 'terracotta',
    defaultValue,
    layout = 'row',
    questionId,
    keys,
    onChange,
    onBlur,
  },
  ref,
) {
  const ids = fieldIds(name, { hint, error })
  const typed = { yes: useTypedTick(name, 'yes'), no: useTypedTick(name, 'no') }
  return (
    <fieldset
      role="radiogroup"
      aria-labelledby={questionId ? `${questionId} ${name}-label` : `${name}-label`}
      aria-describedby={ids.describedBy}
      aria-invalid={error ? true : undefined}
      className={error ? 'question-field question--invalid' : 'question-field'}
    >
      {error && <FieldError id={ids.error}>{error}</FieldError>}
      <div className={layout === 'row' ? 'question' : 'question question--block'}>
        <div className="question__about">
          {icon && <IconTile icon={icon} tone={tone} />}
          <div>
            <span id={`${name}-label`} className="question__name">
              {label}
            </span>
            {hint && (
              <span id={ids.hint} className="question__hint">
                {hint}
              </span>
            )}
          </div>
        </div>
        <div className={layout === 'large' ? 'answers answers--large answers--stacked-on-phone' : 'answers'}>
          {ANSWERS.map((answer) => (
            <label key={answer} className="answer">
              <input
                ref={ref}
                id={answer === 'yes' ? name : `${name}-no`}
                type="radio"
                name={name}
                value={answer}
                defaultChecked={defaultValue === answer}
                {...typed[answer]}
                onChange={onChange}
                onBlur={onBlur}
                className="utrecht-radio-button utrecht-radio-button--html-input answer__input"
              />
              <span className="answer__word">
                <AnswerWord answer={answer} />
              </span>
              {keys ? (
                <kbd className="key">{keys[answer]}</kbd>
              ) : (
                <span className="answer__sign">
                  <BridgeSign answer={answer} />
                </span>
              )}
            </label>
          ))}
        </div>
      </div>
    </fieldset>
  )
})

/** Rows of yes and no under one question, with a line between them; each row is a `QuestionRow`. */
export function QuestionRows({ children }: { children: ReactNode }) {
  return <div className="question-rows">{children}</div>
}

/** A `YesNo` and what hangs under it: exceptions, a way to add one. */
export function QuestionRow({ children }: { children: ReactNode }) {
  return <div className="question-row">{children}</div>
}

type ExceptionProps = {
  answer: 'yes' | 'no'
  /** "Alleen Apotheek Centrum wél". */
  children: ReactNode
  note?: ReactNode
  /** "Haal weg". */
  action?: ReactNode
}

/** An exception to the row it hangs under, as a sentence. */
export function Exception({ answer, children, note, action }: ExceptionProps) {
  return (
    <div className="exception">
      <BridgeSign answer={answer} />
      <div className="exception__words">
        <strong>{children}</strong>
        {note && <span className="hint">{note}</span>}
      </div>
      {action && <div>{action}</div>}
    </div>
  )
}
