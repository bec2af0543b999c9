import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { Badge } from '~/ui/Badge'
import { ButtonLink } from '~/ui/Button'
import { PersonIcon } from '~/ui/icons'
import { Row } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { dayOf } from '~/ui/written-time'
import type { Others } from './shown'

type Other = Others['others'][number]

/** Somebody one may act for: as what, what waits, and the way to begin. */
export function OtherRow({ other }: { other: Other }) {
  const { formatMessage } = useIntl()
  const { representationId, name, age, open, waiting, ground, state } = other
  const who = name ?? formatMessage({ id: 'ui.nameless' })
  return (
    <Row
      icon={PersonIcon}
      tone="terracotta"
      name={<FormattedMessage id="family.who" values={{ name: who, age: age ?? -1 }} />}
      note={<Standing other={other} />}
      end={
        <div className="row-acts">
          {waiting !== null && waiting > 0 && (
            <Badge kind="under-way">
              <FormattedMessage id="family.waiting" values={{ count: waiting }} />
            </Badge>
          )}
          {ground !== 'register' && (
            <TextLink to={PATHS.authorisation({ representation: representationId })} about={who}>
              <FormattedMessage id={state === 'offered' ? 'family.answer' : 'family.stop'} />
            </TextLink>
          )}
          {open && (
            <ButtonLink to={PATHS.begin({ representation: representationId })}>
              <FormattedMessage id="family.begin" values={{ name: who }} />
            </ButtonLink>
          )}
        </div>
      }
    />
  )
}

/** As what one acts, and who decides; or why one cannot act now. */
function Standing({ other: { kind, state, decides, open, hindrance, startsOn, until } }: { other: Other }) {
  const intl = useIntl()
  const days = { from: dayOf(intl, startsOn), until: until === null ? '' : dayOf(intl, until) }
  if (open)
    return (
      <>
        <FormattedMessage id={`family.as.${kind}`} />{' '}
        {decides !== null && decides !== 'self' && decides !== 'representative' && (
          <FormattedMessage id={`family.decides.${decides}`} />
        )}{' '}
        {until !== null && <FormattedMessage id="family.until" values={days} />}
      </>
    )
  if (state !== 'active') return <FormattedMessage id={`family.state.${state}`} values={days} />
  return <FormattedMessage id={`family.state.${hindrance ?? 'not-counting'}`} values={days} />
}
