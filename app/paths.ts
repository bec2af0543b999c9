/*
 * Every address of the portal, once. Links, redirects, forms and mails take theirs from `PATHS`, `routes.ts` puts a module at
 * each of `PAGES`: what moves here moves everywhere, and an address that is not here is no `Path`, so that it does not compile.
 * Addresses are Dutch; in English the same stand below `/en` (`inLanguage`).
 */

/** The pages. `:name` is asked for, `:name?` may be left out. */
export const PAGES = {
  home: '/',
  howItWorks: '/zo-werkt-het',
  never: '/wie-nooit',
  questions: '/vragen',
  find: '/zoeken',
  contact: '/contact',
  messageSent: '/contact/verstuurd',
  replyToMessage: '/contact/antwoord/:token',
  paper: '/papier',
  privacy: '/privacy',
  terms: '/voorwaarden',
  cookies: '/cookies',
  accessibility: '/toegankelijkheid',
  display: '/weergave',
  status: '/status',
  code: '/code',

  login: '/inloggen',
  loginFailed: '/inloggen/mislukt',
  loggedOut: '/uitgelogd',
  withoutCookies: '/zonder-cookies',
  confirmAddress: '/bevestigen/:token',
  keepAddress: '/adres-houden/:token',
  whatWaits: '/wacht-op-u/:token',
  unsubscribe: '/afmelden/:token',
  tooYoung: '/te-jong',
  welcome: '/welkom',
  welcomeMail: '/welkom/e-mail',
  welcomeConfirm: '/welkom/bevestigen',

  overview: '/mijn',
  choices: '/mijn/keuzes',
  namedChoices: '/mijn/keuzes/bij-naam',
  group: '/mijn/keuzes/groep/:holder/:data?',
  provider: '/mijn/keuzes/zorgaanbieder/:holder/:data?',
  exceptions: '/mijn/keuzes/:scope/:holder/:data/uitzondering/:receiver',
  exception: '/mijn/keuzes/:scope/:holder/:data/uitzondering/:receiver/:ura',
  review: '/mijn/keuzes/controle',
  done: '/mijn/keuzes/klaar',
  receipt: '/mijn/keuzes/bewijs',
  history: '/mijn/geschiedenis',
  historyVersion: '/mijn/geschiedenis/:versie',
  stopEverything: '/mijn/alles-stoppen',
  lock: '/mijn/noodslot',
  withdraw: '/mijn/intrekken',
  withdrawOne: '/mijn/intrekken/keuze',
  whatIf: '/mijn/wat-als',
  viewed: '/mijn/bekeken',
  viewedPrint: '/mijn/bekeken/afdrukken',
  viewedCsv: '/mijn/bekeken/wie-keek.csv',
  viewedProof: '/mijn/bekeken/bewijs',
  recordings: '/mijn/vastgelegd',
  recorded: '/mijn/vastgelegd/:recording',
  ownData: '/mijn/gegevens',
  ownDataFile: '/mijn/gegevens/mijn-gegevens.json',
  erase: '/mijn/gegevens/verwijderen',
  rights: '/mijn/rechten',
  newRight: '/mijn/rechten/nieuw',
  right: '/mijn/rechten/:request',
  rightPack: '/mijn/rechten/:request/bewijs',
  mailSettings: '/mijn/meldingen',
  changeAddress: '/mijn/meldingen/adres',
  ownProviders: '/mijn/zorgaanbieders',
  followers: '/mijn/volgers',
  optIns: '/mijn/aanvragen',
  newOptIn: '/mijn/aanvragen/nieuw',
  newWithdrawal: '/mijn/aanvragen/intrekken',
  optInDetails: '/mijn/aanvragen/gegevens/:what/:to',
  optIn: '/mijn/aanvragen/:request',
  requests: '/mijn/verzoeken',
  request: '/mijn/verzoeken/:request',
  ownMessages: '/mijn/berichten',
  ownMessage: '/mijn/berichten/:message',

  agreements: '/mijn/akkoord',
  agreement: '/mijn/akkoord/:approval',
  decline: '/mijn/akkoord/:approval/nee',
  others: '/mijn/namens',
  addChild: '/mijn/namens/kind',
  askAuthority: '/mijn/namens/gezag',
  authorise: '/mijn/namens/machtigen',
  evidence: '/mijn/namens/aanvragen',
  authorisation: '/mijn/namens/machtiging/:representation',
  pairing: '/mijn/koppelcode',
  sixteen: '/mijn/zestien',
  begin: '/mijn/namens/:representation',

  staffLogin: '/zorgaanbieder/inloggen',
  workplace: '/zorgaanbieder/werkplek',
  staffHome: '/zorgaanbieder',
  myDay: '/zorgaanbieder/dag',
  printLater: '/zorgaanbieder/dag/:record/print',
  wrongPerson: '/zorgaanbieder/dag/:record/verkeerd',
  inWhoseName: '/zorgaanbieder/namens',
  followed: '/zorgaanbieder/volgen',
  followedPerson: '/zorgaanbieder/volgen/:person',
  counterFind: '/zorgaanbieder/persoon',
  counter: '/zorgaanbieder/balie/:visit',
  counterSingle: '/zorgaanbieder/balie/:visit/los',
  counterSpeaker: '/zorgaanbieder/balie/:visit/wie-spreekt',
  counterAsk: '/zorgaanbieder/balie/:visit/vraag',
  counterEarlier: '/zorgaanbieder/balie/:visit/eerder',
  counterFollow: '/zorgaanbieder/balie/:visit/volgen',
  counterReadBack: '/zorgaanbieder/balie/:visit/teruglezen',
  counterDone: '/zorgaanbieder/balie/:visit/klaar',
  counterStop: '/zorgaanbieder/balie/:visit/stop',
  inbox: '/zorgaanbieder/aanvragen',
  inboxRequest: '/zorgaanbieder/aanvragen/:request',
  sentRequests: '/zorgaanbieder/verzoeken',
  newRequest: '/zorgaanbieder/verzoeken/nieuw',
  newRequestByNumber: '/zorgaanbieder/verzoeken/nieuw/nummer',
  sentRequest: '/zorgaanbieder/verzoeken/:request',
  staffOrganisation: '/zorgaanbieder/organisatie',
  inboxAddress: '/zorgaanbieder/organisatie/adres',
  endpoint: '/zorgaanbieder/organisatie/koppelingen',
  addStaff: '/zorgaanbieder/organisatie/nieuw',
  signals: '/zorgaanbieder/organisatie/signalen',
  signal: '/zorgaanbieder/organisatie/signalen/:alarm',
  staffRoles: '/zorgaanbieder/organisatie/mensen/:membership',
  ownLog: '/zorgaanbieder/logboek',
  figures: '/zorgaanbieder/cijfers',
  clients: '/zorgaanbieder/koppelingen',
  addClient: '/zorgaanbieder/koppelingen/nieuw',
  client: '/zorgaanbieder/koppelingen/:client',

  internalLogin: '/medewerkers/inloggen',
  internalHome: '/medewerkers',
  // Privacy officer.
  worklist: '/privacyfunctionaris',
  noteRight: '/privacyfunctionaris/verzoeken/nieuw',
  officerRight: '/privacyfunctionaris/verzoeken/:request',
  // Support desk.
  deskHome: '/servicedesk',
  deskMessages: '/servicedesk/berichten',
  newDeskMessage: '/servicedesk/berichten/nieuw',
  deskMessage: '/servicedesk/berichten/:message',
  deskMessageAct: '/servicedesk/berichten/:message/:act',
  cannedAnswers: '/servicedesk/standaardantwoorden',
  cannedAnswer: '/servicedesk/standaardantwoorden/:answer',
  deskEvidence: '/servicedesk/vertegenwoordiging',
  deskEvidenceNew: '/servicedesk/vertegenwoordiging/nieuw',
  deskEvidenceMeasure: '/servicedesk/vertegenwoordiging/vastleggen',
  deskEvidenceOne: '/servicedesk/vertegenwoordiging/:case',
  deskEvidenceSee: '/servicedesk/vertegenwoordiging/:case/gezien',
  deskEvidenceDecide: '/servicedesk/vertegenwoordiging/:case/besluit',
  deskEvidenceEnd: '/servicedesk/vertegenwoordiging/:case/stop',
  deskEvidenceRenew: '/servicedesk/vertegenwoordiging/:case/verleng',
  // The desk: letters, what is asked by post, and calls.
  post: '/servicedesk/post',
  postPrint: '/servicedesk/post/afdrukken',
  postAddress: '/servicedesk/post/adres',
  postRequests: '/servicedesk/post/aanvragen',
  newPostRequest: '/servicedesk/post/aanvragen/nieuw',
  postRequest: '/servicedesk/post/aanvragen/:request',
  calls: '/servicedesk/belnotities',
  newCall: '/servicedesk/belnotities/nieuw',

  // Privacy officer.
  registers: '/privacyfunctionaris/registers',
  registersCsv: '/privacyfunctionaris/registers/csv',
  officerLog: '/privacyfunctionaris/logboek',
  alarms: '/privacyfunctionaris/signalen',
  alarm: '/privacyfunctionaris/signalen/:alarm',
  acting: '/privacyfunctionaris/vertegenwoordiging',
  breaches: '/privacyfunctionaris/datalekken',
  newBreach: '/privacyfunctionaris/datalekken/nieuw',
  breach: '/privacyfunctionaris/datalekken/:breach',
  officerRetention: '/privacyfunctionaris/bewaren',

  error: '/fout/:status',
} as const

/** What is answered without a page: logging in and out, and staying logged in. */
const WITHOUT_PAGE = {
  startLogin: '/inloggen/digid',
  digidReturn: '/inloggen/digid/terug',
  startStaffLogin: '/inloggen/dezi',
  deziReturn: '/inloggen/dezi/terug',
  startInternalLogin: '/inloggen/desk',
  internalReturn: '/inloggen/desk/terug',
  logOut: '/uitloggen',
  session: '/sessie',
  staySignedIn: '/sessie/verleng',
  keepTyped: '/sessie/bewaar',
} as const

export type PageName = keyof typeof PAGES

declare const ours: unique symbol
/** An address of the portal without its language: one of the table, or one that `safePath` found to be ours. */
export type Path = string & { readonly [ours]: true }

type Names<Pattern> = Pattern extends `${infer Part}/${infer Rest}`
  ? Names<Part> | Names<Rest>
  : Pattern extends `:${infer Name}`
    ? Name
    : never
type Value = string | number
type Filled<Pattern> = { [Name in Names<Pattern> as Name extends `${string}?` ? never : Name]: Value } & {
  [Name in Names<Pattern> as Name extends `${infer Short}?` ? Short : never]?: Value
}
type Address<Pattern> = [Names<Pattern>] extends [never] ? Path : (filled: Filled<Pattern>) => Path
type Addresses<Patterns> = { readonly [Name in keyof Patterns]: Address<Patterns[Name]> }

/** The addresses as links have them: a text where the address is fixed, a function of its parts where it is not. */
export const PATHS = addressesOf({ ...PAGES, ...WITHOUT_PAGE })

function addressesOf<Patterns extends Record<string, string>>(patterns: Patterns): Addresses<Patterns> {
  const addresses = Object.entries(patterns).map(([name, pattern]) => [
    name,
    pattern.includes(':') ? (filled: Record<string, Value | undefined>) => fill(pattern, filled) : pattern,
  ])
  return Object.fromEntries(addresses) as Addresses<Patterns>
}

/** The parts are our own codes and ids, put in as they are. */
function fill(pattern: string, filled: Record<string, Value | undefined>): Path {
  const parts = pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? filled[part.slice(1).replace('?', '')] : part))
  return parts.filter((part) => part !== undefined).join('/') as Path
}

/** What stands after the `?`: `true` is a name alone, and what is null, undefined or false is left out. */
type Query = Record<string, Value | boolean | null | undefined>

/** An address with this after the `?`; a text is a query as it stands in an address, with or without its `?`. */
export function withQuery(path: Path, query: Query | string): Path {
  const said = typeof query === 'string' ? query.replace(/^\?/, '') : written(query)
  if (said === '') return path
  return `${path}${path.includes('?') ? '&' : '?'}${said}` as Path
}

function written(query: Query): string {
  return Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? name : `${name}=${encodeURIComponent(String(value))}`))
    .join('&')
}

/** A place on a page. */
export function withAnchor(path: Path, anchor: string): Path {
  return `${path}#${anchor}` as Path
}
