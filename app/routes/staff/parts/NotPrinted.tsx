import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { PrinterIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import type { LineShown } from './DayTable'

/** What must still happen: a paper that was not printed. */
export function NotPrinted({ lines }: { lines: LineShown[] }) {
  return lines.map(
    (line) =>
      line.kind === 'recorded' &&
      line.paper === 'not-printed' && (
        <Notice
          key={line.id}
          kind="attention"
          actions={
            <ButtonLink to={PATHS.printLater({ record: line.id })} icon={PrinterIcon}>
              <FormattedMessage id="day.must.print" />
              <span className="visually-hidden">
                <FormattedMessage id="day.of" values={{ number: line.number }} />
              </span>
            </ButtonLink>
          }
        >
          <FormattedMessage id="day.must" values={{ ...bold, number: line.number }} />{' '}
          {!line.hasMail && <FormattedMessage id="day.must.no-mail" />}
        </Notice>
      ),
  )
}
