import { FormattedMessage } from 'react-intl'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { AuthorWords } from '../../citizen/parts/AuthorWords'
import type { Views } from '../../citizen/parts/shown'

/** Who looked or chose for the person, below who asked; not there when nobody ever did. */
export function ActsForYou({ acts }: Pick<Views, 'acts'>) {
  if (acts.length === 0) return null
  return (
    <section className="section" aria-labelledby="voor-u">
      <Heading level={2} id="voor-u">
        <FormattedMessage id="viewed.acts" />
      </Heading>
      <Rows badges>
        {acts.map(({ at, event, times, by }) => (
          <Row
            key={`${at} ${event}`}
            name={<AuthorWords author={by} />}
            note={<FormattedMessage id={`viewed.acts.${event}`} values={{ times }} />}
            end={<Moment at={at} />}
          />
        ))}
      </Rows>
    </section>
  )
}
