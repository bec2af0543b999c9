import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { openDeziLogin } from '~/identity/dezi.server'
import { openDigidLogin } from '~/identity/digid.server'
import { openInternalLogin } from '~/identity/internal.server'
import type { OidcLogin } from '~/identity/oidc-profile'
import { Secret } from '~/sealing/secret.server'
import { clientKeyFile } from '../../../stand-ins/login/client-keys'
import { openBrowser } from '../../stand-ins/browser'
import { runStandIns } from '../../stand-ins/run'
import { ORIGIN, setFault } from '../portal'

/* One relying party, three providers: each as its stand-in answers, and each with what only it can lie about. */

const standIns = runStandIns()

const clientOf = (name: string, path = `/${name}`) => {
  const clientId = `zeggenschap-${name}`
  const key = readFileSync(clientKeyFile(standIns.dataDirectory, clientId), 'utf8')
  return { issuer: `${standIns.origin}${path}`, clientId, clientKey: new Secret(key) }
}
const portal = { http: { origin: ORIGIN }, mode: 'demo' } as const
const dezi = (path?: string) => openDeziLogin({ ...portal, dezi: clientOf('dezi', path) })
const desk = () => openInternalLogin({ ...portal, desk: clientOf('desk') })

/** A whole login: to the provider, the form filled in there, and what we make of the answer. */
async function logIn<Identity extends object>(
  login: OidcLogin<Identity, unknown>,
  form: Record<string, string>,
) {
  const started = await login.start()
  if (!started.ok) return started
  const browser = openBrowser(ORIGIN)
  const page = await browser.go(started.location.href)
  const back = await browser.go(page.url, form)
  return login.finish(new URL(back.url).searchParams, started.secrets)
}

describe('Dezi', () => {
  afterEach(() => setFault(standIns, '/dezi', 'none'))

  it('says who, of which organisation and as what, in an encrypted userinfo', async () => {
    expect(await logIn(dezi(), { persona: 'sanne', level: 'hoog' })).toMatchObject({
      ok: true,
      professional: '900000101',
      name: 'S. Visser',
      level: 'hoog',
      employments: [
        { organisation: { ura: '90000101', name: 'Huisartsenpraktijk De Linde' }, roleCode: '01.015' },
      ],
    })
  })

  it('says every organisation somebody works for, or the one they picked there', async () => {
    const both = await logIn(dezi(), { persona: 'tom', level: 'hoog' })
    expect(both).toMatchObject({
      employments: [{ organisation: { ura: '90000202' } }, { organisation: { ura: '90000303' } }],
    })
    const one = await logIn(dezi(), { persona: 'tom:90000303', level: 'hoog' })
    expect(one).toMatchObject({ employments: [{ organisation: { ura: '90000303' } }] })
    expect((one as { employments: unknown[] }).employments).toHaveLength(1)
  })

  it.each(['basis', 'midden', 'substantieel'])('is not enough at level %s', async (level) => {
    expect(await logIn(dezi(), { persona: 'sanne', level })).toMatchObject({ refusal: 'level-too-low' })
  })

  it.each([
    ['unencrypted', 'not-trusted'],
    ['wrong-key', 'not-trusted'],
    ['alg-none', 'not-trusted'],
    ['wrong-iss', 'not-trusted'],
    ['wrong-aud', 'not-trusted'],
    ['wrong-sub', 'not-trusted'],
    ['expired', 'not-trusted'],
    ['no-level', 'level-too-low'],
    ['level-mismatch', 'not-trusted'],
    ['no-bsn', 'not-trusted'],
  ])('that lies (%s) is refused', async (fault, refusal) => {
    await setFault(standIns, '/dezi', fault)
    expect(await logIn(dezi(), { persona: 'sanne', level: 'hoog' })).toMatchObject({ ok: false, refusal })
  })

  it('is asked after the declaration: one that was withdrawn lets nobody in', async () => {
    await setFault(standIns, '/dezi', 'withdrawn')
    const refused = { ok: false, refusal: 'withdrawn', detail: 'not-active' }
    expect(await logIn(dezi(), { persona: 'sanne', level: 'hoog' })).toMatchObject(refused)
  })

  it('lets nobody in who cancels', async () => {
    const cancelled = await logIn(dezi(), { cancel: 'yes' })
    expect(cancelled).toMatchObject({ ok: false, refusal: 'cancelled' })
  })
})

describe('the internal provider', () => {
  afterEach(() => setFault(standIns, '/desk', 'none'))

  it.each([
    ['noor', 'Noor Hendriks', 'support-desk'],
    ['joris', 'Joris van Dijk', 'privacy-officer'],
    ['petra', 'Petra Meijer', 'operator'],
  ])('says that %s is %s, as %s', async (persona, name, role) => {
    const found = await logIn(desk(), { persona, level: 'hoog' })
    expect(found).toEqual({ ok: true, subject: persona, name, level: 'hoog', roles: [role] })
  })

  it('is not enough at level midden', async () => {
    expect(await logIn(desk(), { persona: 'noor', level: 'midden' })).toMatchObject({
      refusal: 'level-too-low',
    })
  })

  it('asks for two factors by name', async () => {
    await setFault(standIns, '/desk', 'one-factor')
    expect(await logIn(desk(), { persona: 'noor', level: 'hoog' })).toMatchObject({ refusal: 'one-factor' })
  })

  it.each(['wrong-key', 'alg-none', 'wrong-iss', 'wrong-aud', 'wrong-nonce', 'expired', 'old-auth-time'])(
    'that lies (%s) is refused',
    async (fault) => {
      await setFault(standIns, '/desk', fault)
      expect(await logIn(desk(), { persona: 'noor', level: 'hoog' })).toMatchObject({ ok: false })
    },
  )
})

it('takes nobody of one provider at another', async () => {
  const asCitizens = openDigidLogin({
    ...portal,
    digid: { ...clientOf('digid', '/digid-brug'), minimumLevel: 'substantieel' },
  })
  const started = await asCitizens.start()
  if (!started.ok) throw new Error('not started')
  const page = await openBrowser(ORIGIN).go(started.location.href)
  expect(page.text).not.toContain('value="sanne"')
  // The answer of one login is not that of another provider: its code, its issuer and its state are of elsewhere.
  const browser = openBrowser(ORIGIN)
  const atDezi = await dezi().start()
  if (!atDezi.ok) throw new Error('not started')
  const deziPage = await browser.go(atDezi.location.href)
  const back = await browser.go(deziPage.url, { persona: 'sanne', level: 'hoog' })
  const answer = new URL(back.url).searchParams
  expect(await asCitizens.finish(answer, started.secrets)).toMatchObject({ ok: false })
  expect(await asCitizens.finish(answer, atDezi.secrets)).toMatchObject({ ok: false })
})
