import { forwardRef, type ComponentProps } from 'react'
import { FormattedMessage } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { useCodeInAddress } from '~/ui/kept-code'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextField } from '~/ui/TextField'

type FieldProps = {
  name: string
  label: MessageId
  hint?: MessageId
} & Pick<
  ComponentProps<typeof TextField>,
  'ref' | 'defaultValue' | 'optional' | 'inputMode' | 'autoCapitalize' | 'spellCheck'
>

/** A short line in such a form: a citizen service number, a day, a code. */
export const ShortField = forwardRef<HTMLInputElement, Omit<FieldProps, 'ref'>>(function ShortField(
  { label, hint, ...field },
  ref,
) {
  return (
    <TextField
      {...field}
      ref={ref}
      width="short"
      autoComplete="off"
      label={<FormattedMessage id={label} />}
      hint={hint && <FormattedMessage id={hint} />}
    />
  )
})

/** The birth date of a child. */
export function BirthDateField() {
  return <ShortField name="geboortedatum" label="pairing.birth-date.label" hint="pairing.birth-date.hint" />
}

/** The code that a child made; a QR code puts it in. */
export function CodeField() {
  return (
    <ShortField
      ref={useCodeInAddress()}
      name="koppelcode"
      autoCapitalize="characters"
      spellCheck={false}
      label="pairing.code.label"
      hint="pairing.code.hint"
    />
  )
}

/** The citizen service number of somebody. */
export function NumberField(field: Omit<FieldProps, 'name' | 'inputMode' | 'ref'>) {
  return <ShortField {...field} name="bsn" inputMode="numeric" />
}

type KindsProps<Kind extends string> = {
  legend: MessageId
  kinds: readonly Kind[]
  wordsOf: (kind: Kind) => MessageId
}

/** What one is to somebody; none is chosen beforehand. */
export function KindTiles<Kind extends string>({ legend, kinds, wordsOf }: KindsProps<Kind>) {
  return (
    <RadioTiles name="als" legend={<FormattedMessage id={legend} />}>
      {kinds.map((kind) => (
        <RadioTile key={kind} name="als" value={kind} label={<FormattedMessage id={wordsOf(kind)} />} />
      ))}
    </RadioTiles>
  )
}
