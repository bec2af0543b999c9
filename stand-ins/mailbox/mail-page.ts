import { html, page, type Html } from '../page'
import type { Mail } from './mailbox'

const BANNER = 'Dit is een nagebootste postbus voor ontwikkeling'

export function mailListPage(mails: Mail[]): string {
  const rows = mails.map(
    (mail) =>
      html`<tr>
        <td>${mail.receivedAt.slice(0, 19).replace('T', ' ')}</td>
        <td>${mail.to.join(', ')}</td>
        <td><a href="/mailbox/${mail.id}">${mail.subject || '(geen onderwerp)'}</a></td>
      </tr>`,
  )
  const body = html`<h1>Postbus</h1>
    ${
      mails.length === 0
        ? html`<p>Er is nog geen mail bezorgd.</p>`
        : html`<div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Ontvangen (UTC)</th>
                    <th scope="col">Aan</th>
                    <th scope="col">Onderwerp</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows}
                </tbody>
              </table>
            </div>
            <form method="post" action="/mailbox/clear"><button>Postbus leegmaken</button></form>`
    }`
  return page({ title: 'Postbus', banner: BANNER, body })
}

export function mailPage(mail: Mail): string {
  const body = html`<p><a href="/mailbox">Terug naar de postbus</a></p>
    <h1>${mail.subject || '(geen onderwerp)'}</h1>
    <p>
      Van ${mail.fromName} &lt;${mail.from}&gt;<br />Aan ${mail.to.join(', ')}<br />Ontvangen
      ${mail.receivedAt}
    </p>
    ${
      mail.html !== null &&
      html`<h2>Opgemaakt</h2>
        <iframe title="Opgemaakte mail" src="/mailbox/${mail.id}/html" sandbox="${SANDBOX}"></iframe>`
    }
    ${
      mail.text !== null &&
      html`<h2>Tekst</h2>
        <pre>${withLinks(mail.text)}</pre>`
    }
    <h2>Kopregels</h2>
    <pre>${Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}\n`)}</pre>`
  return page({ title: mail.subject, banner: BANNER, body })
}

/** Links open in a new window; no script of a mail ever runs. */
const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox'
export const MAIL_POLICY = `sandbox ${SANDBOX}; default-src 'none'; img-src data:; style-src 'unsafe-inline'`

export function mailMarkup(mail: Mail): string {
  return `<base target="_blank" />${mail.html ?? ''}`
}

function withLinks(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, place) => (place % 2 === 0 ? html`${part}` : html`<a href="${part}">${part}</a>`))
}
