import { FormattedMessage, useIntl } from 'react-intl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { CsrfField } from './CsrfField'
import { PeopleIcon } from './icons'
import { Day } from './Moment'
import { TextLink } from './TextLink'
import type { ActingShown } from './root-data'
import { bold } from './words'

/** On every page while one acts for somebody else: "U regelt dit **voor Bram (14 jaar)**", and the way back. */
export function ActingBand({ actingFor: { name, age, ended, looksBack } }: { actingFor: ActingShown }) {
  const path = usePath()
  const { formatMessage } = useIntl()
  return (
    <section className="acting-band" aria-label={formatMessage({ id: 'ui.acting.band' })}>
      <div className="container acting-band__bar">
        <span className="acting-band__words">
          <PeopleIcon />
          <span>
            <FormattedMessage
              id={ended ? 'ui.acting.ended' : looksBack ? 'ui.acting.looks-back' : 'ui.acting'}
              values={{ ...bold, name, age: age ?? -1 }}
            />
          </span>
        </span>
        <form method="post" action={path(PATHS.others)}>
          <CsrfField />
          <button type="submit" name="do" value="stop" className="nl-link link-button">
            <FormattedMessage id="ui.acting.back" />
          </button>
        </form>
      </div>
    </section>
  )
}

/** On every page while everything about somebody is to be erased: until when it can be stopped, and where. */
export function ErasingBand({ until }: { until: string }) {
  const { formatMessage } = useIntl()
  return (
    <section className="erasing-band" aria-label={formatMessage({ id: 'ui.erasing.band' })}>
      <div className="container erasing-band__bar">
        <span>
          <FormattedMessage id="ui.erasing" values={{ ...bold, day: <Day key="day" at={until} /> }} />
        </span>
        <TextLink to={PATHS.erase} kind="strong">
          <FormattedMessage id="ui.erasing.keep" />
        </TextLink>
      </div>
    </section>
  )
}
