import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { usePath } from '~/i18n/path'
import { Container } from './Container'
import { CsrfField } from './CsrfField'
import { PeopleIcon } from './icons'
import { Logo } from './Logo'
import type { ActingShown } from './root-data'
import { bold } from './words'

/** On every page while one acts for somebody else: "U regelt dit **voor Bram (14 jaar)**", and the way back. */
export function ActingBand({ actingFor: { name, age, ended } }: { actingFor: ActingShown }) {
  const path = usePath()
  const { formatMessage } = useIntl()
  return (
    <section className="acting-band" aria-label={formatMessage({ id: 'ui.acting.band' })}>
      <div className="container acting-band__bar">
        <span className="acting-band__words">
          <PeopleIcon />
          <span>
            <FormattedMessage
              id={ended ? 'ui.acting.ended' : 'ui.acting'}
              values={{ ...bold, name, age: age ?? -1 }}
            />
          </span>
        </span>
        <form method="post" action={path('/mijn/namens')}>
          <CsrfField />
          <button type="submit" name="do" value="stop" className="nl-link link-button">
            <FormattedMessage id="ui.acting.back" />
          </button>
        </form>
      </div>
    </section>
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
