import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import type { Act } from './acts'

/** What can be done now, each as a link to its form. */
export function BreachActs({ id, acts, chosen }: { id: string; acts: Act[]; chosen: Act | null }) {
  return (
    <section className="section">
      <Actions>
        {acts
          .filter((act) => act !== chosen)
          .map((act) => (
            <ButtonLink key={act} to={withQuery(PATHS.breach({ breach: id }), { doe: act })}>
              <FormattedMessage id={`breach.${act}`} />
            </ButtonLink>
          ))}
      </Actions>
    </section>
  )
}
