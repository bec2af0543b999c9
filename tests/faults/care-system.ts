import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import { demoClientKey } from '~/demo/machine-client.server'
import { parseBsn } from '~/person/bsn'
import type { TestPortal } from '../support/portal'

const CLIENT = 'demo-90000101'
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** An access token of the demo's GP practice, as its system gets one. */
export async function accessToken(portal: TestPortal): Promise<string> {
  const key = await demoClientKey(portal.environment.DEMO_DIRECTORY!, CLIENT)
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT' })
    .setIssuer(CLIENT)
    .setSubject(CLIENT)
    .setAudience(`${portal.origin}/oauth/token`)
    .setIssuedAt()
    .setExpirationTime('4 minutes')
    .sign(await importJWK(key, key.alg))
  const answer = await fetch(`${portal.origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'access:evaluate',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: assertion,
    }),
  })
  const { access_token: token } = (await answer.json()) as { access_token?: string }
  if (!token) throw new Error(`no access token: ${answer.status}`)
  return token
}

/** May the pharmacy consult what the practice keeps of this person? */
export function questionAbout(bsn: string): string {
  return JSON.stringify({
    subject: { type: 'organization', id: '90000202', properties: { organizationType: 'J8' } },
    action: { name: 'consult', properties: { purpose: 'TREAT' } },
    resource: {
      type: 'patient-record',
      id: 'record',
      properties: { bsn, holder: '90000101', holderType: 'Z3', dataCategory: 'GGC002' },
    },
  })
}

/** Numbers that pass the 11-test, from one on, of people nobody asked about before. */
export function* freshNumbers(from = 900_000_000): Generator<string> {
  for (let number = from; number < 999_000_000; number += 1) if (parseBsn(String(number))) yield String(number)
}
