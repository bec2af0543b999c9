import { addDays, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { listWorkers } from '~/worker/store.server'
import type { Closing, ConversationAct, Flag } from './conversation'
import { changeMessage, noteAct, type Changed, type Who } from './desk-change.server'
import type { DeskAct } from './desk-rules'
import { eraseOn } from './periods'
import { writeConversation, type StoredConversation } from './store.server'

/** Who did not log in for so long is no colleague to whom something is given. */
const COLLEAGUE_DAYS = 30

type Change = Parameters<typeof writeConversation>[2]
type Doing = {
  act: DeskAct
  as: ConversationAct
  detail?: string
  set: (found: StoredConversation, at: Date) => Change
}

/** *Pak op*: takes what nobody has. Twice is once. */
export async function takeMessage(runtime: Runtime, who: Who): Promise<Changed> {
  return changeMessage(runtime, { ...who, act: 'take' }, async (transaction, { found, at }) => {
    if (found.owner === who.by.worker) return { ok: true }
    await writeConversation(transaction, found.id, owned(found, who.by.worker))
    await noteAct(transaction, runtime, { found, at, ...who, act: 'taken' })
    return { ok: true }
  })
}

/** *Neem over*: takes what a colleague has. What they were writing stays theirs. */
export async function takeOver(runtime: Runtime, who: Who): Promise<Changed> {
  const { worker } = who.by
  return act(runtime, who, { act: 'take-over', as: 'taken-over', set: (found) => owned(found, worker) })
}

/** *Laat los*: for a colleague to take. */
export async function releaseMessage(runtime: Runtime, who: Who): Promise<Changed> {
  const set = ({ state }: StoredConversation): Change => ({
    owner: null,
    state: state === 'waits' ? 'waits' : 'new',
  })
  return act(runtime, who, { act: 'release', as: 'released', set })
}

/** *Geef door*: to the privacy officer, who decides on it; the desk answers no more. */
export async function handOn(runtime: Runtime, who: Who): Promise<Changed> {
  const set = (_found: StoredConversation, at: Date): Change => ({
    ...{ state: 'handed-on', owner: null, handedOnAt: at, pickedUpAt: null },
  })
  return act(runtime, who, { act: 'hand-on', as: 'handed-on', set })
}

/** *Sluit*: it goes 14 days later, and a reply until then opens it again. */
export async function closeMessage(
  runtime: Runtime,
  { how, ...who }: Who & { how: Closing },
): Promise<Changed> {
  return act(runtime, who, { act: 'close', as: 'closed', detail: how, set: closedAs('closed') })
}

/** *Ongewenst bericht*: nobody answers it, and nothing is mailed about it any more. */
export async function putAway(runtime: Runtime, who: Who): Promise<Changed> {
  return act(runtime, who, { act: 'spam', as: 'spam', set: closedAs('spam') })
}

/** It was no unwanted message after all. */
export async function takeOutOfSpam(runtime: Runtime, who: Who): Promise<Changed> {
  const set = ({ receivedAt }: StoredConversation): Change => ({
    ...{ state: 'new', owner: null, closedAt: null, eraseOn: eraseOn({ receivedAt, closedAt: null }) },
    waitsSince: receivedAt,
  })
  return act(runtime, who, { act: 'not-spam', as: 'not-spam', set })
}

/** *Dreiging of nood*: it goes before all others, with what to do said on the page. Null takes it away. */
export async function flagMessage(
  runtime: Runtime,
  { flag, ...who }: Who & { flag: Flag | null },
): Promise<Changed> {
  const [as, detail] = flag ? (['flagged', flag] as const) : (['flag-removed', ''] as const)
  return act(runtime, who, { act: 'flag', as, detail, set: () => ({ flag }) })
}

/** *Geef voorrang*, or not any more: it is listed before others. */
export async function putFirst(
  runtime: Runtime,
  { first, ...who }: Who & { first: boolean },
): Promise<Changed> {
  const as = first ? 'put-first' : 'not-first'
  return act(runtime, who, { act: 'put-first', as, set: () => ({ priority: first }) })
}

/** *Geef aan collega*: it is theirs from now on. `unknown`: nobody of the desk. */
export async function assignMessage(
  runtime: Runtime,
  { to, ...who }: Who & { to: string },
): Promise<Changed<'unknown'>> {
  const colleague = (await readColleagues(runtime, who.by.worker)).find(({ id }) => id === to)
  if (!colleague) return { ok: false, refusal: 'unknown' }
  const { id, name } = colleague
  return act(runtime, who, { act: 'assign', as: 'assigned', detail: name, set: (found) => owned(found, id) })
}

/** The others of the desk, by name, as their logins said lately that they are. */
export async function readColleagues({ database, now, keyring }: Runtime, worker: string) {
  const since = addDays(localDate(now()), -COLLEAGUE_DAYS)
  const all = await listWorkers(database.reader, { keyring }, { role: 'support-desk', since })
  return all.filter(({ id }) => id !== worker)
}

function act(runtime: Runtime, who: Who, { act: what, as, detail, set }: Doing): Promise<Changed> {
  return changeMessage(runtime, { ...who, act: what }, async (transaction, { found, at }) => {
    await writeConversation(transaction, found.id, set(found, at))
    const said = detail === undefined ? {} : { detail }
    await noteAct(transaction, runtime, { found, at, ...who, act: as, ...said })
    return { ok: true }
  })
}

/** Whoever takes what is the person's turn leaves it so. */
function owned({ state }: StoredConversation, owner: string): Change {
  return { owner, state: state === 'waits' ? 'waits' : 'taken' }
}

function closedAs(state: 'closed' | 'spam') {
  return ({ receivedAt }: StoredConversation, at: Date): Change => ({
    ...{ state, closedAt: at, waitsSince: null, reopened: false },
    eraseOn: eraseOn({ receivedAt, closedAt: at }),
  })
}
