import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import type { Actor } from '~/identity/actor'
import { ownAct, required } from '~/identity/citizen.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'

type Reading = {
  actor: Actor | null
  citizen: Subject
  requestId: string
  event?: ActivityEvent
  version?: number
}

/** Logs that somebody read their own choices, or one version of them (NEN 7513). */
export async function logOwnRead(runtime: Runtime, reading: Reading): Promise<void> {
  required(reading.actor)
  const { citizen, requestId, event = 'choices-read', version = citizen.row.currentVersion } = reading
  await runtime.database.record((transaction) =>
    appendActivity(transaction, [
      ownAct(citizen, { event, action: 'R', at: runtime.now(), requestId, version }),
    ]),
  )
}
