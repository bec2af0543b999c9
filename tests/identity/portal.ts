import { readFileSync } from 'node:fs'
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { activity } from '~/audit/tables.server'
import { openDeziLogin } from '~/identity/dezi.server'
import { openInternalLogin } from '~/identity/internal.server'
import { openDigidLogin, type DigidLogin } from '~/identity/digid.server'
import { afterLogin } from '~/onbehalf/after-login.server'
import { openPersonRegister } from '~/person/brp.server'
import type { PersonRegister } from '~/person/register'
import { openUpdateRegister } from '~/person/updates.server'
import type { DigidLevel } from '~/portal/config.server'
import type { Portal } from '~/portal/portal'
import { openAuthorityRegister } from '~/representation/authority.server'
import type { Runtime } from '~/runtime/runtime.server'
import { Secret } from '~/sealing/secret.server'
import { loginRoutes } from '~/server/login-routes.server'
import { clientKeyFile } from '../../stand-ins/login/client-keys'
import { openBrowser } from '../stand-ins/browser'
import type { Running } from '../stand-ins/run'

export const ORIGIN = 'http://localhost:3000'
export const PROFILES = ['/digid', '/digid-brug'] as const
type ProfilePath = (typeof PROFILES)[number]

type Options = {
  runtime: Runtime
  standIns: Running
  profile?: ProfilePath
  issuer?: string
  minimumLevel?: DigidLevel
  register?: PersonRegister
  /** Takes the place of part of the login at the provider. */
  digid?: Partial<DigidLogin>
}

/** A portal as far as logging in needs one, on the real client of a stand-in provider and register. */
export function portalOn({ runtime, standIns, profile = '/digid', ...given }: Options): Portal {
  const clientAt = (path: string, clientId: string) => {
    const clientKey = new Secret(readFileSync(clientKeyFile(standIns.dataDirectory, clientId), 'utf8'))
    return { issuer: `${standIns.origin}${path}`, clientId, clientKey }
  }
  const digid = {
    ...clientAt(profile, 'zeggenschap-digid'),
    ...(given.issuer && { issuer: given.issuer }),
    minimumLevel: given.minimumLevel ?? 'substantieel',
  }
  const dezi = { ...clientAt('/dezi', 'zeggenschap-dezi'), minimumLevel: 'hoog' }
  const desk = { ...clientAt('/desk', 'zeggenschap-desk'), minimumLevel: 'substantieel' }
  const config = { mode: 'demo', http: { origin: ORIGIN }, digid, dezi, desk } as Portal['config']
  const doors = {
    runtime,
    register: given.register ?? openPersonRegister(`${standIns.origin}/brp`),
    authority: openAuthorityRegister(`${standIns.origin}/brp`),
    approvalDays: 30,
  }
  return {
    ...doors,
    config,
    digid: { ...openDigidLogin(config), ...given.digid },
    dezi: openDeziLogin(config),
    desk: openInternalLogin(config),
    updates: openUpdateRegister(`${standIns.origin}/brp`),
    afterLogin: afterLogin(doors),
  }
}

/** The login routes behind a shell that does only what they count on: bodies as bytes. */
export function doors(portal: Portal): FastifyInstance {
  const fastify = Fastify()
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  )
  loginRoutes(fastify, portal)
  return fastify
}

/** Somebody at a browser: cookies are kept by name, as `__Host-` cookies are. */
export function openPerson(fastify: FastifyInstance) {
  const cookies = new Map<string, string>()

  async function ask(url: string, options: Omit<InjectOptions, 'url'> = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie ? { cookie } : {}), ...options.headers }
    const answer = await fastify.inject({ method: 'GET', ...options, url, headers })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }

  /** Begins at the portal and does as asked at the provider; answers the address the provider sends one back to. */
  async function atProvider(form: Record<string, string>, start = '/inloggen/digid') {
    let begun = await ask(start)
    // A browser without cookies is sent back once, to see whether it keeps them.
    if (String(begun.headers.location).startsWith('/')) begun = await ask(String(begun.headers.location))
    const browser = openBrowser(ORIGIN)
    const page = await browser.go(String(begun.headers.location))
    const back = page.url.startsWith(ORIGIN) ? page : await browser.go(page.url, form)
    return back.url.slice(ORIGIN.length)
  }

  return {
    ask,
    cookies,
    atProvider,
    cookieHeader: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    /** A whole login; answers the portal's answer to the callback. */
    async logIn(form: Record<string, string>, start?: string) {
      return ask(await atProvider(form, start))
    },
  }
}

/** Events of the activity log with outcome and object, oldest first. */
export async function loggedEvents({ database }: Runtime): Promise<string[]> {
  const rows = await database.reader.select().from(activity).orderBy(activity.at, activity.sequence)
  return rows.map((row) => {
    const { object } = JSON.parse(row.entry) as { object: { id: string } }
    return row.event === 'login-refused' ? `${row.event} ${object.id}` : row.event
  })
}

/** Makes a stand-in do something wrong, from now on. */
export async function setFault(standIns: Running, path: string, mode: string) {
  const answer = await fetch(`${standIns.origin}${path}/fault`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode }),
  })
  if (!answer.ok) throw new Error(`the stand-in has no fault ${mode}`)
}
