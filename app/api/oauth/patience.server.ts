import type { IncomingMessage } from 'node:http'
import type Provider from 'oidc-provider'
import { noteWrongSecret } from '~/identity/wrong-secrets.server'
import type { Runtime } from '~/runtime/runtime.server'
import { TOO_OFTEN } from './body.server'

/** What a request that the library is handed was asked with, and from which address. */
export const askedWith = new WeakMap<IncomingMessage, { secret: string; address: string }>()

/**
 * Who is refused a token ten times in a quarter of an hour is asked to wait. A system that proves who it is gets its token,
 * whoever fails beside it in the same network.
 */
export function askForPatience(issuer: Provider, runtime: Pick<Runtime, 'now'>): void {
  issuer.use(async (context, next) => {
    await next()
    const asked = askedWith.get(context.req)
    if (!asked || context.status < 400 || context.status >= 500) return
    const wait = noteWrongSecret(runtime, asked)
    if (wait === 0) return
    context.status = 429
    context.set('retry-after', String(wait))
    context.body = TOO_OFTEN
  })
}
