import { openAuditKeys } from '~/audit/keys.server'
import { isNightlyDue } from '~/retention/nightly'
import { lastRunToday, runRetention, sweepOften, type Purged } from '~/retention/use-cases.server'
import type { Portal } from './portal'

/** ISO 21298: a process that supports, without a person. */
const HOUSEKEEPING = { id: 'housekeeping', role: '07', initiator: true } as const

/**
 * Takes away what has had its time: what lives for hours every time, everything else once a night. Answers what the
 * night took; null by day.
 */
export async function keepHouse(
  { runtime, config }: Pick<Portal, 'runtime' | 'config'>,
  signal?: AbortSignal,
): Promise<Purged | null> {
  if (!isNightlyDue(runtime.now(), await lastRunToday(runtime))) {
    await sweepOften({ runtime, signal })
    return null
  }
  const keys = openAuditKeys(config.keys.audit.reveal())
  const by = { user: HOUSEKEEPING, requestId: runtime.newId() }
  return runRetention({ runtime, keys, by, signal })
}
