import { index, prefix, route, type RouteConfig } from '@remix-run/route-config'

/** The one table of addresses: Dutch paths, and the same under `/en`. Each module declares who may use it. */
export default prefix('en?', [
  index('routes/public/home.tsx'),
  route('zo-werkt-het', 'routes/public/how-it-works.tsx'),
  route('wie-nooit', 'routes/public/never.tsx'),
  route('vragen', 'routes/public/questions.tsx'),
  route('zoeken', 'routes/public/find.tsx'),
  route('contact', 'routes/public/contact.tsx'),
  route('papier', 'routes/public/paper.tsx'),
  route('privacy', 'routes/public/privacy.tsx'),
  route('voorwaarden', 'routes/public/terms.tsx'),
  route('cookies', 'routes/public/cookies.tsx'),
  route('toegankelijkheid', 'routes/public/accessibility.tsx'),
  route('weergave', 'routes/public/display.tsx'),
  route('status', 'routes/public/status.tsx'),

  route('inloggen', 'routes/citizen/login.tsx'),
  route('inloggen/mislukt', 'routes/citizen/login-failed.tsx'),
  route('uitgelogd', 'routes/citizen/logged-out.tsx'),
  route('bevestigen/:token', 'routes/citizen/confirm-address.tsx'),
  route('afmelden/:token', 'routes/public/unsubscribe.tsx'),
  route('te-jong', 'routes/citizen/too-young.tsx'),
  route('welkom', 'routes/citizen/welcome.tsx'),
  route('welkom/e-mail', 'routes/citizen/welcome-mail.tsx'),
  route('welkom/bevestigen', 'routes/citizen/welcome-confirm.tsx'),

  route('mijn', 'routes/citizen/overview.tsx'),
  route('mijn/keuzes', 'routes/citizen/choices.tsx'),
  route('mijn/keuzes/groep/:holder', 'routes/citizen/group.tsx'),
  route('mijn/keuzes/controle', 'routes/citizen/control.tsx'),
  route('mijn/keuzes/klaar', 'routes/citizen/done.tsx'),
  route('mijn/bekeken', 'routes/citizen/viewed.tsx'),
  route('mijn/zorgaanbieders', 'routes/citizen/own-providers.tsx'),

  route('mijn/akkoord', 'routes/family/agreements.tsx'),
  route('mijn/akkoord/:approval', 'routes/family/agreement.tsx'),
  route('mijn/akkoord/:approval/nee', 'routes/family/decline.tsx'),
  route('mijn/namens', 'routes/family/others.tsx'),
  route('mijn/namens/:representation', 'routes/family/begin.tsx'),

  route('fout/:status', 'routes/public/error.tsx'),
  route('*', 'routes/public/not-found.tsx'),
]) satisfies RouteConfig
