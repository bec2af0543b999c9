import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { usePath } from '~/i18n/path'
import type { Path } from '~/paths'
import { CsrfField } from './CsrfField'

type ButtonFormProps = {
  /** Which page takes it, where that is another one. */
  to?: Path
  /** What goes along, by name. */
  hidden?: Record<string, string | number | null | undefined>
  className?: string
  /** With a whole new page, so that it begins at its top, for who looks and for who listens. */
  whole?: boolean
  children: ReactNode
}

/** A form of buttons, in which nobody types. */
export function ButtonForm({ to, hidden = {}, className, whole, children }: ButtonFormProps) {
  const path = usePath()
  return (
    <Form method="post" action={to && path(to)} className={className} reloadDocument={whole}>
      <CsrfField />
      {Object.entries(hidden).map(
        ([name, value]) =>
          value !== null &&
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </Form>
  )
}
