import * as v from 'valibot'
import { isLocalDate, type LocalDate } from '~/runtime/local-date'
import type { Bsn } from './bsn'
import type { PersonFinding, RegisteredPerson } from './register'
import { boundedText } from '~/runtime/bounded-text'

/** What is asked; confidentiality and suspension are told unasked (Haal Centraal BRP Personen v2). */
export const BRP_FIELDS = [
  'burgerservicenummer',
  'naam.volledigeNaam',
  'naam.voornamen',
  'naam.voorletters',
  'naam.voorvoegsel',
  'naam.geslachtsnaam',
  'geboorte.datum',
  'overlijden.datum',
]

const year = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))
const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))

/** A date as far as it is known (Haal Centraal: AbstractDatum). */
const date = v.variant('type', [
  v.object({ type: v.literal('Datum'), datum: v.pipe(boundedText(10), v.check(isLocalDate, 'is no day')) }),
  v.object({ type: v.literal('JaarMaandDatum'), jaar: year, maand: month }),
  v.object({ type: v.literal('JaarDatum'), jaar: year }),
  v.object({ type: v.literal('DatumOnbekend') }),
])

/** A name of full stops or blanks is the register's word for none. */
const nameText = v.pipe(
  boundedText(500),
  v.transform((text) => (/[^\s.]/.test(text) ? text.trim() : undefined)),
)

const person = v.object({
  burgerservicenummer: boundedText(9),
  naam: v.optional(
    v.object({
      volledigeNaam: v.optional(nameText),
      voornamen: v.optional(nameText),
      voorletters: v.optional(nameText),
      voorvoegsel: v.optional(nameText),
      geslachtsnaam: v.optional(nameText),
    }),
  ),
  geboorte: v.optional(v.object({ datum: v.optional(date) })),
  // What is only under investigation stands beside the date, or without one.
  overlijden: v.optional(v.object({ datum: v.optional(date) })),
  opschortingBijhouding: v.optional(
    v.object({ reden: v.optional(v.object({ code: v.optional(boundedText(40)) })) }),
  ),
  geheimhoudingPersoonsgegevens: v.optional(v.boolean()),
})

const answer = v.object({
  type: v.literal('RaadpleegMetBurgerservicenummer'),
  personen: v.pipe(v.array(person), v.maxLength(20)),
})

/** Why the register stops keeping up a record (Logisch Ontwerp BRP, element 67.20): death, or a record made by mistake. */
const DECEASED = 'O'
const MISTAKE = 'F'
/** Emigrated, by decision of the minister, or moved to the register of non-residents: they live, and decide. */
const STOPPED_FOR_THE_LIVING = ['E', 'M', 'R']

type Told = v.InferOutput<typeof person>

/**
 * Reads the register's answer about one number. An answer of another form, or about somebody else, is no answer:
 * `register-down`. A record made by mistake (reason F) is not there: the person goes by another number. Dead is only who
 * has that reason, or a date of death; not whose death is under investigation.
 */
export function readBrpAnswer(body: unknown, bsn: Bsn): PersonFinding {
  const read = v.safeParse(answer, body)
  if (!read.success) return { ok: false, refusal: 'register-down' }
  const { personen } = read.output
  if (personen.some(({ burgerservicenummer }) => burgerservicenummer !== bsn))
    return { ok: false, refusal: 'register-down' }
  const [found, ...more] = personen.filter((told) => reasonOf(told) !== MISTAKE)
  if (!found) return { ok: false, refusal: 'unknown-person' }
  return more.length > 0 ? { ok: false, refusal: 'register-down' } : { ok: true, person: personOf(found) }
}

function personOf(told: Told): RegisteredPerson {
  const [givenName] = (told.naam?.voornamen ?? '').split(/\s+/)
  const reason = reasonOf(told)
  const isKnown = reason === null || reason === DECEASED || STOPPED_FOR_THE_LIVING.includes(reason)
  return {
    fullName: fullName(told.naam),
    ...(givenName && { givenName }),
    birthDate: latestDay(told.geboorte?.datum),
    deceased: told.overlijden?.datum !== undefined || reason === DECEASED,
    shielded: told.geheimhoudingPersoonsgegevens === true,
    ...(!isKnown && { suspendedFor: 'unknown' as const }),
  }
}

/** Null while the record is kept up; empty where the register does not say why it is not. */
function reasonOf({ opschortingBijhouding }: Told): string | null {
  return opschortingBijhouding ? (opschortingBijhouding.reden?.code ?? '') : null
}

function fullName(name: Told['naam']): string | null {
  if (!name) return null
  const { volledigeNaam, voornamen, voorletters, voorvoegsel, geslachtsnaam } = name
  if (volledigeNaam) return volledigeNaam
  const parts = [voornamen ?? voorletters, geslachtsnaam && voorvoegsel, geslachtsnaam].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : null
}

function latestDay(known: v.InferOutput<typeof date> | undefined): LocalDate | null {
  switch (known?.type) {
    case 'Datum':
      return known.datum
    case 'JaarMaandDatum':
      return lastDayOf(known.jaar, known.maand)
    case 'JaarDatum':
      return lastDayOf(known.jaar, 12)
    default:
      return null
  }
}

function lastDayOf(inYear: number, inMonth: number): LocalDate {
  const prefix = `${String(inYear).padStart(4, '0')}-${String(inMonth).padStart(2, '0')}`
  const last = ['31', '30', '29', '28'].find((day) => isLocalDate(`${prefix}-${day}`))
  return `${prefix}-${last}`
}
