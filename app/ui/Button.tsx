import { Link } from '@remix-run/react'
import { forwardRef, useImperativeHandle, useRef, type ButtonHTMLAttributes, type ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { usePath } from '~/i18n/path'
import type { Path } from '~/paths'
import { ClockIcon, type IconComponent } from './icons'
import { useIsSending } from './pressed'

type Look = {
  /** One primary button a page; answers to a yes or no are both secondary. */
  kind?: 'primary' | 'secondary'
  /** `main` is 56 px high: the button that carries the page on. */
  size?: 'normal' | 'main' | 'narrow'
  icon?: IconComponent
  /** As wide as its room. */
  wide?: boolean
  children: ReactNode
}

export type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>

/** A button of a form. While the form is sent with it, it says so and stays usable; it is never disabled. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { kind = 'secondary', size = 'normal', icon: Icon, wide, children, className: _className, ...rest },
  ref,
) {
  const button = useRef<HTMLButtonElement>(null)
  useImperativeHandle(ref, () => button.current!)
  const busy = useIsSending(button)
  return (
    <button type="submit" {...rest} ref={button} className={classes({ kind, size, wide }, busy)}>
      {busy ? <ClockIcon /> : Icon && <Icon />}
      <span className="nl-button__label">{busy ? <FormattedMessage id="ui.busy" /> : children}</span>
    </button>
  )
})

export type ButtonLinkProps = Look & {
  /** A Dutch path of the portal; the language is put before it. */
  to: Path
  /** True for what the router must not handle: downloads, login. */
  reloadDocument?: boolean
  id?: string
}

/** A link that looks like a button, for going somewhere that changes nothing. */
export function ButtonLink({
  kind = 'secondary',
  size = 'normal',
  icon: Icon,
  wide,
  to,
  reloadDocument,
  id,
  children,
}: ButtonLinkProps) {
  const path = usePath()
  return (
    <Link id={id} to={path(to)} reloadDocument={reloadDocument} className={classes({ kind, size, wide })}>
      {Icon && <Icon />}
      <span className="nl-button__label">{children}</span>
    </Link>
  )
}

function classes({ kind, size, wide }: Omit<Look, 'children'>, busy = false): string {
  return [
    'nl-button',
    kind === 'primary' && 'nl-button--primary',
    size !== 'normal' && `nl-button--${size}`,
    wide && 'nl-button--wide',
    busy && 'nl-button--busy',
  ]
    .filter(Boolean)
    .join(' ')
}
