import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { usePath } from '~/i18n/path'
import type { Path } from '~/paths'
import { ArrowLeftIcon, ArrowRightIcon, type IconComponent } from './icons'

type TextLinkProps = {
  /** An address of the portal (the language is put before it), or one elsewhere. */
  to: Path | Elsewhere
  children: ReactNode
  /** `plain` stands in a sentence, `alone` by itself, `strong` beside buttons; `back` and `onward` carry an arrow. */
  kind?: 'plain' | 'alone' | 'strong' | 'back' | 'onward'
  icon?: IconComponent
  /** Read out after the words: which "Wijzig" this is. */
  about?: ReactNode
  reloadDocument?: boolean
}

/** An address that is not of the portal, or a place on the page itself. */
export type Elsewhere = `${'https://' | 'http://' | 'tel:' | 'mailto:' | '#'}${string}`

function leadsElsewhere(to: Path | Elsewhere): to is Elsewhere {
  return /^(https?:|tel:|mailto:|#)/.test(to)
}

/** A link in the portal's own manner. An arrow or icon is part of the link, so that all of it can be pressed. */
export function TextLink({ to, children, kind = 'plain', icon: Icon, about, reloadDocument }: TextLinkProps) {
  const path = usePath()
  const Before = kind === 'back' ? ArrowLeftIcon : Icon
  const words = (
    <>
      {Before && <Before />}
      <span>
        {children}
        {about && <span className="visually-hidden"> {about}</span>}
      </span>
      {kind === 'onward' && <ArrowRightIcon />}
    </>
  )
  const className = linkClass(kind, Icon !== undefined)
  if (leadsElsewhere(to)) {
    return (
      <a href={to} className={className}>
        {words}
      </a>
    )
  }
  return (
    <Link to={path(to)} reloadDocument={reloadDocument} className={className}>
      {words}
    </Link>
  )
}

function linkClass(kind: TextLinkProps['kind'], withIcon: boolean): string {
  if (kind === 'strong') return 'nl-link strong-link'
  if (kind === 'back' || kind === 'onward' || withIcon) return 'nl-link icon-link'
  return kind === 'alone' ? 'nl-link alone' : 'nl-link'
}
