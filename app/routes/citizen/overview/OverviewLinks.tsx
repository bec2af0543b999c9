import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { TextLink } from '~/ui/TextLink'
import { EditIcon, HistoryIcon, SearchIcon } from '~/ui/icons'
import { useReadsOnly, useRootData } from '~/ui/root-data'
import type { Overview } from '../parts/shown'

/** From the overview to what else can be looked at and changed: to look only, for who may only look. */
export function OverviewLinks({ named }: Pick<Overview, 'named'>) {
  const readsOnly = useReadsOnly()
  const isForAnother = Boolean(useRootData()?.actingFor)
  const disclosure = useRootData()?.actingFor?.providers ?? 'names'
  return (
    <>
      {named > 0 && (
        <p className="part">
          <TextLink to={PATHS.namedChoices}>
            <FormattedMessage id="overview.named" values={{ count: named }} />
          </TextLink>
        </p>
      )}
      {!readsOnly && (
        <p className="part">
          <TextLink to={PATHS.ownProviders}>
            <FormattedMessage id={disclosure === 'names' ? 'overview.own' : 'own.title'} />
          </TextLink>
        </p>
      )}
      {!readsOnly && (
        <p className="part">
          <TextLink to={PATHS.optIns}>
            <FormattedMessage id="overview.opt-ins" />
          </TextLink>
        </p>
      )}
      <p className="part">
        <TextLink to={PATHS.requests}>
          <FormattedMessage id="overview.requests" />
        </TextLink>
      </p>
      {!readsOnly && !isForAnother && (
        <p className="part">
          <TextLink to={PATHS.ownMessages}>
            <FormattedMessage id="overview.messages" />
          </TextLink>
        </p>
      )}
      <p className="link-row">
        {!readsOnly && (
          <TextLink to={PATHS.whatIf} icon={SearchIcon}>
            <FormattedMessage id="overview.what-if" />
          </TextLink>
        )}
        <TextLink to={PATHS.history} icon={HistoryIcon}>
          <FormattedMessage id="overview.history" />
        </TextLink>
        <TextLink to={PATHS.recordings} icon={EditIcon}>
          <FormattedMessage id="overview.recordings" />
        </TextLink>
      </p>
    </>
  )
}
