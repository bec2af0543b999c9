import SqliteFile from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { beginDraft } from '~/choosing/draft-use-cases.server'
import { sendChoices, type SubmitRequest } from '~/choosing/send-use-cases.server'
import { readDraft } from '~/consent/store.server'
import { isPostgres } from '~/db/columns.server'
import { openDatabase } from '~/db/open.server'
import { preference } from '~/notification/tables.server'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { TERMS_VERSION } from '~/privacy/terms'
import type { ActingCitizen } from '~/representation/acting'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { doorsOf, dossierOf } from '../support/dossier'
import { seedCitizens } from './citizens'
import { clockTime, least, median } from './figures'
import { inDirectory } from './programs'
import type { Bench } from './run'

const ROUNDS = 10

/** Submitting a profile (version, choices, log entry, mail) against one durable transaction of one row on the same disk. */
export const submit: Bench = async ({ size, say, note }) =>
  inDirectory(async (directory) => {
    const url = process.env.BENCH_DATABASE_URL ?? `file:${directory}/portal.db`
    const { SEAL_KEYS, INDEX_KEY } = makeSecrets()
    const keyring = openKeyring({ sealKeys: SEAL_KEYS, indexKey: INDEX_KEY })
    const database = openDatabase(url, { migrationsRoot: 'drizzle', keys: keyring })
    await database.migrate()
    const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
    say(`preparing ${size} citizens with a draft`)
    const drafts = await prepareDrafts(runtime, size)
    const floor = await (isPostgres(url) ? floorOnPostgres(url) : floorOnSqlite(`${directory}/floor.db`))
    const perRound = Math.floor(size / ROUNDS)
    const ratios: number[] = []
    const processor: { floor: number; submit: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const some = drafts.slice(round * perRound, (round + 1) * perRound)
      const began = process.cpuUsage()
      const bare = await clockTime(async () => {
        for (const { actor } of some) await floor.write(actor.subjectId)
      })
      const between = process.cpuUsage()
      const whole = await clockTime(async () => {
        for (const { actor, request } of some) await submitOne(runtime, actor, request)
      })
      ratios.push(bare / whole)
      processor.push({ floor: spent(began, between), submit: spent(between, process.cpuUsage()) })
      say(`floor ${Math.round(bare / perRound)} µs · submit ${Math.round(whole / perRound)} µs`)
    }
    const each = (part: 'floor' | 'submit') =>
      Math.round(least(processor.map((round) => round[part])) / perRound)
    say(`processor time each (least): floor ${each('floor')} µs · submit ${each('submit')} µs`)
    const ratio = median(ratios)
    note('submit, the use case', `${ratio.toFixed(2)} of one durable transaction`, {
      goal: '≥ 0.35',
      met: ratio >= 0.35,
    })
    await floor.close()
    await database.close()
  })

function spent(from: NodeJS.CpuUsage, to: NodeJS.CpuUsage): number {
  return to.user + to.system - from.user - from.system
}

async function submitOne(runtime: Runtime, actor: ActingCitizen, request: SubmitRequest) {
  const submitted = await sendChoices(doorsOf(runtime), await dossierOf(runtime, actor), request)
  if (!submitted.ok) throw new Error(`a submit was refused: ${submitted.refusal}`)
}

/** Citizens with twenty choices in force, a confirmed address, the mail switched on, and a draft that says yes to all. */
async function prepareDrafts(runtime: Runtime, size: number) {
  const { database } = runtime
  const drafts: { actor: ActingCitizen; request: SubmitRequest }[] = []
  for (const { id } of await seedCitizens(runtime, size)) {
    const at = runtime.now()
    await database.transact(async (transaction) => {
      const confirmed = { emailConfirmedAt: at, termsVersion: TERMS_VERSION }
      await transaction.update(subject).set(confirmed).where(eq(subject.id, id))
      await transaction
        .insert(preference)
        .values({ subjectId: id, kind: 'choices-changed', wanted: true, changedAt: at })
    })
    const actor: ActingCitizen = {
      audience: 'citizen',
      subjectId: id,
      name: 'A. Bench',
      level: 'substantieel',
      ageCategory: '16-or-over',
      welcome: 'done',
      loggedInAt: at,
    }
    await beginDraft(runtime, await dossierOf(runtime, actor), 'all')
    const citizen = await findById(database.reader, runtime, id)
    const draft = await readDraft(database.reader, citizen!, id)
    const { id: draftId, revision, baseVersion, catalogueVersion } = draft!
    const request = {
      draft: draftId,
      revision,
      base: baseVersion,
      catalogue: catalogueVersion,
      requestId: 'bench',
    }
    drafts.push({ actor, request })
  }
  return drafts
}

type Floor = { write: (id: string) => void | Promise<void>; close: () => void | Promise<void> }

async function floorOnSqlite(path: string): Promise<Floor> {
  const file = new SqliteFile(path)
  file.pragma('journal_mode = WAL')
  file.pragma('synchronous = FULL')
  file.exec('create table row (id text primary key, body text not null)')
  const insert = file.prepare('insert into row values (?, ?)')
  const body = 'x'.repeat(1_000)
  return {
    write(id) {
      file.exec('BEGIN IMMEDIATE')
      insert.run(id, body)
      file.exec('COMMIT')
    },
    close: () => void file.close(),
  }
}

async function floorOnPostgres(url: string): Promise<Floor> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table if not exists floor_row (id text primary key, body text not null)')
  const body = 'x'.repeat(1_000)
  return {
    async write(id) {
      await client.query({ name: 'floor', text: 'insert into floor_row values ($1, $2)', values: [id, body] })
    },
    close: () => client.end(),
  }
}
