import { decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { openBrowser } from './browser'
import { logIn, PORTAL, prepare } from './portal'
import { runStandIns } from './run'

const standIns = runStandIns()
const SUBSTANTIEEL = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard'

describe('plain DigiD', () => {
  it('states BSN and level in a signed ID token', async () => {
    const { claims, userinfo, back } = await logIn(standIns, { path: '/digid', form: { persona: 'anna' } })
    expect(claims).toMatchObject({
      bsn: '999990408',
      acr: SUBSTANTIEEL,
      iss: `${standIns.origin}/digid`,
      aud: 'zeggenschap-digid',
    })
    expect(userinfo).toEqual({ sub: claims.sub, bsn: '999990408', acr: SUBSTANTIEEL })
    expect(new URL(back.url).searchParams.get('iss')).toBe(`${standIns.origin}/digid`)
    expect(claims.sub).not.toContain('999990408')
  })

  it.each([
    ['basis', 'PasswordProtectedTransport'],
    ['midden', 'MobileTwoFactorContract'],
    ['substantieel', 'Smartcard'],
    ['hoog', 'SmartcardPKI'],
  ])('gives level %s as %s', async (level, context) => {
    const { claims } = await logIn(standIns, { path: '/digid', form: { persona: 'anna', level } })
    expect(claims.acr).toBe(`urn:oasis:names:tc:SAML:2.0:ac:classes:${context}`)
  })

  it('answers max_age with the time of the login, which is now', async () => {
    const { claims } = await logIn(standIns, {
      path: '/digid',
      form: { persona: 'anna' },
      parameters: { max_age: '60' },
    })
    expect(Math.abs(Number(claims.auth_time) - Date.now() / 1000)).toBeLessThan(10)
  })

  it.each([{ persona: 'bsn:999991784' }, { persona: 'bsn', bsn: '999991784' }, { bsn: '999991784' }])(
    'lets in any valid number: %o',
    async (form) => {
      const { claims } = await logIn(standIns, { path: '/digid', form: form as Record<string, string> })
      expect(claims.bsn).toBe('999991784')
    },
  )

  it.each([{ bsn: '123456789' }, { persona: 'niemand' }, {}])('shows the page again for %o', async (form) => {
    const { authorize } = await prepare(standIns, { path: '/digid' })
    const browser = openBrowser(PORTAL)
    const page = await browser.go(authorize.href)
    const again = await browser.go(page.url, form as Record<string, string>)
    expect(again.status).toBe(422)
    expect(again.text).toContain('role="alert"')
  })

  it('lists each citizen as a button, and says what it is', async () => {
    const { authorize } = await prepare(standIns, { path: '/digid' })
    const { text, status } = await openBrowser(PORTAL).go(authorize.href)
    expect(status).toBe(200)
    expect(text).toContain('Dit is een nagebootste inlog voor ontwikkeling')
    for (const key of ['anna', 'dewi', 'otto', 'nina'])
      expect(text).toContain(`<button name="persona" value="${key}"`)
    expect(text).not.toContain('value="sanne"')
    expect(text).toMatch(/value="substantieel"\s+checked/)
    expect(text).not.toMatch(/<script|DigiD/)
  })

  it('asks again every time, also in the same browser', async () => {
    const browser = openBrowser(PORTAL)
    for (const persona of ['anna', 'erik']) {
      const { authorize } = await prepare(standIns, { path: '/digid' })
      const page = await browser.go(authorize.href)
      expect(page.status).toBe(200)
      expect((await browser.go(page.url, { persona })).url).toContain('code=')
    }
    const { authorize } = await prepare(standIns, { path: '/digid', parameters: { prompt: 'none' } })
    expect((await browser.go(authorize.href)).url).toContain('error=login_required')
  })

  it('keeps two logins in one browser apart', async () => {
    const browser = openBrowser(PORTAL)
    const first = await prepare(standIns, { path: '/digid' })
    const second = await prepare(standIns, { path: '/digid' })
    const firstPage = await browser.go(first.authorize.href)
    const secondPage = await browser.go(second.authorize.href)
    expect((await browser.go(secondPage.url, { persona: 'erik' })).url).toContain(second.checks.expectedState)
    expect((await browser.go(firstPage.url, { persona: 'anna' })).url).toContain(first.checks.expectedState)
  })

  it('returns access_denied on Annuleren', async () => {
    const { authorize, checks } = await prepare(standIns, { path: '/digid' })
    const browser = openBrowser(PORTAL)
    const page = await browser.go(authorize.href)
    const back = new URL((await browser.go(page.url, { cancel: 'yes' })).url)
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('state')).toBe(checks.expectedState)
  })

  it('refuses a login that was already used', async () => {
    const { authorize } = await prepare(standIns, { path: '/digid' })
    const browser = openBrowser(PORTAL)
    const page = await browser.go(authorize.href)
    await browser.go(page.url, { persona: 'anna' })
    expect(await browser.go(page.url, { persona: 'anna' })).toMatchObject({ status: 400 })
  })

  it('refuses a request without PKCE, and other places to return to', async () => {
    const { authorize } = await prepare(standIns, { path: '/digid' })
    const without = new URL(authorize)
    without.searchParams.delete('code_challenge')
    expect((await openBrowser(PORTAL).go(without.href)).url).toContain('error=invalid_request')
    for (const other of [
      'http://localhost:3000/elders',
      'https://evil.example/inloggen/digid/terug',
      `${PORTAL}/inloggen/digid/terug?x=1`,
    ]) {
      const elsewhere = new URL(authorize)
      elsewhere.searchParams.set('redirect_uri', other)
      expect((await openBrowser(PORTAL).go(elsewhere.href)).status).toBe(400)
    }
    const named = new URL(authorize)
    named.searchParams.set('redirect_uri', 'https://portal.example/inloggen/digid/terug')
    expect((await openBrowser(PORTAL).go(named.href)).status).toBe(200)
  })
})

describe('DigiD by the bridge', () => {
  it('states BSN and level in an encrypted, signed userinfo only', async () => {
    const { claims, userinfo, back } = await logIn(standIns, {
      path: '/digid-brug',
      form: { persona: 'anna' },
      parameters: { acr_values: SUBSTANTIEEL },
    })
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'nonce', 'sub'])
    expect(Object.keys(userinfo).sort()).toEqual([
      'aud',
      'bsn',
      'exp',
      'iss',
      'loa_authn',
      'nbf',
      'session_id',
      'sub',
    ])
    expect(userinfo).toMatchObject({
      bsn: '999990408',
      loa_authn: 'http://eidas.europa.eu/LoA/substantial',
      sub: claims.sub,
      aud: 'zeggenschap-digid',
      iss: `${standIns.origin}/digid-brug`,
    })
    expect(new URL(back.url).searchParams.has('iss')).toBe(false)
  })

  it('answers with RSA-OAEP and A128CBC-HS256', async () => {
    const { tokens } = await logIn(standIns, { path: '/digid-brug', form: { persona: 'anna' } })
    const answer = await fetch(`${standIns.origin}/digid-brug/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(answer.headers.get('content-type')).toContain('application/jwt')
    expect(decodeProtectedHeader(await answer.text())).toMatchObject({
      alg: 'RSA-OAEP',
      enc: 'A128CBC-HS256',
      cty: 'JWT',
    })
  })

  it.each([
    ['basis', 'low'],
    ['midden', 'low'],
    ['hoog', 'high'],
  ])('gives level %s as %s', async (level, loa) => {
    const { userinfo } = await logIn(standIns, { path: '/digid-brug', form: { persona: 'anna', level } })
    expect(userinfo.loa_authn).toBe(`http://eidas.europa.eu/LoA/${loa}`)
  })

  it('passes on neither max_age nor a lasting sub', async () => {
    const first = await prepare(standIns, { path: '/digid-brug', parameters: { max_age: '0' } })
    expect((await openBrowser(PORTAL).go(first.authorize.href)).status).toBe(200)
    const one = await logIn(standIns, { path: '/digid-brug', form: { persona: 'anna' } })
    const two = await logIn(standIns, { path: '/digid-brug', form: { persona: 'anna' } })
    expect(one.claims.sub).not.toBe(two.claims.sub)
    expect(one.userinfo).not.toHaveProperty('auth_time')
  })
})

describe('staff and desk', () => {
  const DEZI = { path: '/dezi', clientId: 'zeggenschap-dezi', returnPath: '/inloggen/dezi/terug' }
  const DESK = { path: '/desk', clientId: 'zeggenschap-desk', returnPath: '/inloggen/desk/terug' }

  it('states who a professional is and for which organisation', async () => {
    const { claims, userinfo } = await logIn(standIns, { ...DEZI, form: { persona: 'sanne' } })
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'nonce', 'sub'])
    expect(userinfo).toMatchObject({
      dezi_nummer: '900000101',
      voorletters: 'S.',
      voorvoegsel: null,
      achternaam: 'Visser',
      abonnee_nummer: '90000101',
      abonnee_naam: 'Huisartsenpraktijk De Linde',
      rol_code: '01.015',
      loa_dezi: 'http://eidas.europa.eu/LoA/high',
    })
    expect(userinfo).not.toHaveProperty('abonnees')
    expect((await fetch(String(userinfo.status_uri))).status).toBe(200)
  })

  it('offers two organisations, or the one that was picked', async () => {
    const both = await logIn(standIns, { ...DEZI, form: { persona: 'tom' } })
    expect(both.userinfo.abonnees).toMatchObject([
      { abonnee_nummer: '90000202' },
      { abonnee_nummer: '90000303' },
    ])
    const one = await logIn(standIns, { ...DEZI, form: { persona: 'tom:90000303', level: 'hoog' } })
    expect(one.userinfo).toMatchObject({
      abonnee_nummer: '90000303',
      loa_dezi: 'http://eidas.europa.eu/LoA/high',
    })
    expect(one.userinfo).not.toHaveProperty('abonnees')
  })

  it('states the role of people behind the portal', async () => {
    const { claims } = await logIn(standIns, { ...DESK, form: { persona: 'joris' } })
    expect(claims).toMatchObject({
      sub: 'joris',
      name: 'Joris van Dijk',
      roles: ['privacy-officer'],
      acr: 'http://eidas.europa.eu/LoA/substantial',
    })
  })
})
