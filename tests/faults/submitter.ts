import { openSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '~/db/open.server'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { actorOf, chooseAndSend } from './acts'
import { splitting } from './statements'

/*
 * Run as a process of its own by the tests, to be killed or to have its power cut: submits choices of one citizen without
 * end, or TIMES times, and writes down each one that was acknowledged: `requestId number`.
 */
const { DATABASE_URL = '', SEAL_KEYS = '', INDEX_KEY = '', SUBJECT = '', NAME = '' } = process.env
const { ACKNOWLEDGED = '', TIMES, PLANTED } = process.env

/** So long the planted writer stands still after each write: far longer than the write itself takes. */
const MILLISECONDS_HALFWAY = 25

const unsafe = PLANTED === 'synchronous=OFF' ? 'OFF' : undefined
const keyring = openKeyring({ sealKeys: SEAL_KEYS, indexKey: INDEX_KEY })
const opened = openDatabase(DATABASE_URL, {
  migrationsRoot: 'drizzle',
  keys: keyring,
  unsafeSynchronous: unsafe,
})
await tune(PLANTED === 'synchronous=NORMAL')
const runtime: Runtime = {
  database: PLANTED === 'split' ? splitting(opened, () => pause(MILLISECONDS_HALFWAY)) : opened,
  keyring,
  now: () => new Date(),
  newId: () => newId(),
}

const actor = actorOf(SUBJECT, runtime)
const acknowledged = openSync(ACKNOWLEDGED, 'a')
for (let time = 0; time < Number(TIMES ?? Number.POSITIVE_INFINITY); time += 1) {
  const requestId = `${NAME}-${time}`
  const receivers = ['RPZAC001', 'RPZAC005', 'RPZAC104']
  const answers = Object.fromEntries(
    receivers.map((code, place) => [code, (time >> place) % 2 ? 'yes' : 'no'] as const),
  )
  const sent = await chooseAndSend(runtime, actor, { answers, requestId })
  if (sent.ok) writeSync(acknowledged, `${requestId} ${sent.number}\n`)
  else if (sent.refusal !== 'nothing-changed') throw new Error(sent.refusal)
}

/** Small checkpoints, so that there are many in a short time; and, as planted, what better-sqlite3 does by itself in WAL mode. */
async function tune(weaken: boolean) {
  const connection = await opened.transact(async (transaction) => transaction.connection)
  const { pragma } = connection as { pragma: (text: string) => unknown }
  pragma.call(connection, 'wal_autocheckpoint = 60')
  if (weaken) pragma.call(connection, 'synchronous = NORMAL')
}
