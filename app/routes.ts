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

  login: 'routes/citizen/login/login.tsx',
  loginFailed: 'routes/citizen/login/login-failed.tsx',
  loggedOut: 'routes/citizen/login/logged-out.tsx',
  withoutCookies: 'routes/citizen/login/without-cookies.tsx',
  confirmAddress: 'routes/citizen/mail/confirm-address.tsx',
  keepAddress: 'routes/citizen/mail/keep-address.tsx',
  unsubscribe: 'routes/public/unsubscribe.tsx',
  tooYoung: 'routes/citizen/login/too-young.tsx',
  welcome: 'routes/citizen/welcome/welcome.tsx',
  welcomeMail: 'routes/citizen/welcome/welcome-mail.tsx',
  welcomeConfirm: 'routes/citizen/welcome/welcome-confirm.tsx',

  overview: 'routes/citizen/overview/overview.tsx',
  choices: 'routes/citizen/choices/choices.tsx',
  namedChoices: 'routes/citizen/choices/named-choices.tsx',
  group: 'routes/citizen/choices/group.tsx',
  provider: 'routes/citizen/choices/provider.tsx',
  exceptions: 'routes/citizen/choices/exceptions.tsx',
  exception: 'routes/citizen/choices/exception.tsx',
  review: 'routes/citizen/sending/review.tsx',
  done: 'routes/citizen/sending/done.tsx',
  receipt: 'routes/citizen/sending/receipt.ts',
  history: 'routes/citizen/history/history.tsx',
  historyVersion: 'routes/citizen/history/history-version.tsx',
  stopEverything: 'routes/citizen/withdrawing/stop-everything.tsx',
  lock: 'routes/citizen/lock/lock.tsx',
  withdraw: 'routes/citizen/withdrawing/withdraw.tsx',
  withdrawOne: 'routes/citizen/withdrawing/withdraw-one.tsx',
  whatIf: 'routes/citizen/what-if/what-if.tsx',
  viewed: 'routes/citizen/viewed/viewed.tsx',
  viewedPrint: 'routes/citizen/viewed/viewed-print.tsx',
  viewedCsv: 'routes/citizen/viewed/viewed-csv.ts',
  viewedProof: 'routes/citizen/viewed/viewed-proof.ts',
  mailSettings: 'routes/citizen/mail/mail-settings.tsx',
  changeAddress: 'routes/citizen/mail/change-address.tsx',
  ownProviders: 'routes/citizen/own-providers/own-providers.tsx',

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

  staffLogin: 'routes/staff/staff-login.tsx',
  workplace: 'routes/staff/workplace.tsx',
  staffHome: 'routes/staff/staff-home.tsx',
  myDay: 'routes/staff/my-day.tsx',
  staffOrganisation: 'routes/staff/organisation.tsx',
  addStaff: 'routes/staff/add-staff.tsx',
  staffRoles: 'routes/staff/staff-roles.tsx',

  error: 'routes/public/error.tsx',
}

const pages = Object.entries(MODULES) as [PageName, string][]

/** Dutch addresses, and the same under `/en`. */
export default prefix('en?', [
  ...pages.map(([name, module]) => (name === 'home' ? index(module) : route(PAGES[name].slice(1), module))),
  route('*', 'routes/public/not-found.tsx'),
]) satisfies RouteConfig
