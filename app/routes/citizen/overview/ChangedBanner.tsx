import { FormattedMessage, useIntl } from 'react-intl'
import { onTopOf } from '~/choosing/waiting'
import { PATHS } from '~/paths'
import { causeOf } from '~/representation/author-label'
import { ButtonLink } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useReadsOnly } from '~/ui/root-data'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import { useFromHere } from '../../use-came-from'
import { useAuthorName } from '../parts/AuthorWords'
import { UndoButton } from '../parts/UndoButton'
import type { Overview } from '../parts/shown'
import { CHANGED } from './changed-words'

/** What somebody else changed, on top until it was looked at; undone in one step when it is the last change. */
export function ChangedBanner({ waiting, last, draft }: Pick<Overview, 'waiting' | 'last' | 'draft'>) {
  const intl = useIntl()
  const readsOnly = useReadsOnly()
  const nameOf = useAuthorName()
  const fromHere = useFromHere()
  const { top } = onTopOf(waiting)
  if (!top) return null
  const { author, at, number } = top
  return (
    <div className="on-top">
      <Notice
        kind="attention"
        actions={
          <>
            <ButtonLink to={fromHere(PATHS.historyVersion({ versie: number }))}>
              <FormattedMessage id="overview.changed.see" />
            </ButtonLink>
            {last?.number === number && last.undoable && !readsOnly && (
              <UndoButton number={number} begun={draft} />
            )}
          </>
        }
      >
        <FormattedMessage
          id={CHANGED[causeOf(author)].banner}
          values={{ ...bold, day: dayOf(intl, at), by: nameOf(author) }}
        />
      </Notice>
    </div>
  )
}
