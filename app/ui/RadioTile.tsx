import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react'
import { BridgeSign, type SignAnswer } from './BridgeSign'
import { FieldError, fieldIds } from './FieldParts'
import { useKeptTick, useProblem } from './form-context'
import { useTypedTick } from './typed-before'

type RadioTilesProps = {
  /** The field's name; error summary links go to the first tile, `#name`. */
  name: string
  legend: ReactNode
  /** Hides the legend where the page's title already asks the question. */
  legendHidden?: boolean
  hint?: ReactNode
  error?: ReactNode
  /** Two side by side where there is room: neither weighs more. */
  pair?: boolean
  /** `RadioTile` elements. */
  children: ReactNode
}

/** A question answered by one of a few tiles of equal height; none is chosen beforehand. */
export function RadioTiles({
  name,
  legend,
  legendHidden,
  hint,
  error: said,
  pair,
  children,
}: RadioTilesProps) {
  const problem = useProblem(name)
  const error = said ?? problem
  const ids = fieldIds(`${name}-group`, { hint, error })
  return (
    <fieldset
      role="radiogroup"
      aria-required="true"
      aria-invalid={error ? true : undefined}
      aria-describedby={ids.describedBy}
      className={error ? 'group utrecht-form-field--invalid' : 'group'}
    >
      <legend className={legendHidden ? 'visually-hidden' : 'group__legend'}>{legend}</legend>
      {hint && (
        <p id={ids.hint} className="hint">
          {hint}
        </p>
      )}
      {error && <FieldError id={ids.error}>{error}</FieldError>}
      <div className={pair ? 'radio-tiles radio-tiles--pair' : 'radio-tiles'}>{children}</div>
    </fieldset>
  )
}

export type RadioTileProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'type'> & {
  name: string
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Three small bridges that show what the answer does. */
  signs?: [SignAnswer, SignAnswer, SignAnswer]
}

/** One answer as a tile. */
export const RadioTile = forwardRef<HTMLInputElement, RadioTileProps>(function RadioTile(
  { label, hint, signs, id, ...input },
  ref,
) {
  const own = id ?? `${input.name}-${input.value}`
  const kept = useKeptTick(input.name, input.value)
  const typed = useTypedTick(input.name, input.value)
  return (
    <label className={signs ? 'radio-tile' : 'radio-tile radio-tile--plain'}>
      <input
        {...input}
        {...kept}
        {...typed}
        ref={ref}
        id={own}
        type="radio"
        className="utrecht-radio-button utrecht-radio-button--html-input radio-tile__input"
        aria-labelledby={`${own}-label`}
        aria-describedby={hint ? `${own}-hint` : undefined}
      />
      <span>
        <span id={`${own}-label`} className="radio-tile__name">
          {label}
        </span>
        {hint && (
          <span id={`${own}-hint`} className="radio-tile__hint">
            {hint}
          </span>
        )}
      </span>
      {signs && (
        <span className="radio-tile__signs" aria-hidden="true">
          {signs.map((answer, index) => (
            <BridgeSign key={index} answer={answer} />
          ))}
        </span>
      )}
    </label>
  )
})
