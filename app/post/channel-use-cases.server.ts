import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import type { PostalAddress } from '~/notification/postal'
import { deletePostal, readPostal, writePostal } from '~/notification/postal-address.server'
import { dropDue } from '~/notification/paper.server'
import type { PersonRegister } from '~/person/register'
import type { Subject } from '~/person/store.server'
import { actByOffice } from '~/representation/act.server'
import type { Runtime } from '~/runtime/runtime.server'
import {
  findAtDesk,
  openFound,
  type AtDesk,
  type FindRefusal,
  type Typed,
} from '~/authority/find-at-desk.server'

type Doors = { runtime: Runtime; register: PersonRegister }

/** - `has-mail`: mail reaches them, so that they are told by mail · `gone`: they died, or everything about them was erased */
export type ChannelRefusal = FindRefusal | 'has-mail' | 'gone'
export type ChannelSet = { ok: true } | { ok: false; refusal: ChannelRefusal }

/**
 * Sets the channel to post for who has no e-mail (domain: people without e-mail): from now on what cannot be switched off comes as
 * a letter. The person is found by number and birth date, as at a counter. Logged, and shown to the person.
 */
export async function setChannelPost(
  doors: Doors,
  at: AtDesk,
  { address, ...typed }: Typed & { address: PostalAddress },
): Promise<ChannelSet> {
  const { runtime } = doors
  const found = await findAtDesk(doors, at, typed)
  if (!found.ok) return found
  const moment = runtime.now()
  return runtime.database.transact(async (transaction): Promise<ChannelSet> => {
    const { registered } = found
    const person = await openFound(transaction, runtime, {
      ...at,
      ...typed,
      registered,
      at: moment,
      event: 'looked-up',
    })
    return setFor(transaction, runtime, { person, address, at: moment, by: at })
  })
}

type Setting = { person: Subject; address: PostalAddress; at: Date; by: AtDesk }

/** The same for who was found already. */
export async function setFor(
  transaction: Transaction,
  runtime: Pick<Runtime, 'newId'>,
  { person, address, at, by }: Setting,
): Promise<ChannelSet> {
  if (!person.keys.profile || person.row.deceasedAt) return { ok: false, refusal: 'gone' }
  if (isMailed(person)) return { ok: false, refusal: 'has-mail' }
  await writePostal(transaction, runtime, { citizen: person, address, at })
  await log(transaction, { person, event: 'postal-address-set', at, by })
  return { ok: true }
}

/** Ends it at somebody's wish: nothing goes by post any more, what was due neither. */
export async function endChannelPost(doors: Doors, at: AtDesk, typed: Typed) {
  const { runtime } = doors
  const found = await findAtDesk(doors, at, typed)
  if (!found.ok) return found
  const moment = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const { registered } = found
    const person = await openFound(transaction, runtime, {
      ...at,
      ...typed,
      registered,
      at: moment,
      event: 'looked-up',
    })
    if (!(await readPostal(transaction, person.row.id))) return { ok: false, refusal: 'not-there' } as const
    await deletePostal(transaction, person.row.id)
    await dropDue(transaction, person.row.id, moment)
    await log(transaction, { person, event: 'postal-address-ended', at: moment, by: at })
    return { ok: true } as const
  })
}

function isMailed({ row }: Subject): boolean {
  return row.emailConfirmedAt !== null && row.emailBouncedAt === null
}

type Logged = {
  person: Subject
  event: 'postal-address-set' | 'postal-address-ended'
  at: Date
  by: AtDesk
}

function log(transaction: Transaction, { person, event, at, by: { worker, requestId } }: Logged) {
  const { id } = person.row
  const object = { type: 'contact' as const, id: 'post' }
  const action = event === 'postal-address-set' ? 'U' : 'D'
  return appendActivity(transaction, [
    actByOffice(id, { event, action, at, requestId, object, staffId: worker }),
  ])
}
