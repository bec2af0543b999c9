import * as v from 'valibot'
import { isLocalDate, type LocalDate } from '~/consent/choice'
import type { Bsn } from './bsn'
import type { PersonFinding } from './register'

/** What is asked; confidentiality and suspension are told unasked (Haal Centraal BRP Personen v2). */
export const BRP_FIELDS = [
  'burgerservicenummer',
  'naam.volledigeNaam',
  'naam.voornamen',
  'geboorte.datum',
  'overlijden.datum',
]

const year = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))
const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))

/** A date as far as it is known (Haal Centraal: AbstractDatum). */
const date = v.variant('type', [
  v.object({ type: v.literal('Datum'), datum: v.pipe(v.string(), v.check(isLocalDate, 'is no day')) }),
  v.object({ type: v.literal('JaarMaandDatum'), jaar: year, maand: month }),
  v.object({ type: v.literal('JaarDatum'), jaar: year }),
  v.object({ type: v.literal('DatumOnbekend') }),
])

const nameText = v.pipe(v.string(), v.maxLength(500))

const person = v.object({
  burgerservicenummer: v.string(),
  naam: v.optional(v.object({ volledigeNaam: v.optional(nameText), voornamen: v.optional(nameText) })),
  geboorte: v.optional(v.object({ datum: v.optional(date) })),
  overlijden: v.optional(v.looseObject({})),
  opschortingBijhouding: v.optional(v.object({ reden: v.object({ code: v.string() }) })),
  geheimhoudingPersoonsgegevens: v.optional(v.boolean()),
})

const answer = v.object({
  type: v.literal('RaadpleegMetBurgerservicenummer'),
  personen: v.pipe(v.array(person), v.maxLength(1)),
})

/** Suspended because of death (Logisch Ontwerp BRP, element 67.20). */
const DECEASED = 'O'

/**
 * Reads the register's answer about one number. An answer of another form, or about somebody else, is no
 * answer: `register-down`.
 */
export function readBrpAnswer(body: unknown, bsn: Bsn): PersonFinding {
  const read = v.safeParse(answer, body)
  if (!read.success) return { ok: false, refusal: 'register-down' }
  const [found] = read.output.personen
  if (!found) return { ok: false, refusal: 'unknown-person' }
  if (found.burgerservicenummer !== bsn) return { ok: false, refusal: 'register-down' }
  const birthDate = latestDay(found.geboorte?.datum)
  if (!birthDate) return { ok: false, refusal: 'unknown-person' }
  const [givenName] = (found.naam?.voornamen ?? '').trim().split(/\s+/)
  return {
    ok: true,
    person: {
      fullName: found.naam?.volledigeNaam ?? '',
      ...(givenName && { givenName }),
      birthDate,
      deceased: found.overlijden !== undefined || found.opschortingBijhouding?.reden.code === DECEASED,
      shielded: found.geheimhoudingPersoonsgegevens === true,
    },
  }
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
