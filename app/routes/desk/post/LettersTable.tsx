import { FormattedMessage, useIntl } from 'react-intl'
import { isKind } from '~/notification/kinds'
import { hasCode } from '~/notification/postal'
import type { readQueue } from '~/post/queue-use-cases.server'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Day } from '~/ui/Moment'
import type { Shown } from '~/ui/shown'
import { Table, TableHead } from '~/ui/Table'

export type QueueShow = 'due' | 'posted' | 'returned'
type Line = Shown<typeof readQueue>['lines'][number]

const SINCE = { due: 'since', posted: 'posted', returned: 'returned' } as const

/**
 * Letters by the name on the envelope. Of what a letter tells no more is said than of what sort it is: the desk need not know what
 * happened to whom.
 */
export function LettersTable({ lines, show }: { lines: Line[]; show: QueueShow }) {
  const { formatMessage } = useIntl()
  const columns = (['name', 'what', SINCE[show]] as const).map((id) =>
    formatMessage({ id: `post.column.${id}` }),
  )
  return (
    <Table id="brieven" caption={<FormattedMessage id={`post.list.${show}`} />} captionHidden onPhone="cards">
      <TableHead columns={columns} last={show === 'posted' && <FormattedMessage id="post.column.do" />} />
      <tbody>
        {lines.map((line) => (
          <OneLine key={line.id} line={line} show={show} columns={columns} />
        ))}
      </tbody>
    </Table>
  )
}

function OneLine({ line, show, columns }: { line: Line; show: QueueShow; columns: string[] }) {
  const { formatMessage } = useIntl()
  const name = line.name ?? formatMessage({ id: 'post.no-name' })
  return (
    <tr>
      <td data-label={columns[0]}>
        <strong>{name}</strong>
      </td>
      <td data-label={columns[1]}>
        <FormattedMessage id="post.letter" values={{ kind: sortOf(line.kind) }} />
      </td>
      <td data-label={columns[2]}>
        <Day at={(show === 'due' ? line.createdAt : line.settledAt) ?? line.createdAt} />
      </td>
      {show === 'posted' && (
        <td>
          <ButtonForm hidden={{ letter: line.id }}>
            <Button
              size="narrow"
              name="do"
              value="returned"
              aria-label={formatMessage({ id: 'post.returned.of' }, { name })}
            >
              <FormattedMessage id="post.returned" />
            </Button>
          </ButtonForm>
        </td>
      )}
    </tr>
  )
}

function sortOf(kind: string): string {
  if (kind.startsWith('post-')) return kind.slice('post-'.length)
  return isKind(kind) && hasCode(kind) ? 'code' : 'happened'
}
