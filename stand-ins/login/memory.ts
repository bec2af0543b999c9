import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider'

const MOST_KEPT = 50_000

/**
 * What the provider remembers, in this process only and bounded. Its sessions are not kept at all: every login
 * starts at the login page, and nobody is logged in again silently.
 */
export function memory(): AdapterConstructor {
  const kept = new Map<string, { payload: AdapterPayload; expiresAt: number }>()

  return class Memory implements Adapter {
    constructor(private readonly model: string) {}

    async upsert(id: string, payload: AdapterPayload, expiresIn: number) {
      if (this.model === 'Session') return
      kept.set(this.key(id), { payload, expiresAt: Date.now() + expiresIn * 1000 })
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
    }

    async find(id: string) {
      const found = kept.get(this.key(id))
      return found && found.expiresAt > Date.now() ? found.payload : undefined
    }

    async consume(id: string) {
      const found = kept.get(this.key(id))
      if (found) found.payload.consumed = Math.floor(Date.now() / 1000)
    }

    async destroy(id: string) {
      kept.delete(this.key(id))
    }

    async revokeByGrantId(grantId: string) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    }

    async findByUid() {
      return undefined
    }

    async findByUserCode() {
      return undefined
    }

    private key(id: string) {
      return `${this.model}:${id}`
    }
  }
}
