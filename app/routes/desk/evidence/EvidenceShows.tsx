import { FormattedMessage, useIntl } from 'react-intl'
import { EVIDENCE_LIST, EVIDENCE_SHOWS, type EvidenceShow } from '~/evidence/list'
import { PATHS, withQuery } from '~/paths'
import { TextLink } from '~/ui/TextLink'

type Props = {
  values: Record<'toon' | 'soort' | 'nummer', string>
  now: EvidenceShow
  counts: Partial<Record<EvidenceShow, number>>
}

/** The parts of the list, with how many are in each; what is decided is not counted. */
export function EvidenceShows({ values, now, counts }: Props) {
  const { formatMessage } = useIntl()
  return (
    <nav aria-label={formatMessage({ id: 'desk-evidence.show' })}>
      <ul className="link-row link-row--list">
        {EVIDENCE_SHOWS.map((show) => {
          const words = formatMessage({ id: `desk-evidence.show.${show}` })
          const count = counts[show]
          const said =
            count === undefined ? (
              words
            ) : (
              <FormattedMessage id="desk-evidence.show.count" values={{ words, count }} />
            )
          return (
            <li key={show}>
              {show === now ? (
                <strong aria-current="page">{said}</strong>
              ) : (
                <TextLink to={withQuery(PATHS.deskEvidence, EVIDENCE_LIST.query({ ...values, toon: show }))}>
                  {said}
                </TextLink>
              )}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
