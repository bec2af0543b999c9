import { FormattedMessage } from 'react-intl'
import { REGISTERS, type Register, type RegisterTable } from '~/oversight/registers'
import { PATHS, withQuery } from '~/paths'
import { Paragraph } from '~/ui/Heading'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

/** A register as a table, which is a card for each line on the phone, and as a file. */
export function RegisterRows({ register, table }: { register: Register; table: RegisterTable }) {
  const { columns, rows } = table
  return (
    <div className="section">
      <Paragraph>
        <TextLink to={withQuery(PATHS.registersCsv, { wat: REGISTERS[register] })} reloadDocument>
          <FormattedMessage id="oversight.registers.csv" />
        </TextLink>
      </Paragraph>
      <Table
        id="register"
        captionHidden
        onPhone="cards"
        caption={<FormattedMessage id={`oversight.register.${register}`} />}
      >
        <TableHead columns={columns} />
        <tbody>
          {rows.map(([first, ...others], row) => (
            <tr key={row}>
              <th scope="row" className="utrecht-table__cell">
                {first}
              </th>
              {others.map((cell, place) => (
                <td key={place} data-label={columns[place + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
