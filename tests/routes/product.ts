import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Database } from '~/db/database.server'
import { openDatabase } from '~/db/open.server'
import { writeConfirmedAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import { parseBsn, type Bsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { TERMS_VERSION } from '~/privacy/terms'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { acceptTerms, completeWelcome } from '~/welcome/welcome.server'
import { logIn } from '../support/citizen'
import { databaseKind } from '../support/database'
import { startTestPortal, type TestPortal } from '../support/portal'
import { numbersFrom } from '../support/numbers'
import { createDatabase, dropDatabase } from '../support/postgres'
import type { Visitor } from '../support/visitor'

/** The built product as its own process, and a hand of the test's own on its data, with its keys. */
export type Product = TestPortal & {
  database: Database
  runtime: Runtime
  databaseUrl: string
  /** A persona (or `bsn:` and a number) after the first login, which ends without waiting for mail; their own page is open. */
  citizen: (persona: string, mail?: string) => Promise<Visitor>
  /** Somebody new who did the first login just now and never chose. */
  newCitizen: () => Promise<Visitor>
}

const NUMBERS = numbersFrom(99_981_000)

const running: (() => Promise<void>)[] = []

/** After each test file (`tests/setup/stop-products.ts`): a hook that is set within a hook is never run. */
export async function stopProducts(): Promise<void> {
  await Promise.all(running.splice(0).map((stop) => stop()))
}

/** For a file of tests in which mail has to arrive: the product sends it too. */
export const SENDING = { WORKER: 'inline' }

/**
 * Starts the product on the kind of database this run is about; it is gone after the test file. Unless `SENDING` is asked for it has no
 * worker, which takes as long to start as the pages.
 */
export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  const place = databaseKind === 'postgres' ? await onPostgres() : onSqlite()
  const seeded = databaseKind === 'postgres' ? undefined : inject('seeded')
  const portal = await startTestPortal({
    databaseUrl: place.url,
    environment: { WORKER: 'off', ...environment },
    seeded,
  })
  const { SEAL_KEYS, INDEX_KEY } = portal.environment
  const keyring = openKeyring({ sealKeys: SEAL_KEYS!, indexKey: INDEX_KEY! })
  const database = openDatabase(place.url, { migrationsRoot: 'drizzle', keys: keyring })
  running.push(async () => {
    await database.close()
    await portal.stop()
    await place.remove()
  })
  const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
  const citizen: Product['citizen'] = async (persona, mail = `${persona.replace(':', '')}@voorbeeld.nl`) => {
    const visitor = await logIn(portal, persona)
    await endWelcome(runtime, await numberOf(portal, persona), mail)
    await visitor.get('/mijn')
    return visitor
  }
  return {
    ...portal,
    database,
    databaseUrl: place.url,
    runtime,
    citizen,
    newCitizen: () => citizen(`bsn:${newBsn()}`),
  }
}

/** What the pages of the first login and the link in the mail leave behind; that way itself is shown in journeys. */
async function endWelcome(runtime: Runtime, bsn: Bsn, mail: string) {
  const { database, now } = runtime
  const citizen = (await findByBsn(database.reader, runtime, bsn))!
  const by = { subjectId: citizen.row.id, requestId: 'welcome' }
  await acceptTerms(runtime, { ...by, version: TERMS_VERSION, language: 'nl' })
  await database.transact((transaction) =>
    writeConfirmedAddress(transaction, runtime, { citizen, email: parseEmail(mail)!, at: now() }),
  )
  await completeWelcome(runtime, by)
}

async function numberOf({ standIns }: TestPortal, persona: string): Promise<Bsn> {
  if (persona.startsWith('bsn:')) return parseBsn(persona.slice('bsn:'.length))!
  const told = (await (await fetch(`${standIns}/personas.json`)).json()) as { persona: string; bsn: string }[]
  return parseBsn(told.find((one) => one.persona === persona)!.bsn)!
}

/** A number that passes the 11-test and that nobody had before in this process. */
export function newBsn(): string {
  return NUMBERS.next().value
}

function onSqlite() {
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-routes-'))
  return {
    url: `file:${join(directory, 'portal.db')}`,
    remove: async () => rmSync(directory, { recursive: true, force: true }),
  }
}

async function onPostgres() {
  const { url: server, template } = inject('postgres')
  const name = `routes_${randomBytes(6).toString('hex')}`
  const url = await createDatabase(server, name, template)
  return { url, remove: () => dropDatabase(server, name) }
}
