import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions } from '~/ui/Container'
import { Day } from '~/ui/Moment'
import type { ShownClock } from '../citizen/rights/shown'
import type { Act, Press } from './acts'

type ActsProps = { id: string; acts: (Act | Press)[]; chosen: Act | null; clock: ShownClock }

/** What can be done now, each as a link to its form, or as a button where there is nothing to fill in. */
export function OfficerActs({ id, acts, chosen, clock }: ActsProps) {
  return (
    <section className="section">
      <Actions>
        {acts.map((act) =>
          act === 'prove' ? (
            <ButtonForm key={act} whole>
              <Button name="do" value={act} size="main">
                <FormattedMessage id="officer.prove" />
              </Button>
            </ButtonForm>
          ) : (
            act !== chosen && (
              <ButtonLink key={act} to={withQuery(PATHS.officerRight({ request: id }), { doe: act })}>
                <FormattedMessage id={`officer.${act}`} />
              </ButtonLink>
            )
          ),
        )}
      </Actions>
      {acts.includes('extend') && (
        <p className="hint">
          <FormattedMessage
            id="officer.extend.until"
            values={{ day: <Day key="day" at={clock.extendableUntil} /> }}
          />
        </p>
      )}
      {acts.includes('carry-out') && (
        <p className="hint">
          <FormattedMessage
            id="officer.carry-out.by"
            values={{ day: <Day key="day" at={clock.carriedOutBy} /> }}
          />
        </p>
      )}
    </section>
  )
}
