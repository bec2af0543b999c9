import { BridgeSign } from '~/ui/BridgeSign'
import { QrCode } from '~/ui/QrCode'
import type { ShownSlip } from './slip-words.server'

/** One paper, for who may act: what was asked and written down, and how to look and take back at home. It is only printed. */
export function SlipSheet({ slip }: { slip: ShownSlip }) {
  const { right, wrong, columns } = slip
  return (
    <article className="slip print-only" lang={slip.language}>
      <header className="slip__head">
        <strong>Zeggenschap</strong>
        <span>{slip.kind}</span>
      </header>
      <h1>{slip.title}</h1>
      <dl className="slip__facts">
        {slip.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {slip.question && (
        <>
          <h2>{slip.asked}</h2>
          <blockquote>“{slip.question}”</blockquote>
        </>
      )}
      <p className="slip__small">{slip.which}</p>
      <h2>{slip.wrote}</h2>
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
          {slip.lines.map(({ who, about, answer, word }) => (
            <tr key={`${about} ${who}`}>
              <td>
                {who}
                {about && ` (${about})`}
              </td>
              <td>
                <BridgeSign answer={answer} /> <strong>{word}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="slip__box">
        <h2>{slip.home}</h2>
        <p>{slip.homeText}</p>
        <div className="slip__code">
          <div>
            <p>{slip.goTo}</p>
            <p className="slip__signs">{slip.written}</p>
            <p className="slip__small">{slip.codeHint}</p>
          </div>
          <QrCode drawing={slip.qr} label={slip.qrLabel} />
        </div>
        <div className="slip__both">
          {[right, wrong].map(([title, text]) => (
            <div key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </div>
          ))}
        </div>
      </section>
      <h2>{slip.contact}</h2>
      <p>{slip.contactText}</p>
      <footer>{slip.foot}</footer>
    </article>
  )
}
