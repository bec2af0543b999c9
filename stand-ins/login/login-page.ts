import { fullName, type Persona } from '../../demo/personas'
import { html, page, type Html } from '../page'
import { LEVEL_NAMES, LEVELS, type Level } from './levels'
import type { Profile } from './profiles'

const BANNER = 'Dit is een nagebootste inlog voor ontwikkeling'

export type LoginPage = {
  profile: Profile
  people: Persona[]
  /** Filled in again after a mistake. */
  typed?: string
  level?: Level
  error?: string
}

/** The page on which one picks who to be. One form, plain buttons: it needs no script. */
export function loginPage({ profile, people, typed, level = profile.level, error }: LoginPage): string {
  const body = html`<h1>${profile.heading}</h1>
    <p>Kies wie u bent. Deze mensen bestaan niet. Het echte inloggen ziet er anders uit.</p>
    ${error && html`<p class="error" role="alert" id="fout">${error}</p>`}
    <form method="post">
      <button class="default" tabindex="-1" aria-hidden="true">Inloggen met het ingevulde nummer</button>
      ${levelChoice(level)} ${profile.who === 'citizen' && behalfChoice(people)} ${choices(profile, people)}
      ${profile.who === 'citizen' && numberField(typed, error)}
      <p><button name="cancel" value="yes">Annuleren</button></p>
    </form>`
  return page({ title: `${error ? 'Fout: ' : ''}${profile.heading} (nagebootst)`, banner: BANNER, body })
}

/** Shown when the login took too long, or was finished in another window. */
export function expiredPage(): string {
  const body = html`<h1>Deze inlogpoging is verlopen</h1>
    <p>Ga terug naar het portaal en begin opnieuw.</p>`
  return page({ title: 'Inlogpoging verlopen', banner: BANNER, body })
}

/** Shown when the portal asked for something that cannot be. */
export function refusedPage(reason: string): string {
  const body = html`<h1>Inloggen lukt niet</h1>
    <p>De aanvraag van het portaal is geweigerd.</p>
    <pre>${reason}</pre>`
  return page({ title: 'Inloggen lukt niet', banner: BANNER, body })
}

function levelChoice(level: Level): Html {
  return html`<fieldset>
    <legend>Betrouwbaarheidsniveau</legend>
    ${LEVELS.map(
      (each) =>
        html`<label
          ><input
            type="radio"
            name="level"
            value="${each}"
            ${each === level && 'checked'}
          />${LEVEL_NAMES[each]}</label
        >`,
    )}
  </fieldset>`
}

/** For whom, as the access service (TVS) lets people choose who have a mandate there. */
function behalfChoice(people: Persona[]): Html {
  return html`<p>
    <label for="namens">Inloggen voor</label><br />
    <select id="namens" name="namens">
      <option value="">mijzelf</option>
      ${people
        .filter((person) => person.kind === 'citizen')
        .map((person) => html`<option value="${person.key}">${fullName(person)}</option>`)}
    </select>
  </p>`
}

function choices(profile: Profile, people: Persona[]): Html {
  const ours = people.filter((person) => person.kind === profile.who)
  const extra = ours.filter((person) => person.kind === 'citizen' && person.group === 'register')
  const named = ours.filter((person) => !extra.includes(person))
  return html`<h2>Personen</h2>
    <ul class="choices">
      ${named.flatMap(buttons)}
    </ul>
    ${
      extra.length > 0 &&
      html`<h2>Meer gevallen uit het register</h2>
        <ul class="choices">
          ${extra.flatMap(buttons)}
        </ul>`
    }`
}

function buttons(person: Persona): Html[] {
  if (person.kind === 'citizen') return [button(person.key, person, `${person.about} · BSN ${person.bsn}`)]
  if (person.kind === 'internal') return [button(person.key, person, person.about)]
  const all = person.employments.map((work) => work.name).join(', ')
  const single = person.employments.map((work) =>
    button(`${person.key}:${work.ura}`, person, `Alleen voor ${work.name}`),
  )
  return [button(person.key, person, `${person.about} · ${all}`), ...(single.length > 1 ? single : [])]
}

function button(value: string, person: Persona, about: string): Html {
  return html`<li>
    <button name="persona" value="${value}"><strong>${fullName(person)}</strong> ${about}</button>
  </li>`
}

function numberField(typed: string | undefined, error: string | undefined): Html {
  return html`<h2>Iemand anders</h2>
    <p>
      <label for="bsn">Burgerservicenummer</label><br />
      <input
        id="bsn"
        name="bsn"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        value="${typed ?? ''}"
        ${error && html`aria-invalid="true" aria-describedby="fout"`}
      />
      <button name="persona" value="bsn">Inloggen met dit nummer</button>
    </p>`
}
