import { fullName, type Persona } from '../demo/personas'
import { html, page } from './page'
import { PROFILES } from './login/profiles'

/** The first page: what there is, and who can log in. */
export function indexPage(
  people: Persona[],
  { origin, smtpPort }: { origin: string; smtpPort: number },
): string {
  const body = html`<h1>Nagebootste diensten</h1>
    <p>Alleen voor ontwikkeling en tests. Alle personen zijn verzonnen.</p>
    <ul>
      <li><a href="/mailbox">Postbus</a> (SMTP op poort ${smtpPort})</li>
      <li><a href="/personas.json">Personen als JSON</a></li>
      ${PROFILES.map(
        ({ path, clientId }) =>
          html`<li>
            <a href="${path}/.well-known/openid-configuration">${origin}${path}</a> (client ${clientId})
          </li>`,
      )}
      <li>${origin}/brp (Haal Centraal BRP Personen, Gezag v2)</li>
    </ul>
    <h2>Personen</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Persoon</th>
            <th scope="col">Naam</th>
            <th scope="col">BSN</th>
            <th scope="col">Wie</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(
            (person) =>
              html`<tr>
                <td>${person.key}</td>
                <td>${fullName(person)}</td>
                <td>${person.kind === 'citizen' && person.bsn}</td>
                <td>${person.about}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  return page({
    title: 'Nagebootste diensten',
    banner: 'Dit zijn nagebootste diensten voor ontwikkeling',
    body,
  })
}
