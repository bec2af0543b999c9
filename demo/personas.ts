import type { LocalDate } from '~/runtime/local-date'
import type { StaffRole } from '~/staff/role'

/** Somebody invented, to show and to test with. The numbers pass the 11-test and belong to nobody. */
export type Persona = CitizenPersona | StaffPersona | InternalPersona

export type CitizenPersona = {
  kind: 'citizen'
  key: string
  bsn: string
  firstNames: string
  initials: string
  prefix?: string
  surname: string
  gender: 'M' | 'V'
  /** Age in whole years on the day asked for. */
  age: number
  birthDate: LocalDate
  deceasedOn?: LocalDate
  /** The BRP's confidentiality flag (geheimhouding, Wet BRP art. 2.59). */
  confidential?: true
  /** Not capable of a reasonable appreciation of own interests (BW 7:465). */
  incapable?: true
  /** What the register answers about the authority over this child. */
  authority?: Authority
  /** Who acts for this adult, on paper that the register does not know. */
  representedBy?: { key: string; as: 'mentor' | 'authorised' }
  /** What to type where the portal asks for an address. */
  email: string
  /** One line in Dutch for the login page. */
  about: string
  /** `register` personas only add answers of the register that the named ones do not have. */
  group: 'named' | 'register'
}

/** The six answers of the register on the authority over a child, naming people by BSN. */
export type Authority = {
  /** The register is looking into it (in onderzoek). */
  underInvestigation?: true
} & (
  | { kind: 'joint-parental'; parents: [string, string] }
  | { kind: 'sole-parental'; parent: string }
  | { kind: 'parent-and-third'; parent: string; third: string | null }
  | { kind: 'guardianship'; guardians: string[] }
  | { kind: 'temporarily-none'; explanation: string }
  | { kind: 'indeterminate'; explanation: string }
)

export type StaffPersona = {
  kind: 'staff'
  key: string
  deziNumber: string
  firstNames: string
  initials: string
  prefix?: string
  surname: string
  email: string
  about: string
  employments: Employment[]
}

/** One organisation somebody works for; `type` is Nictiz's, `roleCode` the role of the Dezi register. */
type Employment = {
  ura: string
  name: string
  type: string
  roleCode: string
  roleName: string
  /** What its administrator says that they are there. */
  position: StaffRole
}

type InternalPersona = {
  kind: 'internal'
  key: string
  firstNames: string
  prefix?: string
  surname: string
  email: string
  role: 'support-desk' | 'privacy-officer' | 'operator'
  about: string
}

/** All personas as they are on `today` (Europe/Amsterdam): citizens, then staff, then internal. */
export function personas(today: LocalDate): Persona[] {
  return [...CITIZENS.map((row, place) => citizen(row, place, today)), ...STAFF, ...INTERNAL]
}

/** First names, infix and surname, as written in full. */
export function fullName(persona: { firstNames: string; prefix?: string; surname: string }): string {
  return [persona.firstNames, persona.prefix, persona.surname].filter(Boolean).join(' ')
}

type CitizenRow = Omit<
  CitizenPersona,
  'kind' | 'initials' | 'prefix' | 'surname' | 'firstNames' | 'birthDate' | 'email' | 'group' | 'deceasedOn'
> & {
  /** First names, infix, surname. */
  name: [string, string, string]
  /** Has a birthday in so many days, and is then one year older. */
  birthdayIn?: number
  deceasedDaysAgo?: number
  group?: 'register'
}

const ANNA = '999990408'
const ERIK = '999990147'
const IVO = '999990688'
const KARIN = '999992028'
const WIES = '999992302'
const SEM = '999992430'
const LIES = '999992570'

/** `age` is the age on the day itself; the birth date follows from it. */
const CITIZENS: CitizenRow[] = [
  {
    key: 'anna',
    bsn: ANNA,
    name: ['Anna', 'de', 'Vries'],
    gender: 'V',
    age: 34,
    about: 'Moeder van Bram (14) en Cato (8), samen met Erik',
  },
  {
    key: 'erik',
    bsn: ERIK,
    name: ['Erik', '', 'Bakker'],
    gender: 'M',
    age: 36,
    about: 'Vader van Bram (14) en Cato (8), samen met Anna',
  },
  {
    key: 'bram',
    bsn: '999990275',
    name: ['Bram', '', 'Bakker'],
    gender: 'M',
    age: 14,
    authority: { kind: 'joint-parental', parents: [ANNA, ERIK] },
    about: '14 jaar: beslist samen met een ouder',
  },
  {
    key: 'cato',
    bsn: '999990421',
    name: ['Cato', '', 'Bakker'],
    gender: 'V',
    age: 8,
    authority: { kind: 'joint-parental', parents: [ANNA, ERIK] },
    about: '8 jaar: Anna en Erik beslissen',
  },
  {
    key: 'dewi',
    bsn: '999990548',
    name: ['Dewi', '', 'Maas'],
    gender: 'V',
    age: 15,
    birthdayIn: 3,
    authority: { kind: 'sole-parental', parent: IVO },
    about: '15 jaar, wordt over drie dagen 16',
  },
  {
    key: 'ivo',
    bsn: IVO,
    name: ['Ivo', '', 'Maas'],
    gender: 'M',
    age: 45,
    about: 'Heeft alleen het gezag over Dewi, Julia en Rosa',
  },
  {
    key: 'julia',
    bsn: '999990822',
    name: ['Julia', '', 'Maas'],
    gender: 'V',
    age: 11,
    birthdayIn: 3,
    authority: { kind: 'sole-parental', parent: IVO },
    about: '11 jaar, wordt over drie dagen 12',
  },
  {
    key: 'fatima',
    bsn: '999990962',
    name: ['Fatima', '', 'Amrani'],
    gender: 'V',
    age: 71,
    representedBy: { key: 'yara', as: 'authorised' },
    about: '71 jaar, heeft Yara schriftelijk gemachtigd',
  },
  {
    key: 'yara',
    bsn: '999991097',
    name: ['Yara', '', 'Amrani'],
    gender: 'V',
    age: 40,
    about: 'Is gemachtigd door Fatima',
  },
  {
    key: 'pim',
    bsn: '999991905',
    name: ['Pim', '', 'Kuipers'],
    gender: 'M',
    age: 9,
    authority: { kind: 'guardianship', guardians: [KARIN] },
    about: '9 jaar, Karin is voogd',
  },
  { key: 'karin', bsn: KARIN, name: ['Karin', '', 'Postma'], gender: 'V', age: 50, about: 'Voogd van Pim' },
  {
    key: 'rosa',
    bsn: '999992156',
    name: ['Rosa', '', 'Maas'],
    gender: 'V',
    age: 13,
    incapable: true,
    authority: { kind: 'sole-parental', parent: IVO },
    about: '13 jaar, kan haar belangen niet zelf overzien',
  },
  {
    key: 'otto',
    bsn: '999992284',
    name: ['Otto', '', 'Brandsma'],
    gender: 'M',
    age: 81,
    deceasedDaysAgo: 21,
    about: 'Overleden',
  },
  {
    key: 'hugo',
    bsn: '999991243',
    name: ['Hugo', 'van den', 'Berg'],
    gender: 'M',
    age: 58,
    incapable: true,
    representedBy: { key: 'gerard', as: 'mentor' },
    about: 'Gerard is zijn mentor',
  },
  {
    key: 'gerard',
    bsn: '999991371',
    name: ['Gerard', '', 'Peters'],
    gender: 'M',
    age: 62,
    about: 'Mentor van Hugo',
  },
  {
    key: 'liam',
    bsn: '999991516',
    name: ['Liam', '', 'Okafor'],
    gender: 'M',
    age: 10,
    authority: {
      kind: 'indeterminate',
      explanation: 'gezag is niet te bepalen omdat minderjarige niet in Nederland is geboren.',
    },
    about: '10 jaar, gezag niet te bepalen',
  },
  {
    key: 'mila',
    bsn: '999991644',
    name: ['Mila', '', 'Verhoeven'],
    gender: 'V',
    age: 13,
    authority: { kind: 'guardianship', guardians: [] },
    about: '13 jaar, een instelling is voogd',
  },
  {
    key: 'nina',
    bsn: '999991784',
    name: ['Nina', '', 'Willems'],
    gender: 'V',
    age: 29,
    about: 'Nieuw: heeft nog nooit ingelogd',
  },
  {
    key: 'wies',
    bsn: WIES,
    name: ['Wies', 'van', 'Dam'],
    gender: 'V',
    age: 38,
    confidential: true,
    group: 'register',
    about: 'Gegevens geheim; moeder van Teun, samen met Sem',
  },
  {
    key: 'sem',
    bsn: SEM,
    name: ['Sem', '', 'Hofman'],
    gender: 'M',
    age: 41,
    group: 'register',
    about: 'Vader van Teun en Sara',
  },
  {
    key: 'teun',
    bsn: '999992703',
    name: ['Teun', '', 'Hofman'],
    gender: 'M',
    age: 9,
    confidential: true,
    group: 'register',
    authority: { kind: 'joint-parental', parents: [WIES, SEM] },
    about: '9 jaar, gegevens geheim',
  },
  {
    key: 'lies',
    bsn: LIES,
    name: ['Lies', '', 'Koster'],
    gender: 'V',
    age: 39,
    group: 'register',
    about: 'Heeft met Sem gezag over Sara; moeder van Evi',
  },
  {
    key: 'sara',
    bsn: '999992843',
    name: ['Sara', '', 'Hofman'],
    gender: 'V',
    age: 10,
    group: 'register',
    authority: { kind: 'parent-and-third', parent: SEM, third: LIES },
    about: '10 jaar, ouder en een ander samen gezag',
  },
  {
    key: 'daan',
    bsn: '999992971',
    name: ['Daan', '', 'Prins'],
    gender: 'M',
    age: 13,
    group: 'register',
    authority: {
      kind: 'temporarily-none',
      explanation: 'Tijdelijk geen gezag omdat beide ouders onbevoegd zijn.',
    },
    about: '13 jaar, tijdelijk geen gezag',
  },
  {
    key: 'evi',
    bsn: '999993100',
    name: ['Evi', '', 'Koster'],
    gender: 'V',
    age: 7,
    group: 'register',
    authority: { kind: 'sole-parental', parent: LIES, underInvestigation: true },
    about: '7 jaar, gezag in onderzoek',
  },
]

const LINDE = { ura: '90000101', name: 'Huisartsenpraktijk De Linde', type: 'Z3' }
const NOORD = { ura: '90000303', name: 'Ziekenhuis Noord', type: 'V6' }
const EMPLOYEE = { roleCode: '00.000', roleName: 'Medewerker' }
const PHARMACIST = { roleCode: '17.000', roleName: 'Apotheker', position: 'professional' } as const

const STAFF: StaffPersona[] = [
  {
    kind: 'staff',
    key: 'sanne',
    deziNumber: '900000101',
    firstNames: 'Sanne',
    initials: 'S.',
    surname: 'Visser',
    email: 'sanne@delinde.example',
    about: 'Huisarts',
    employments: [{ ...LINDE, roleCode: '01.015', roleName: 'Huisarts', position: 'professional' }],
  },
  {
    kind: 'staff',
    key: 'fatma',
    deziNumber: '900000505',
    firstNames: 'Fatma',
    initials: 'F.',
    surname: 'Yildiz',
    email: 'fatma@delinde.example',
    about: 'Assistent van de huisarts',
    employments: [{ ...LINDE, ...EMPLOYEE, position: 'assistant' }],
  },
  {
    kind: 'staff',
    key: 'els',
    deziNumber: '900000606',
    firstNames: 'Els',
    initials: 'E.',
    surname: 'Brouwer',
    email: 'els@ziekenhuisnoord.example',
    about: 'Medewerker aan de balie van het ziekenhuis',
    employments: [{ ...NOORD, ...EMPLOYEE, position: 'assistant' }],
  },
  {
    kind: 'staff',
    key: 'tom',
    deziNumber: '900000202',
    firstNames: 'Tom',
    initials: 'T.',
    surname: 'Jansen',
    email: 'tom@apotheekcentrum.example',
    about: 'Apotheker, bij twee organisaties',
    employments: [
      { ura: '90000202', name: 'Apotheek Centrum', type: 'J8', ...PHARMACIST },
      { ...NOORD, ...PHARMACIST },
    ],
  },
  {
    kind: 'staff',
    key: 'ruben',
    deziNumber: '900000303',
    firstNames: 'Ruben',
    initials: 'R.',
    surname: 'Smit',
    email: 'ruben@delinde.example',
    about: 'Beheerder van de praktijk',
    employments: [{ ...LINDE, ...EMPLOYEE, position: 'administrator' }],
  },
  {
    kind: 'staff',
    key: 'lotte',
    deziNumber: '900000404',
    firstNames: 'Lotte',
    initials: 'L.',
    surname: 'Mulder',
    email: 'lotte@deooievaar.example',
    about: 'Kraamverzorgende',
    employments: [
      {
        ura: '90000404',
        name: 'Kraamzorg De Ooievaar',
        type: 'K4',
        roleCode: '30.000',
        roleName: 'Verpleegkundige',
        position: 'professional',
      },
    ],
  },
]

const INTERNAL: InternalPersona[] = [
  {
    kind: 'internal',
    key: 'noor',
    firstNames: 'Noor',
    surname: 'Hendriks',
    email: 'noor@zeggenschap.example',
    role: 'support-desk',
    about: 'Klantcontactcentrum',
  },
  {
    kind: 'internal',
    key: 'bas',
    firstNames: 'Bas',
    surname: 'Mulder',
    email: 'bas@zeggenschap.example',
    role: 'support-desk',
    about: 'Klantcontactcentrum, tweede paar ogen',
  },
  {
    kind: 'internal',
    key: 'joris',
    firstNames: 'Joris',
    prefix: 'van',
    surname: 'Dijk',
    email: 'joris@zeggenschap.example',
    role: 'privacy-officer',
    about: 'Functionaris gegevensbescherming',
  },
  {
    kind: 'internal',
    key: 'petra',
    firstNames: 'Petra',
    surname: 'Meijer',
    email: 'petra@zeggenschap.example',
    role: 'operator',
    about: 'Beheer',
  },
]

function citizen(row: CitizenRow, place: number, today: LocalDate): CitizenPersona {
  const { name, birthdayIn: _inBirthDate, deceasedDaysAgo, group = 'named', ...rest } = row
  const [firstNames, prefix, surname] = name
  return {
    kind: 'citizen',
    ...rest,
    firstNames,
    initials: `${firstNames[0]}.`,
    ...(prefix ? { prefix } : {}),
    surname,
    birthDate: birthDateFor(row, place, today),
    ...(deceasedDaysAgo === undefined ? {} : { deceasedOn: addDays(today, -deceasedDaysAgo) }),
    email: `${row.key}@voorbeeld.nl`,
    group,
  }
}

/** A birthday in so many days, or else one well away from today, so that no age changes by surprise. */
function birthDateFor(row: CitizenRow, place: number, today: LocalDate): LocalDate {
  if (row.birthdayIn !== undefined) return yearsBefore(addDays(today, row.birthdayIn), row.age + 1)
  return addDays(yearsBefore(today, row.age), -(60 + ((place * 37) % 240)))
}

/** The same day so many years earlier; 29 February becomes 28 February where that year has none. */
function yearsBefore(date: LocalDate, years: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const moved = new Date(Date.UTC(year - years, month - 1, day))
  if (moved.getUTCMonth() !== month - 1) moved.setUTCDate(0)
  return moved.toISOString().slice(0, 10)
}

function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
