import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { Container } from './Container'
import { PeopleIcon } from './icons'
import { Logo } from './Logo'
import { TextLink } from './TextLink'

/** On every page while one acts for somebody else: "U regelt dit **voor Bram (14 jaar)**". */
export function ActingBand({ children, leaveTo = '/mijn' }: { children: ReactNode; leaveTo?: string }) {
  return (
    <div className="acting-band">
      <div className="container acting-band__bar">
        <span className="acting-band__words">
          <PeopleIcon />
          <span>{children}</span>
        </span>
        <TextLink to={leaveTo}>
          <FormattedMessage id="ui.acting.back" />
        </TextLink>
      </div>
    </div>
  )
}

type Width = 'counter' | 'desk'

/** The dark bar of staff: whose screen it is, who is at it, the way out. */
export function StaffBar({
  place,
  who,
  logOut,
  home,
  width = 'counter',
}: {
  place: string
  who: string
  logOut: ReactNode
  home: string
  width?: Width
}) {
  return (
    <header className="staff-bar">
      <Container width={width}>
        <div className="staff-bar__bar">
          <Logo to={home} size="small" />
          <span>{place}</span>
          <div className="staff-bar__end">
            <span className="staff-bar__who">{who}</span>
            {logOut}
          </div>
        </div>
      </Container>
    </header>
  )
}

/** The white bar of the counter: whose data these are, and the way to clear the screen. */
export function PersonBar({ name, age, stop }: { name: string; age: ReactNode; stop: ReactNode }) {
  return (
    <div className="person-bar">
      <Container width="counter">
        <div className="person-bar__bar">
          <span className="person-bar__name">{name}</span>
          <span>{age}</span>
          <div className="person-bar__end">{stop}</div>
        </div>
      </Container>
    </div>
  )
}
