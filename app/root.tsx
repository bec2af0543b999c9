import { json, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useRouteError,
  useRouteLoaderData,
  type ClientLoaderFunctionArgs,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { countWaiting } from '~/onbehalf/asked-about.server'
import { countFree } from '~/conversation/unanswered.server'
import { daysOf } from '~/erasure/erasure'
import type { RequestContext } from '~/portal/portal'
import { SessionWatch } from '~/ui/session-warning'
import { SpeakOf } from './i18n/SpeakOf'
import { wordsAbout, type Area } from './i18n/areas'
import { wordsFor } from './i18n/fetched-words'
import { AreaWords, useLanguage } from './i18n/intl'
import { intlFor } from './i18n/intl.server'
import type { Language } from './i18n/language'
import { BASE } from './i18n/word-files'
import { wordFilesOf } from './i18n/word-files.server'
import { citizenOf } from './identity/access'
import { sessionName } from './identity/log-entry'
import type { ActingFor } from './representation/acting'
import stylesheet from './styles/app.css?url'
import { DocumentTitle } from './ui/DocumentTitle'
import { ErrorPage } from './ui/ErrorPage'
import { PageFrame } from './ui/PageFrame'
import { SendingTrouble } from './ui/SendingTrouble'
import { displayAttributes, readDisplay } from './ui/display'
import { useNonce } from './ui/nonce'
import { PressedButton } from './ui/pressed'
import { useRootData, type ActingShown, type StaffShown, type WorkerShown } from './ui/root-data'
import { countsMessages, internalMenuFor, staffMenuFor } from './ui/work-menu.server'
import { TypedBefore, TypedNotice } from './ui/typed-before'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** What every page needs: who is at the screen, the organisation behind the portal, the form token. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const citizen = citizenOf(context.actor)
  const staff = staffShown(context.actor)
  const worker = await workerShown(context)
  return json({
    language: context.language,
    organisation: context.portal.config.organisation,
    signedInAs: citizen?.name ?? null,
    visitor: citizen?.ageCategory ?? 'nobody',
    staff,
    worker,
    actingFor: shownOf(citizen?.actingFor, context.language),
    waiting: context.standsIn ? undefined : await countWaiting(context.portal, visitorIn(context)),
    logoutAt: context.sessionEndsAt?.toISOString() ?? null,
    csrf: context.csrfToken,
    visit: context.sessionIndex && sessionName(context.sessionIndex),
    typed: await context.takeTyped(),
    words: wordFilesOf(
      context.language,
      wordsAbout(context.words, {
        another: citizen?.actingFor !== undefined,
        staff: staff !== null,
        internal: worker !== null,
      }),
    ),
    scripts: !context.standsIn,
    locked: (citizen?.actingFor ?? citizen)?.locked ?? false,
    gate: (citizen?.actingFor ?? citizen)?.gate ?? 'open',
    erasingUntil: erasingUntil(context.dossier),
    mailBounces: citizen?.mailBounces ?? false,
    display: readDisplay(request.headers.get('Cookie')),
  })
}

/** The last day on which erasing whom the pages are about can be stopped. */
function erasingUntil(dossier: RequestContext['dossier']): string | null {
  const from = dossier?.person.row.erasingFrom
  return from ? daysOf(from).lastDay : null
}

/** Who reads, and about whom the pages are. */
function visitorIn({ actor, dossier }: Pick<RequestContext, 'actor' | 'dossier'>) {
  const citizen = citizenOf(actor)
  return citizen && { actor: citizen, here: dossier }
}

/** For which organisation a colleague of a care provider is here, and as what; null for everybody else. */
function staffShown(actor: RequestContext['actor']): StaffShown | null {
  if (actor?.audience !== 'staff') return null
  const { name, role } = actor
  const menu = staffMenuFor(role)
  if (role === 'arriving') return { name, role, menu, organisation: null, hasMore: false }
  const hasMore = actor.employments.length > 1 || actor.roles.length > 1
  return { name, role, menu, organisation: actor.organisation.name, hasMore }
}

/** Who runs the portal, and as what; null for everybody else. */
async function workerShown({ actor, portal, standsIn }: RequestContext): Promise<WorkerShown | null> {
  if (actor?.audience !== 'internal') return null
  const { name, roles } = actor
  const { database, now } = portal.runtime
  const isCounted = !standsIn && countsMessages(roles)
  const free = isCounted ? await countFree(database.reader, now()) : 0
  return { name, roles, menu: internalMenuFor(roles, free) }
}

/** Of whom somebody acts for, what the page needs and no more; of whom they may not any more, nothing. */
function shownOf(actingFor: ActingFor | undefined, language: Language): ActingShown | null {
  if (!actingFor) return null
  const { representationId, age, decides, disclosure, access, looksBack = false } = actingFor
  const nameless = intlFor(language).formatMessage({ id: 'ui.nameless' })
  const ended = access === 'ended'
  const together = !ended && (decides === 'parents' || decides === 'together')
  return {
    representationId,
    name: actingFor.name ?? nameless,
    givenName: actingFor.givenName ?? nameless,
    age,
    providers: ended ? 'none' : disclosure.providers,
    together,
    ended,
    looksBack,
  }
}

/** A browser has the words of a page before it shows it. */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>()
  await wordsFor(request.url, data.words)
  return data
}

/** Every navigation counts as activity and moves the log-out time, so this is always read again. */
export function shouldRevalidate() {
  return true
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRootData()
  return (
    <AreaWords areas={areasIn(data?.words)}>
      <SpeakOf name={data?.actingFor?.givenName}>
        <Document>{children}</Document>
      </SpeakOf>
    </AreaWords>
  )
}

/** The areas of whose words a page was told where they are. */
function areasIn(words: Record<string, string> = {}): Area[] {
  return Object.keys(words).filter((area): area is Area => area !== BASE)
}

function Document({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const nonce = useNonce()
  const data = useRootData()
  return (
    <html lang={language} {...displayAttributes(data?.display)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <DocumentTitle />
        <Meta />
        <Links />
        {data?.scripts !== false &&
          Object.values(data?.words ?? {}).map((file) => <link key={file} rel="modulepreload" href={file} />)}
      </head>
      <body>
        {children}
        {data?.scripts !== false && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function App() {
  return (
    <TypedBefore>
      <PressedButton>
        <PageFrame>
          <TypedNotice />
          <Outlet />
          <SessionWatch />
          <SendingTrouble />
        </PageFrame>
      </PressedButton>
    </TypedBefore>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData('root')
  const status = isRouteErrorResponse(error) ? error.status : 500
  const cause: unknown = isRouteErrorResponse(error) ? error.data : null
  if (!root) return <ErrorPage status={status} cause={cause} />
  return (
    <PageFrame>
      <ErrorPage status={status} cause={cause} />
    </PageFrame>
  )
}
