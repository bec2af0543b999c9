import type { Transaction } from '~/db/database.server'
import { newToken } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { readAudience, type Actor, type Audience } from './actor'
import { clearCookie, readCookie, setCookie, type HostCookie } from './cookie'
import { openActor, sealActor, type SessionOf } from './session-actor.server'
import { endOf, endsBy, type SessionEnd } from './session-end'
import {
  findAnySession,
  findSession,
  insertSession,
  LONGEST_INTERNAL_MILLISECONDS,
  LONGEST_MILLISECONDS,
  markOver,
  TOUCH_MILLISECONDS,
  touchSession,
  type SessionRow,
} from './store.server'

export const SESSION_COOKIE: HostCookie = '__Host-sessie'

/** Somebody who is logged in, of whichever audience. */
export type Session<Who extends Actor = Actor> = {
  /** Keyed hash of the cookie: names the session everywhere but in the browser. */
  index: string
  actor: Who
  /** When it ends by itself if nothing happens. */
  endsAt: Date
  /** The session this browser had before; null where it had none. */
  previousIndex: string | null
  /** For whom a citizen acts in it, as it was sealed; null where for nobody. */
  acting: { id: string; sealed: string } | null
}

/**
 * Who is logged in with this `Cookie` header; null when nobody is. Counts as activity, so the end moves: at most
 * to eight hours after the login, and written down every 15 seconds at most. A database that cannot write lets
 * people read on until the session ends.
 */
export async function readSession(
  runtime: Runtime,
  cookieHeader: string | undefined,
): Promise<Session | null> {
  const found = await load(runtime, cookieHeader)
  if (!found) return null
  const now = runtime.now()
  if (now.getTime() - found.lastSeenAt.getTime() < TOUCH_MILLISECONDS) return found.session
  const written = await runtime.database
    .transact((transaction) => touchSession(transaction, found.session.index, now))
    .then(
      () => true,
      () => false,
    )
  return written ? peekSession(runtime, cookieHeader) : found.session
}

/** The same without counting as activity: for asking how long there is left. */
export async function peekSession(
  runtime: Runtime,
  cookieHeader: string | undefined,
): Promise<Session | null> {
  return (await load(runtime, cookieHeader))?.session ?? null
}

/** Stays logged in for another 15 minutes, eight hours in all; null when the session was gone. */
export async function extendSession(
  runtime: Runtime,
  cookieHeader: string | undefined,
): Promise<Session | null> {
  const index = sessionIndexOf(runtime, cookieHeader)
  if (!index) return null
  const now = runtime.now()
  await runtime.database.transact((transaction) => touchSession(transaction, index, now))
  return peekSession(runtime, cookieHeader)
}

async function load(runtime: Runtime, cookieHeader: string | undefined) {
  const index = sessionIndexOf(runtime, cookieHeader)
  const found = index && (await findSession(runtime.database.reader, index, runtime.now()))
  if (index && !found) await keepOver(runtime, index)
  const actor = index && found ? openActor(runtime, found) : null
  if (!index || !found || !actor) return null
  const { lastSeenAt, previousIndex, actingId, actingSealed } = found.session
  const acting = actingId && actingSealed ? { id: actingId, sealed: actingSealed } : null
  return { session: { index, actor, endsAt: endsBy(found.session), previousIndex, acting }, lastSeenAt }
}

/** Who was told that their session is over is not let in by it again. A database that cannot write tells it all the same. */
async function keepOver(runtime: Runtime, index: string) {
  const known = await findAnySession(runtime.database.reader, index)
  if (!known || known.session.endedAt !== null || known.session.overAt !== null) return
  await runtime.database
    .transact((transaction) => markOver(transaction, runtime.now(), index))
    .catch(() => undefined)
}

/** Writes down, for all, which sessions ended by themselves. */
export async function closeOverSessions({ database, now }: Pick<Runtime, 'database' | 'now'>) {
  await database.transact((transaction) => markOver(transaction, now()))
}

/** Whether the session a browser says it has was of somebody whose death ended it: they are told apart, with care. */
export async function wasEndedByDeath(runtime: Runtime, cookieHeader: string | undefined): Promise<boolean> {
  const index = sessionIndexOf(runtime, cookieHeader)
  const found = index !== null && (await findAnySession(runtime.database.reader, index))
  return Boolean(found && found.deceasedAt !== null)
}

/** The keyed hash of the session a browser says it has; null when it says nothing. Says not whether it lives. */
export function sessionIndexOf(
  { keyring }: Pick<Runtime, 'keyring'>,
  cookieHeader: string | undefined,
): string | null {
  const value = readCookie(cookieHeader, SESSION_COOKIE)
  return value ? indexOf(keyring, value) : null
}

/**
 * `audience`: for whom a session is or was, a citizen's where nothing is known of it. `why` it is over: null where the browser
 * says it has none; `voorbij` where nothing is known of it any more, or what it was sealed with is not used any more.
 */
type Past = { audience: Audience; why: SessionEnd | null }

/** What became of the session that a browser says it has. */
export async function pastOf(runtime: Runtime, cookieHeader: string | undefined): Promise<Past> {
  const index = sessionIndexOf(runtime, cookieHeader)
  if (!index) return { audience: 'citizen', why: saysLoggedOut(cookieHeader) ? 'elders' : null }
  const found = await findAnySession(runtime.database.reader, index)
  if (!found) return { audience: 'citizen', why: 'voorbij' }
  const audience = readAudience(found.session.audience) ?? 'citizen'
  return { audience, why: whyOver(found, runtime.now()) }
}

/** Why the session that a browser says it has is over; null where it says nothing. */
export async function whyEnded(
  runtime: Runtime,
  cookieHeader: string | undefined,
): Promise<SessionEnd | null> {
  return (await pastOf(runtime, cookieHeader)).why
}

type AnySession = NonNullable<Awaited<ReturnType<typeof findAnySession>>>

function whyOver({ session, personId, deceasedAt }: AnySession, now: Date): SessionEnd {
  const isOpen = session.endedAt === null && session.audience === 'citizen'
  if (isOpen && personId === null) return 'gewist'
  if (isOpen && deceasedAt !== null) return 'overleden'
  return endOf(session, now) ?? 'voorbij'
}

export type NewSession = {
  /** Whose it is, and what only the session is to know of them. */
  of: SessionOf
  at: Date
  /** The session this browser had before. */
  previousIndex?: string | null
  /** Where it takes the place of another: since when, and until when at most, as that one. */
  inPlaceOf?: Pick<SessionRow, 'startedAt' | 'expiresAt'>
}

/** A new session with an id of its own: 192 random bits that only the browser has. */
export function newSession(
  runtime: Pick<Runtime, 'keyring'>,
  { of, at, previousIndex = null, inPlaceOf }: NewSession,
) {
  const value = newToken()
  const index = indexOf(runtime.keyring, value)
  const row = {
    idIndex: index,
    ...sealActor(runtime, index, of),
    startedAt: inPlaceOf?.startedAt ?? at,
    lastSeenAt: at,
    expiresAt: inPlaceOf?.expiresAt ?? new Date(at.getTime() + longestOf(of.audience)),
    previousIndex,
  }
  return {
    index,
    setCookie: setCookie(SESSION_COOKIE, value),
    insert: (transaction: Transaction) => insertSession(transaction, row),
  }
}

function longestOf(audience: Audience): number {
  return audience === 'internal' ? LONGEST_INTERNAL_MILLISECONDS : LONGEST_MILLISECONDS
}

/** What a browser that logs out must forget besides the cookie: pages it kept, and anything stored. */
export const CLEAR_SITE_DATA = '"cache", "cookies", "storage"'
export const CLEAR_SESSION_COOKIE = clearCookie(SESSION_COOKIE)

/** Whether somebody acted for another in the session that a browser says it has, dead or alive. */
export async function hadActed(runtime: Runtime, cookieHeader: string | undefined): Promise<boolean> {
  const index = sessionIndexOf(runtime, cookieHeader)
  const found = index && (await findAnySession(runtime.database.reader, index))
  return Boolean(found && found.session.actingId !== null)
}

/** Whether a browser still thinks it is logged in. */
export function saysLoggedIn(cookieHeader: string | undefined): boolean {
  return readCookie(cookieHeader, SESSION_COOKIE) !== null
}

/** Says to the other windows of a browser that somebody logged out; nothing of who that was. */
const LOGGED_OUT_COOKIE: HostCookie = '__Host-uitgelogd'
const LOGGED_OUT = 'x'.repeat(32)
/** Set by the page after logging out: the answer that logs out wipes every cookie. */
export const SAY_LOGGED_OUT = setCookie(LOGGED_OUT_COOKIE, LOGGED_OUT, LONGEST_MILLISECONDS / 1000)
export const FORGET_LOGGED_OUT = clearCookie(LOGGED_OUT_COOKIE)

/** Whether somebody logged out in this browser and nobody came in since. */
export function saysLoggedOut(cookieHeader: string | undefined): boolean {
  return readCookie(cookieHeader, LOGGED_OUT_COOKIE) !== null
}

function indexOf(keyring: Runtime['keyring'], value: string): string {
  return keyring.index('token', `session\n${value}`)
}
