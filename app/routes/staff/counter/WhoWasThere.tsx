import { FormattedMessage } from 'react-intl'
import { isAskedToo } from '~/counter/said'
import type { DocumentKind } from '~/recording/recorded'
import { Card } from '~/ui/Card'
import { Facts } from '~/ui/Rows'
import type { ShownVisit } from './VisitPage'

type Seen = { document: DocumentKind | null; ofSpeaker: DocumentKind | null; child: 'said-yes' | 'did-not' }

/** Who is there, and what was seen of them; of an adult alone the question said it already. */
export function WhoWasThere({ visit, seen }: { visit: ShownVisit; seen: Seen }) {
  const { document, ofSpeaker, child } = seen
  if (!visit.withSpeaker) return null
  return (
    <Card>
      <Facts
        facts={[
          ...(isAskedToo(visit.age)
            ? [
                {
                  name: <FormattedMessage id="counter.there.child" />,
                  value: <FormattedMessage id={`counter.there.child.${child}`} />,
                },
              ]
            : []),
          {
            name: <FormattedMessage id={visit.age < 16 ? 'counter.there.parent' : 'counter.there.speaker'} />,
            value: <FormattedMessage id="counter.there.may-decide" />,
          },
          {
            name: <FormattedMessage id="counter.there.seen" />,
            value: (
              <>
                {[document, ofSpeaker]
                  .filter((kind) => kind !== null)
                  .map((kind, place) => (
                    <span key={kind + place}>
                      {place > 0 && ', '}
                      <FormattedMessage id={`recording.document.${kind}`} />
                    </span>
                  ))}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
