import { join } from 'node:path'
import type { JWK } from 'jose'

/** The key a demo client signs with, as a file that anybody at this machine may use. */
export type ClientKey = JWK & { kid: string; alg: 'ES384' }

/** Where the demo keeps its files. */
export function demoFolder(environment: Record<string, string | undefined>): string {
  return environment.DEMO_DIRECTORY ?? 'data/demo'
}

/** Where the private key of a demo client is kept. */
export function clientKeyFile(folder: string, id: string): string {
  return join(folder, 'clients', `${id}.jwk.json`)
}
