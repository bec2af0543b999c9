import { FormattedMessage } from 'react-intl'
import { Heading, Paragraph } from '~/ui/Heading'
import type { ShownCase } from './shown'

/** Which papers show it, and what to look at in each. */
export function PapersToSee({ rows }: Pick<ShownCase, 'rows'>) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="desk-evidence.one.look" />
      </Heading>
      <p>
        <FormattedMessage
          id={rows.length > 1 ? 'desk-evidence.one.look.each' : 'desk-evidence.one.look.one'}
        />
      </p>
      {rows.map((row) => (
        <ul key={row.join()}>
          {row.map((paper) => (
            <li key={paper}>
              <strong>
                <FormattedMessage id={`desk-evidence.paper.${paper}`} />
              </strong>{' '}
              <span className="hint">
                <FormattedMessage id={`desk-evidence.paper.${paper}.look`} />
              </span>
            </li>
          ))}
        </ul>
      ))}
      <Paragraph kind="hint">
        <FormattedMessage id="desk-evidence.one.look.keep" />
      </Paragraph>
    </section>
  )
}
