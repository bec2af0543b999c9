/** One wrong parameter, in the words of Haal Centraal. */
export type InvalidParam = { code: string; name: string; reason: string }

type Body = Record<string, unknown>

const PERSON_PARAMETERS = ['type', 'burgerservicenummer', 'fields', 'gemeenteVanInschrijving']

/** First parts of the field names there are; what the stand-in does not know of is asked for in vain. */
const FIELDS = [
  ...[
    'aNummer',
    'adressering',
    'burgerservicenummer',
    'datumEersteInschrijvingGBA',
    'datumInschrijvingInGemeente',
  ],
  ...['europeesKiesrecht', 'geboorte', 'gemeenteVanInschrijving', 'geslacht', 'gezag', 'immigratie'],
  ...[
    'indicatieCurateleRegister',
    'indicatieGezagMinderjarige',
    'kinderen',
    'leeftijd',
    'naam',
    'nationaliteiten',
  ],
  ...['ouders', 'overlijden', 'partners', 'uitsluitingKiesrecht', 'verblijfplaats', 'verblijfstitel'],
]

/** Given when they apply; asking for them is a mistake. */
const UNASKED_FIELDS = [
  'geheimhoudingPersoonsgegevens',
  'opschortingBijhouding',
  'rni',
  'verificatie',
  'inOnderzoek',
]

/** What is wrong with a RaadpleegMetBurgerservicenummer (Haal Centraal BRP Personen v2); empty when nothing is. */
export function checkPersonRequest(body: Body): InvalidParam[] {
  if (body.type === undefined) return [required('type')]
  if (body.type !== 'RaadpleegMetBurgerservicenummer') {
    return [{ code: 'value', name: 'type', reason: 'Waarde is geen geldig zoek type.' }]
  }
  const unexpected = Object.keys(body).filter((name) => !PERSON_PARAMETERS.includes(name))
  return [
    ...checkNumbers(body.burgerservicenummer, 20),
    ...checkFields(body.fields),
    ...unexpected.map((name) => ({ code: 'unknownParam', name, reason: 'Parameter is niet verwacht.' })),
  ]
}

/** What is wrong with a list of numbers of at most `most`. */
export function checkNumbers(given: unknown, most: number): InvalidParam[] {
  const wrong = checkArray('burgerservicenummer', given, most)
  if (wrong) return [wrong]
  return (given as unknown[]).flatMap((bsn, place) =>
    typeof bsn === 'string' && /^[0-9]{9}$/.test(bsn)
      ? []
      : [
          {
            code: 'pattern',
            name: `burgerservicenummer[${place}]`,
            reason: 'Waarde voldoet niet aan patroon ^[0-9]{9}$.',
          },
        ],
  )
}

function checkFields(given: unknown): InvalidParam[] {
  const wrong = checkArray('fields', given, 130)
  if (wrong) return [wrong]
  return (given as unknown[]).flatMap((field, place) => {
    const first = String(field).split('.')[0]!
    const name = `fields[${place}]`
    if (UNASKED_FIELDS.includes(first))
      return [{ code: 'fields', name, reason: 'Parameter bevat een niet toegestane veldnaam.' }]
    if (FIELDS.includes(first)) return []
    return [{ code: 'fields', name, reason: 'Parameter bevat een niet bestaande veldnaam.' }]
  })
}

function checkArray(name: string, given: unknown, most: number): InvalidParam | null {
  if (given === undefined) return required(name)
  if (!Array.isArray(given)) return { code: 'array', name, reason: 'Parameter is geen array.' }
  if (given.length === 0) return { code: 'minItems', name, reason: 'Array bevat minder dan 1 items.' }
  if (given.length > most) return { code: 'maxItems', name, reason: `Array bevat meer dan ${most} items.` }
  return null
}

function required(name: string): InvalidParam {
  return { code: 'required', name, reason: 'Parameter is verplicht.' }
}

/** The body of a 400 answer. */
export function badRequest(instance: string, invalidParams: InvalidParam[]) {
  return {
    type: 'https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.1',
    title: 'Een of meerdere parameters zijn niet correct.',
    status: 400,
    detail: `De foutieve parameter(s) zijn: ${invalidParams.map(({ name }) => name).join(', ')}.`,
    instance,
    code: 'paramsValidation',
    invalidParams,
  }
}
