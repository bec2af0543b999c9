import { and, eq, isNull } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { shownNumber } from '~/conversation/conversation'
import { messageEntry } from '~/conversation/log-entry'
import {
  listConversations,
  readConversation,
  readEntries,
  writeConversation,
} from '~/conversation/store.server'
import { conversation } from '~/conversation/tables.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { deskEntry } from '~/worker/log-user'
import type { ByOfficer } from './officer-use-cases.server'
import { RIGHTS_KINDS, type RightsKind } from './request'
import { isSameName } from './same-name'
import { insertRights } from './store.server'

/** What the desk handed on and nobody picked up: number, topic and day, never what it says or who wrote. */
export async function listHandedOn(runtime: Runtime) {
  const today = localDate(runtime.now())
  const where = and(eq(conversation.state, 'handed-on'), isNull(conversation.pickedUpAt))
  const found = await listConversations(runtime.database.reader, runtime, { where, today })
  return found.map(({ id, number, topic, receivedAt }) => ({
    ...{ id, topic, receivedAt },
    number: shownNumber(number),
  }))
}

type PickingUp = { id: string; kind: RightsKind }
export type PickedUp = { ok: true; id: string } | { ok: false; refusal: 'not-there' | 'own-request' }

/**
 * Makes a request or a complaint of what the desk handed on. Its clock counts from the day the person wrote (AVG 12(3)): that it lay at
 * the desk takes nothing from them. Who wrote while logged in is known; of anybody else the officer first establishes who it is.
 */
export async function pickUpHandedOn(
  runtime: Runtime,
  by: ByOfficer,
  { id, kind }: PickingUp,
): Promise<PickedUp> {
  return runtime.database.transact(async (transaction): Promise<PickedUp> => {
    const at = runtime.now()
    const found = await readConversation(transaction, runtime, { id, today: localDate(at) })
    if (found?.state !== 'handed-on' || found.pickedUpAt) return { ok: false, refusal: 'not-there' }
    const { subjectId, receivedAt, content } = found
    const name = `${content.firstName} ${content.surname}`.trim()
    if (isSameName(name, by.name)) return { ok: false, refusal: 'own-request' }
    const written = (await readEntries(transaction, [found])).filter(({ kind }) => kind === 'person')
    const made = await insertRights(transaction, runtime, {
      ...{ kind, subjectId, receivedAt, channel: subjectId ? 'self' : 'mail' },
      content: {
        name,
        text: written.map((one) => one.content.text).join('\n\n'),
        about: shownNumber(found.number),
      },
      events: [
        { what: 'received', on: localDate(receivedAt), identity: subjectId ? 'proven' : 'open' },
        { what: 'taken', on: localDate(at), by: by.worker },
      ],
    })
    await writeConversation(transaction, id, { pickedUpAt: at })
    const object = { type: 'rights-request' as const, id: made.id }
    await appendActivity(transaction, [
      messageEntry({
        ...{ event: 'message-changed', action: 'U', id, act: 'picked-up', subjectId, by, at },
        requestId: by.requestId,
      }),
      deskEntry(by, { event: 'rights-asked', action: 'C', at, subjectId, object }),
    ])
    return { ok: true, id: made.id }
  })
}

/** The kind that a form names; a complaint where it names none of them. */
export function kindNamed(given: unknown): RightsKind {
  return RIGHTS_KINDS.find((kind) => kind === given) ?? 'complaint'
}
