import type { Way } from '~/choosing/draft-use-cases.server'
import type { Answer } from '~/consent/choice'
import type { AskedFor } from '~/consentrequest/request'
import { knownProviders } from './directory'
import type { Wrote } from './story-desk.server'

/** What somebody did on a day: came in, chose, or was asked about. */
export type Act = {
  /** How many days before the day of seeding, and at what time in the Netherlands. */
  daysAgo: number
  at: string
  /** The key of a persona. */
  who: string
} & (
  | { does: 'first-login'; list: string[]; mail: ('viewed' | 'choices-changed' | 'turned-16')[] }
  | ({ does: 'choose'; way: Extract<Way, 'all' | 'none'> } & ForWhom)
  | ({ does: 'choose'; way: 'certain'; groups: Record<string, Record<string, Answer>> } & ForWhom)
  /** Sends a care provider what they choose there, as an opt-in request. */
  | { does: 'ask-provider'; to: string; answers: Record<string, Answer> }
  /** Is asked by a colleague who treats them for leave for something else than care. */
  | { does: 'asked-for-leave'; by: string; number: string; forDays: number; asked: LeaveAsked }
  | ({ does: 'agree' } & ForWhom)
  | { does: 'add-child'; child: string }
  | { does: 'authorise'; whom: string }
  | { does: 'accept' }
  /** The desk found on evidence that this person acts for another, who cannot appreciate their own interests. */
  | { does: 'become-mentor'; of: string }
  | { does: 'found-incapable' }
  /** Writes to the support desk. */
  | { does: 'write'; wrote: Wrote }
  | { does: 'asked'; by: string; about: string; data: string; roleCode: string }
)

type LeaveAsked = Omit<AskedFor, 'until'>

/** The key of a persona for whom they act; for themselves without it. */
type ForWhom = { forWhom?: string }

const LINDE = '90000101'
const PHARMACY = '90000202'
const HOSPITAL = '90000303'
const NURSING = '90000505'
const INSURER = '90000606'
const WORK_DOCTOR = '90000707'

const TREATMENT = 'GGC002'
const MEDICATION = 'GGC013'
const GP = 'RPZAC001'
const PHARMACIES = 'RPZAC005'
const HOSPITALS = 'RPZAC104'
const NURSES = 'RPZAC004'
const MENTAL = 'RPZAC003'
const OTHER = 'RPZAC103'
const ABROAD = 'RPZAC200'

type Asking = [daysAgo: number, at: string, by: string, about: string, data: string, roleCode: string]

/**
 * What happened to the people of the demo in the months before, oldest first. Nina is in none of it: she is new. Who was
 * only asked about has never logged in either, and finds those questions at the first login (Wabvpz 15e).
 */
export function storyOf(): Act[] {
  return [
    ...anna(),
    ...erik(),
    ...fatima(),
    ...ivo(),
    ...othersWhoLoggedIn(),
    ...children(),
    ...represented(),
    ...neverLoggedIn(),
    ...wroteToDesk(),
  ].toSorted((one, other) => other.daysAgo - one.daysAgo || (one.at < other.at ? -1 : 1))
}

/** The keys of everybody an act needs. */
export function peopleIn(act: Act): string[] {
  const others = [
    'forWhom' in act && act.forWhom,
    'child' in act && act.child,
    'whom' in act && act.whom,
    'of' in act && act.of,
  ]
  return [act.who, ...others.filter((key) => typeof key === 'string')]
}

/** What waits at the desk on the day of seeding. */
function wroteToDesk(): Act[] {
  return [
    {
      ...{ daysAgo: 4, at: '10:12', who: 'fatima', does: 'write' },
      wrote: {
        topic: 'deciding-for-another',
        subject: 'Machtiging voor mijn nicht',
        text: 'Ik heb mijn nicht gemachtigd. Kan zij nu alles voor mij regelen?\n\nEn hoe stop ik dat weer?',
      },
    },
    {
      ...{ daysAgo: 3, at: '15:05', who: 'erik', does: 'write' },
      wrote: {
        topic: 'login',
        subject: 'Code van mijn kind werkt niet',
        text: 'Mijn zoon maakte een code. Als ik die invul, krijg ik een foutmelding. Wat doe ik verkeerd?',
      },
    },
    {
      ...{ daysAgo: 1, at: '11:20', who: 'anna', does: 'write' },
      wrote: {
        topic: 'who-looked',
        subject: 'Onbekende praktijk in mijn lijst',
        text: 'In mijn lijst staat een instelling die ik niet ken. Hoe kom ik erachter waarom die vroeg?',
      },
    },
  ]
}

/** Chose with care, changed her mind twice, and looks at who asks. */
function anna(): Act[] {
  const who = 'anna'
  const ofGp = {
    [GP]: 'yes',
    [PHARMACIES]: 'yes',
    [HOSPITALS]: 'yes',
    [NURSES]: 'no',
    [MENTAL]: 'no',
  } as const
  const ofPharmacy = { [GP]: 'yes', [HOSPITALS]: 'yes', [PHARMACIES]: 'yes', [ABROAD]: 'no' } as const
  const ofHospital = { [GP]: 'yes', [HOSPITALS]: 'yes', [PHARMACIES]: 'yes', [NURSES]: 'no' } as const
  return [
    {
      ...{ daysAgo: 171, at: '20:14', who, does: 'first-login' },
      list: [LINDE, PHARMACY, HOSPITAL],
      mail: ['viewed', 'choices-changed'],
    },
    {
      daysAgo: 171,
      at: '20:31',
      who,
      does: 'choose',
      way: 'certain',
      groups: { GP: ofGp, PHARMACY: ofPharmacy },
    },
    { daysAgo: 92, at: '21:05', who, does: 'choose', way: 'certain', groups: { HOSPITAL: ofHospital } },
    {
      ...{ daysAgo: 34, at: '19:40', who, does: 'choose', way: 'certain' },
      groups: { HOSPITAL: { [PHARMACIES]: 'no' }, GP: { [OTHER]: 'no' } },
    },
    {
      ...{
        daysAgo: 2,
        at: '16:20',
        who,
        does: 'asked-for-leave',
        by: LINDE,
        number: '900000101',
        forDays: 365,
      },
      asked: {
        ...{ purpose: 'research', recipient: 'Universiteit Utrecht', label: 'Slaap 2026' },
        text: 'Wij doen mee aan een onderzoek naar slaap. De onderzoekers willen zien welke medicijnen mensen gebruiken. Uw naam staat er niet bij.',
        data: [TREATMENT],
      },
    },
    ...questionsAbout(who, [
      [178, '09:20', HOSPITAL, LINDE, TREATMENT, '01.016'],
      [164, '11:02', PHARMACY, LINDE, TREATMENT, '17.000'],
      [149, '08:47', HOSPITAL, LINDE, TREATMENT, '01.016'],
      [128, '15:33', LINDE, HOSPITAL, TREATMENT, '01.015'],
      [101, '10:11', LINDE, PHARMACY, MEDICATION, '01.015'],
      [88, '14:26', PHARMACY, HOSPITAL, MEDICATION, '17.000'],
      [61, '09:55', HOSPITAL, LINDE, TREATMENT, '01.016'],
      [47, '13:18', NURSING, LINDE, TREATMENT, '30.000'],
      [33, '16:02', LINDE, HOSPITAL, TREATMENT, '01.015'],
      [20, '11:27', INSURER, HOSPITAL, TREATMENT, '01.048'],
      [8, '09:03', NURSING, LINDE, TREATMENT, '30.000'],
      [3, '16:38', PHARMACY, LINDE, TREATMENT, '17.000'],
      [3, '16:40', PHARMACY, HOSPITAL, MEDICATION, '17.000'],
      [1, '10:12', HOSPITAL, LINDE, TREATMENT, '01.016'],
    ]),
  ]
}

/** Said yes to everything, then no, then yes again. */
function erik(): Act[] {
  const who = 'erik'
  return [
    {
      daysAgo: 123,
      at: '12:08',
      who,
      does: 'first-login',
      list: [LINDE, HOSPITAL],
      mail: ['choices-changed'],
    },
    { daysAgo: 123, at: '12:15', who, does: 'choose', way: 'all' },
    { daysAgo: 44, at: '22:51', who, does: 'choose', way: 'none' },
    { daysAgo: 12, at: '18:30', who, does: 'choose', way: 'all' },
    ...questionsAbout(who, [
      [97, '10:40', HOSPITAL, LINDE, TREATMENT, '01.016'],
      [59, '09:12', LINDE, HOSPITAL, TREATMENT, '01.015'],
      [30, '14:05', HOSPITAL, LINDE, TREATMENT, '01.016'],
      [26, '11:30', WORK_DOCTOR, LINDE, TREATMENT, '01.008'],
      [5, '08:58', HOSPITAL, LINDE, TREATMENT, '01.016'],
    ]),
  ]
}

/** Ill for a long time: many ask, and all of them hear yes. */
function fatima(): Act[] {
  const who = 'fatima'
  const monthly = [186, 155, 126, 95, 64, 35, 6]
  return [
    {
      ...{ daysAgo: 203, at: '10:02', who, does: 'first-login' },
      list: [LINDE, PHARMACY, HOSPITAL, NURSING],
      mail: ['viewed'],
    },
    { daysAgo: 203, at: '10:20', who, does: 'choose', way: 'all' },
    ...questionsAbout(
      who,
      monthly.flatMap((daysAgo): Asking[] => [
        [daysAgo, '09:15', HOSPITAL, LINDE, TREATMENT, '01.016'],
        [daysAgo, '09:16', HOSPITAL, PHARMACY, MEDICATION, '01.016'],
        [daysAgo - 2, '11:48', PHARMACY, HOSPITAL, TREATMENT, '17.000'],
        [daysAgo - 4, '13:30', NURSING, LINDE, TREATMENT, '30.000'],
      ]),
    ),
  ]
}

/** Was asked about before he ever came, and chose for his GP only. */
function ivo(): Act[] {
  const who = 'ivo'
  const ofGp = { [GP]: 'yes', [HOSPITALS]: 'yes', [PHARMACIES]: 'no' } as const
  return [
    { daysAgo: 81, at: '21:33', who, does: 'first-login', list: [LINDE], mail: ['viewed'] },
    { daysAgo: 81, at: '21:44', who, does: 'choose', way: 'certain', groups: { GP: ofGp } },
    ...questionsAbout(who, [
      [103, '10:30', HOSPITAL, LINDE, TREATMENT, '01.016'],
      [84, '15:12', PHARMACY, LINDE, TREATMENT, '17.000'],
      [52, '09:44', HOSPITAL, LINDE, TREATMENT, '01.016'],
      [17, '16:20', PHARMACY, LINDE, TREATMENT, '17.000'],
    ]),
  ]
}

function othersWhoLoggedIn(): Act[] {
  return [
    { daysAgo: 25, at: '20:47', who: 'yara', does: 'first-login', list: [], mail: [] },
    ...questionsAbout('yara', [[16, '10:05', HOSPITAL, LINDE, TREATMENT, '01.016']]),
    {
      daysAgo: 58,
      at: '17:26',
      who: 'karin',
      does: 'first-login',
      list: [PHARMACY],
      mail: ['choices-changed'],
    },
    { daysAgo: 58, at: '17:35', who: 'karin', does: 'choose', way: 'none' },
    {
      ...{ daysAgo: 2, at: '09:41', who: 'karin', does: 'ask-provider', to: LINDE },
      answers: { [HOSPITALS]: 'yes', [PHARMACIES]: 'yes', [MENTAL]: 'no' },
    },
    { daysAgo: 15, at: '13:09', who: 'gerard', does: 'first-login', list: [], mail: [] },
  ]
}

/** Cato's parents do not agree; Bram waits for them; Dewi is almost 16; Rosa and Julia have Ivo. */
function children(): Act[] {
  const ofGp = { [GP]: 'yes', [HOSPITALS]: 'yes' } as const
  const chose = { does: 'choose', way: 'certain' } as const
  return [
    { daysAgo: 150, at: '20:02', who: 'anna', ...chose, forWhom: 'cato', groups: { GP: ofGp } },
    {
      daysAgo: 20,
      at: '22:14',
      who: 'erik',
      ...chose,
      forWhom: 'cato',
      groups: { GP: { [PHARMACIES]: 'no' } },
    },
    {
      daysAgo: 5,
      at: '20:40',
      who: 'anna',
      ...chose,
      forWhom: 'cato',
      groups: { GP: { [PHARMACIES]: 'yes' } },
    },
    { daysAgo: 6, at: '16:20', who: 'bram', does: 'first-login', list: [LINDE], mail: ['choices-changed'] },
    {
      ...{ daysAgo: 2, at: '16:31', who: 'bram', ...chose },
      groups: { GP: { [HOSPITALS]: 'yes', [PHARMACIES]: 'yes', [MENTAL]: 'no' } },
    },
    { daysAgo: 40, at: '16:05', who: 'dewi', does: 'first-login', list: [LINDE], mail: ['turned-16'] },
    { daysAgo: 40, at: '16:12', who: 'dewi', ...chose, groups: { GP: { ...ofGp, [MENTAL]: 'no' } } },
    { daysAgo: 39, at: '20:33', who: 'ivo', does: 'agree', forWhom: 'dewi' },
    { daysAgo: 60, at: '20:15', who: 'ivo', ...chose, forWhom: 'julia', groups: { GP: ofGp } },
    { daysAgo: 76, at: '11:00', who: 'rosa', does: 'found-incapable' },
    { daysAgo: 74, at: '21:09', who: 'ivo', ...chose, forWhom: 'rosa', groups: { GP: ofGp } },
    { daysAgo: 57, at: '17:50', who: 'karin', does: 'add-child', child: 'pim' },
    { daysAgo: 57, at: '17:58', who: 'karin', ...chose, forWhom: 'pim', groups: { GP: { [GP]: 'yes' } } },
    ...questionsAbout('bram', [[22, '16:45', HOSPITAL, LINDE, TREATMENT, '01.016']]),
    ...questionsAbout('cato', [[66, '09:31', HOSPITAL, LINDE, TREATMENT, '01.016']]),
  ]
}

/** Fatima gave Yara a mandate; Gerard is Hugo's mentor. */
function represented(): Act[] {
  return [
    { daysAgo: 24, at: '10:11', who: 'fatima', does: 'authorise', whom: 'yara' },
    { daysAgo: 23, at: '19:30', who: 'yara', does: 'accept' },
    { daysAgo: 14, at: '13:40', who: 'gerard', does: 'become-mentor', of: 'hugo' },
    {
      ...{ daysAgo: 10, at: '14:22', who: 'gerard', does: 'choose', way: 'certain', forWhom: 'hugo' },
      groups: { GP: { [GP]: 'yes', [NURSES]: 'yes' } },
    },
  ]
}

function neverLoggedIn(): Act[] {
  return [...questionsAbout('hugo', [[39, '11:20', NURSING, LINDE, TREATMENT, '30.000']])]
}

function questionsAbout(who: string, askings: Asking[]): Act[] {
  return askings.map(
    ([daysAgo, at, by, about, data, roleCode]) =>
      ({ daysAgo, at, who, does: 'asked', by, about, data, roleCode }) as const,
  )
}

/** The main type of an organisation of the story. */
export function typeOf(ura: string): string {
  const found = knownProviders.find((provider) => provider.ura === ura)
  if (!found) throw new Error(`the story knows no organisation ${ura}`)
  return found.types[0]!
}
