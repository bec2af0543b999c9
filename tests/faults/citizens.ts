import { personas } from '../../demo/personas'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { localDate } from '~/runtime/local-date'
import { followMailedLink, logIn } from '../support/citizen'
import type { TestPortal } from '../support/portal'
import type { Clicker } from './crowd'

const SESSION_COOKIE = '__Host-sessie'

type Joining = { portal: TestPortal; runtime: Runtime; key: string; wantsMail: boolean }

/** Logs a persona in through the whole first login, with or without the mail that tells of changed choices. */
export async function joinAs({ portal, runtime, key, wantsMail }: Joining): Promise<Clicker> {
  const bsn = bsnOf(key)
  const email = `${key}@voorbeeld.nl`
  const visitor = await logIn(portal, key)
  await visitor.submit('main form button[type=submit]')
  await visitor.submit('main form button.nl-button--primary', {
    email,
    ...(wantsMail && { kinds: 'choices-changed' }),
  })
  await followMailedLink(portal, visitor, email)
  const citizen = await findByBsn(runtime.database.reader, runtime, parseBsn(bsn)!)
  const session = visitor.cookie(SESSION_COOKIE)
  if (!citizen || !session) throw new Error(`${key} could not log in`)
  return { subjectId: citizen.row.id, bsn, cookie: `${SESSION_COOKIE}=${session}`, pending: null }
}

function bsnOf(key: string): string {
  const persona = personas(localDate(new Date())).find((one) => one.key === key)
  if (persona?.kind !== 'citizen') throw new Error(`there is no citizen ${key}`)
  return persona.bsn
}
