import { fullName } from '../../demo/personas'
import type { LocalDate } from '~/runtime/local-date'
import { ageOn } from './ages'
import type { RegisteredPerson } from './register'

type Answer = Record<string, unknown>

/** A person in the words of Haal Centraal BRP Personen v2, cut down to the fields asked for. */
export function personAnswer(person: RegisteredPerson, fields: string[], today: LocalDate): Answer {
  const asked = fields.reduce<Answer>(
    (answer, field) => copy(everything(person, today), field.split('.'), answer),
    {},
  )
  return { ...asked, ...unasked(person) }
}

function everything(person: RegisteredPerson, today: LocalDate): Answer {
  const { bsn, firstNames, initials, prefix, surname, gender, birthDate, deceasedOn } = person
  return {
    burgerservicenummer: bsn,
    ...(person.nameless
      ? {}
      : {
          naam: {
            volledigeNaam: fullName(person),
            voornamen: firstNames,
            voorletters: initials,
            ...(prefix ? { voorvoegsel: prefix } : {}),
            geslachtsnaam: surname,
          },
        }),
    geboorte: { datum: knownPart(birthDate, person.birthKnown) },
    geslacht: genderAnswer(gender),
    ...(deceasedOn
      ? { overlijden: { datum: dateAnswer(deceasedOn) } }
      : {
          ...(person.deathInvestigated ? { overlijden: { inOnderzoek: { datum: true } } } : {}),
          ...(person.birthKnown ? {} : { leeftijd: ageOn(birthDate, today) }),
        }),
  }
}

/** Told whether asked or not (Haal Centraal: automatisch geleverde velden). */
function unasked({ confidential, deceasedOn, suspended }: RegisteredPerson): Answer {
  return {
    ...(confidential ? { geheimhoudingPersoonsgegevens: true } : {}),
    ...(deceasedOn
      ? {
          opschortingBijhouding: {
            reden: { code: 'O', omschrijving: 'overlijden' },
            datum: dateAnswer(deceasedOn),
          },
        }
      : {}),
    ...(suspended ? { opschortingBijhouding: { reden: { code: suspended } } } : {}),
  }
}

/** A date as far as it is known (Haal Centraal: AbstractDatum). */
function knownPart(date: LocalDate, known: RegisteredPerson['birthKnown']) {
  const [year, month] = date.split('-').map(Number)
  switch (known) {
    case 'nothing':
      return { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' }
    case 'year':
      return { type: 'JaarDatum', jaar: year, langFormaat: String(year) }
    case 'month':
      return { type: 'JaarMaandDatum', jaar: year, maand: month, langFormaat: `${month}-${year}` }
    default:
      return dateAnswer(date)
  }
}

export function genderAnswer(gender: 'M' | 'V') {
  return gender === 'V' ? { code: 'V', omschrijving: 'vrouw' } : { code: 'M', omschrijving: 'man' }
}

function dateAnswer(date: LocalDate) {
  const words = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  )
  return { type: 'Datum', datum: date, langFormaat: words }
}

/** Copies one path; a date is always given whole. */
function copy(from: Answer, [name, ...rest]: string[], to: Answer): Answer {
  const value = from[name!]
  if (value === undefined) return to
  if (rest.length === 0 || name === 'datum' || typeof value !== 'object') return { ...to, [name!]: value }
  return { ...to, [name!]: copy(value as Answer, rest, (to[name!] ?? {}) as Answer) }
}
