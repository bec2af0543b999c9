import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { BlockShown } from '~/oversight/block-use-cases.server'
import { BLOCKS } from '~/oversight/registers'
import { PATHS, withQuery } from '~/paths'
import { Moment } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

/** What is and was blocked, by whom and why, the newest first. */
export function BlockRows({ blocks }: { blocks: SerializeFrom<BlockShown>[] }) {
  const { formatMessage } = useIntl()
  const columns = (['name', 'at', 'reason', 'state'] as const).map((column) =>
    formatMessage({ id: `oversight.blocks.column.${column}` }),
  )
  return (
    <Table id="blokkades" onPhone="cards" caption={<FormattedMessage id="oversight.blocks.title" />}>
      <TableHead columns={columns} />
      <tbody>
        {blocks.map(({ id, kind, name, at, by, reason, liftedAt, liftedBy, liftReason }) => (
          <tr key={id}>
            <th scope="row" className="utrecht-table__cell">
              {name}
              <div className="hint">
                <FormattedMessage id={`oversight.block.kind.${kind}`} />
              </div>
            </th>
            <td data-label={columns[1]}>
              <Moment at={at} />
              <div className="hint">
                <FormattedMessage id="oversight.blocks.by" values={{ name: by }} />
              </div>
            </td>
            <td data-label={columns[2]} className="as-typed">
              {reason}
            </td>
            <td data-label={columns[3]}>
              {liftedAt === null ? (
                <>
                  <strong>
                    <FormattedMessage id="oversight.blocks.now" />
                  </strong>{' '}
                  <TextLink to={withQuery(PATHS.registers, { wat: BLOCKS, hef: id })}>
                    <span aria-hidden="true">
                      <FormattedMessage id="oversight.lift.link" />
                    </span>
                    <span className="visually-hidden">
                      <FormattedMessage id="oversight.lift.link.of" values={{ name }} />
                    </span>
                  </TextLink>
                </>
              ) : (
                <>
                  <FormattedMessage id="oversight.blocks.lifted" /> <Moment at={liftedAt} />
                  <div className="hint">
                    <FormattedMessage id="oversight.blocks.by" values={{ name: liftedBy }} />: {liftReason}
                  </div>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
