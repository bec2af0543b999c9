import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { TextLink } from '~/ui/TextLink'
import { categoryIcon } from '~/ui/category-icons'
import { bold } from '~/ui/words'
import { useFromHere } from '../../use-came-from'
import type { Overview } from '../parts/shown'

/** What staff recorded, on top until it was looked at: who and when, what waits, and two answers of one weight. */
export function RecordedBanner({ recorded: { top, more } }: Pick<Overview, 'recorded'>) {
  const text = useText()
  const fromHere = useFromHere()
  if (!top) return null
  const { id, at, ended, answered, organisation, member, group, waits, mayUndo } = top
  const name = typeof organisation === 'string' ? organisation : text(organisation)
  const page = PATHS.recorded({ recording: id })
  return (
    <div className="on-top">
      <Notice
        kind="attention"
        icon={categoryIcon(group ?? '')}
        actions={
          <>
            <ButtonLink to={fromHere(page)}>
              <FormattedMessage id={ended ? 'overview.changed.see' : 'overview.recorded.see'} />
            </ButtonLink>
            {mayUndo && (
              <ButtonForm to={page}>
                <Button name="do" value="undo">
                  <FormattedMessage id="history.undo" />
                </Button>
              </ButtonForm>
            )}
          </>
        }
      >
        <p>
          <FormattedMessage
            id={`overview.recorded${answered ? '.answered' : ended ? '.ended' : ''}`}
            values={{ ...bold, name }}
          />
        </p>
        <p>
          <FormattedMessage
            id={member ? 'overview.recorded.by' : 'overview.recorded.at'}
            values={{ moment: <Moment key="moment" at={at} />, by: member?.name }}
          />{' '}
          {waits > 0 && <FormattedMessage id="overview.recorded.waits" values={{ count: waits }} />}{' '}
          {more > 0 && (
            <TextLink to={fromHere(PATHS.recordings)}>
              <FormattedMessage id="overview.recorded.more" values={{ count: more }} />
            </TextLink>
          )}
        </p>
      </Notice>
    </div>
  )
}
