import type { WrittenLetter } from './letter-words.server'

/** One letter on a sheet of its own, with the address where the window of an envelope is. */
export function LetterSheet({ letter }: { letter: WrittenLetter }) {
  const { code, table, form } = letter
  return (
    <article className="letter" lang={letter.language}>
      <header className="letter__head">
        <strong>Zeggenschap</strong>
        <span>{letter.kind}</span>
      </header>
      <address className="letter__address">
        {letter.address.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      <p className="letter__facts">
        <span>{letter.day}</span>
        {letter.number && <span>{letter.number}</span>}
      </p>
      <h2>{letter.title}</h2>
      {letter.paragraphs.map((text, place) => (
        <p key={place}>{text}</p>
      ))}
      {code && (
        <section className="letter__box">
          <h3>{code.title}</h3>
          <p>{code.text}</p>
          <p className="letter__signs">{code.signs}</p>
          <p>{code.until}</p>
        </section>
      )}
      {table && <Questions {...table} />}
      {form && (
        <dl className="letter__form">
          {form.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {letter.after.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <footer className="letter__foot">
        {letter.foot.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </footer>
    </article>
  )
}

function Questions({ columns, rows, none, more }: NonNullable<WrittenLetter['table']>) {
  if (rows.length === 0) return <p>{none}</p>
  return (
    <>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, column) => (
                <td key={columns[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more && <p>{more}</p>}
    </>
  )
}
