import { index, prefix, route, type RouteConfig } from '@remix-run/route-config'
import { PAGES, type PageName } from './paths'

/** The module of every page. Each declares who may use it. */
const MODULES: Record<PageName, string> = {
  home: 'routes/public/home.tsx',
  howItWorks: 'routes/public/how-it-works.tsx',
  never: 'routes/public/never.tsx',
  questions: 'routes/public/questions.tsx',
  find: 'routes/public/find.tsx',
  contact: 'routes/public/contact.tsx',
  paper: 'routes/public/paper.tsx',
  privacy: 'routes/public/privacy.tsx',
  terms: 'routes/public/terms.tsx',
  cookies: 'routes/public/cookies.tsx',
  accessibility: 'routes/public/accessibility.tsx',
  display: 'routes/public/display.tsx',
  status: 'routes/public/status.tsx',

  login: 'routes/citizen/login.tsx',
  loginFailed: 'routes/citizen/login-failed.tsx',
  loggedOut: 'routes/citizen/logged-out.tsx',
  withoutCookies: 'routes/citizen/without-cookies.tsx',
  confirmAddress: 'routes/citizen/confirm-address.tsx',
  keepAddress: 'routes/citizen/keep-address.tsx',
  unsubscribe: 'routes/public/unsubscribe.tsx',
  tooYoung: 'routes/citizen/too-young.tsx',
  welcome: 'routes/citizen/welcome.tsx',
  welcomeMail: 'routes/citizen/welcome-mail.tsx',
  welcomeConfirm: 'routes/citizen/welcome-confirm.tsx',

  overview: 'routes/citizen/overview.tsx',
  choices: 'routes/citizen/choices.tsx',
  namedChoices: 'routes/citizen/named-choices.tsx',
  group: 'routes/citizen/group.tsx',
  provider: 'routes/citizen/provider.tsx',
  exceptions: 'routes/citizen/exceptions.tsx',
  exception: 'routes/citizen/exception.tsx',
  review: 'routes/citizen/control.tsx',
  done: 'routes/citizen/done.tsx',
  receipt: 'routes/citizen/receipt.ts',
  history: 'routes/citizen/history.tsx',
  historyVersion: 'routes/citizen/history-version.tsx',
  stopEverything: 'routes/citizen/stop-everything.tsx',
  lock: 'routes/citizen/lock.tsx',
  withdraw: 'routes/citizen/withdraw.tsx',
  withdrawOne: 'routes/citizen/withdraw-one.tsx',
  whatIf: 'routes/citizen/what-if.tsx',
  viewed: 'routes/citizen/viewed.tsx',
  viewedPrint: 'routes/citizen/viewed-print.tsx',
  viewedCsv: 'routes/citizen/viewed-csv.ts',
  mailSettings: 'routes/citizen/mail-settings.tsx',
  changeAddress: 'routes/citizen/change-address.tsx',
  ownProviders: 'routes/citizen/own-providers.tsx',

  agreements: 'routes/family/agreements.tsx',
  agreement: 'routes/family/agreement.tsx',
  decline: 'routes/family/decline.tsx',
  others: 'routes/family/others.tsx',
  addChild: 'routes/family/add-child.tsx',
  askAuthority: 'routes/family/ask-authority.tsx',
  authorise: 'routes/family/authorise.tsx',
  evidence: 'routes/family/evidence.tsx',
  authorisation: 'routes/family/authorisation.tsx',
  pairing: 'routes/family/pairing.tsx',
  sixteen: 'routes/family/sixteen.tsx',
  begin: 'routes/family/begin.tsx',

  error: 'routes/public/error.tsx',
}

const pages = Object.entries(MODULES) as [PageName, string][]

/** Dutch addresses, and the same under `/en`. */
export default prefix('en?', [
  ...pages.map(([name, module]) => (name === 'home' ? index(module) : route(PAGES[name].slice(1), module))),
  route('*', 'routes/public/not-found.tsx'),
]) satisfies RouteConfig
