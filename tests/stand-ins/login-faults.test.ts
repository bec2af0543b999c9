import { afterEach, describe, expect, it } from 'vitest'
import { logIn } from './portal'
import { post, runStandIns } from './run'

const standIns = runStandIns()
const PATHS = ['/digid', '/digid-brug']

afterEach(() => Promise.all(PATHS.map((path) => break_(path, 'none'))))

describe.each(PATHS)('%s', (path) => {
  it.each([
    ['wrong-key', /signature verification failed/],
    ['wrong-alg', /"alg" header/],
    ['alg-none', /"alg" header/],
    ['wrong-iss', /"iss"/],
    ['wrong-aud', /"aud"/],
    ['wrong-nonce', /"nonce"/],
    ['no-nonce', /"nonce"/],
    ['wrong-state', /"state"/],
    ['wrong-sub', /"sub"/],
    ['wrong-response-iss', /"iss"/],
    ['expired', /"exp"/],
    ['down', /status code/],
  ])('lies so that the library refuses it: %s', async (mode, reason) => {
    await break_(path, mode)
    expect(await refusal(path)).toMatch(reason)
    await break_(path, 'none')
    expect(await refusal(path)).toBe('none')
  })

  it('states no level', async () => {
    await break_(path, 'no-level')
    const { claims, userinfo } = await logIn(standIns, { path, form: { persona: 'anna' } })
    expect({ ...claims, ...userinfo }).not.toHaveProperty('acr')
    expect({ ...claims, ...userinfo }).not.toHaveProperty('loa_authn')
  })

  it.each(['substantieel', 'hoog'])('states two levels that differ: %s', async (level) => {
    await break_(path, 'level-mismatch')
    const { claims, userinfo } = await logIn(standIns, { path, form: { persona: 'anna', level } })
    const high = [String(claims.acr).endsWith('SmartcardPKI'), String(userinfo.loa_authn).endsWith('/high')]
    expect(high.filter(Boolean)).toHaveLength(1)
  })

  it('states a number that cannot be, or none', async () => {
    await break_(path, 'bad-bsn')
    expect(bsnIn(await logIn(standIns, { path, form: { persona: 'anna' } }))).toBe('123456789')
    await break_(path, 'no-bsn')
    expect(bsnIn(await logIn(standIns, { path, form: { persona: 'anna' } }))).toBeUndefined()
  })

  it('answers 503 on everything while down, and late while slow', async () => {
    const discovery = `${standIns.origin}${path}/.well-known/openid-configuration`
    await break_(path, 'down')
    expect((await fetch(discovery)).status).toBe(503)
    await break_(path, 'slow', 300)
    const before = Date.now()
    expect((await fetch(discovery)).status).toBe(200)
    expect(Date.now() - before).toBeGreaterThanOrEqual(290)
  })
})

it.each([
  ['wrong-key', /signature verification failed/],
  ['alg-none', /"alg" header/],
  ['wrong-iss', /"iss"/],
  ['wrong-aud', /"aud"/],
  ['expired', /"exp"/],
])('the bridge can lie in the userinfo alone: %s', async (mode, reason) => {
  await post(`${standIns.origin}/digid-brug/fault`, { mode, part: 'userinfo' })
  expect(await refusal('/digid-brug')).toMatch(reason)
  await post(`${standIns.origin}/digid/fault`, { mode, part: 'userinfo' })
  expect(await refusal('/digid')).toBe('none')
})

it('can lie about the time, which the portal has to see itself', async () => {
  await break_('/digid', 'old-auth-time')
  expect(await refusal('/digid', { max_age: '60' })).toMatch(/too much time/)
  await break_('/digid', 'old-iat')
  const { claims } = await logIn(standIns, { path: '/digid', form: { persona: 'anna' } })
  expect(Date.now() / 1000 - Number(claims.iat)).toBeGreaterThan(3000)
})

it('can send the userinfo of the bridge unencrypted, which the portal has to see itself', async () => {
  await break_('/digid-brug', 'unencrypted')
  const { tokens } = await logIn(standIns, { path: '/digid-brug', form: { persona: 'anna' } })
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  const answer = await fetch(`${standIns.origin}/digid-brug/userinfo`, { headers })
  expect((await answer.text()).split('.')).toHaveLength(3)
})

it('leaves other providers alone and knows its faults', async () => {
  await break_('/digid', 'down')
  expect((await fetch(`${standIns.origin}/digid-brug/jwks`)).status).toBe(200)
  const { status, body } = await post(`${standIns.origin}/digid/fault`, { mode: 'mist' })
  expect(status).toBe(400)
  expect(body.modes).toContain('wrong-key')
})

/** Why the library refused a login, or `none`. */
function refusal(path: string, parameters?: Record<string, string>): Promise<string> {
  return logIn(standIns, { path, form: { persona: 'anna' }, parameters }).then(
    () => 'none',
    (error: Error) => (error.cause instanceof Error ? error.cause.message : error.message),
  )
}

function bsnIn({ claims, userinfo }: { claims: Record<string, unknown>; userinfo: Record<string, unknown> }) {
  return claims.bsn ?? userinfo.bsn
}

function break_(path: string, mode: string, milliseconds?: number) {
  return post(`${standIns.origin}${path}/fault`, { mode, milliseconds })
}
