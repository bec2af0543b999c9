import { createServer } from 'node:http'
import SqliteFile from 'better-sqlite3'
import pg from 'pg'
import { openDatabase } from '~/db/open.server'
import { isPostgres } from '~/db/columns.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'
import { machineFaces, portalOn } from '../enquiry/portal'

/*
 * One of the two programs of the bench `closed-question`, in a process of its own: `product`, the portal's machine faces, or
 * `floor`, the least that could answer. Says its port to the parent.
 */
const { BENCH_PROGRAM, DATABASE_URL, SEAL_KEYS, INDEX_KEY, SESSION_KEYS } = process.env as Record<
  string,
  string
>

async function product(): Promise<number> {
  const keyring = openKeyring({ sealKeys: SEAL_KEYS!, indexKey: INDEX_KEY! })
  const database = openDatabase(DATABASE_URL!, { migrationsRoot: 'drizzle', keys: keyring })
  const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
  const faces = await machineFaces(portalOn(runtime, SESSION_KEYS))
  await faces.listen({ port: 0, host: '127.0.0.1' })
  return (faces.server.address() as { port: number }).port
}

async function floor(): Promise<number> {
  const read = isPostgres(DATABASE_URL) ? readPostgres() : readSqlite()
  const answers = [true, false].map((decision) => JSON.stringify({ decision, context: {} }))
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { resource: { id: string } }
      const found = await read(body.resource.id)
      const answer = answers[found ? 0 : 1]!
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
        .end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as { port: number }).port
}

function readSqlite() {
  const file = new SqliteFile(DATABASE_URL!.replace(/^file:/, ''), { readonly: true })
  const statement = file.prepare(
    'select choices_sealed from profile_version where subject_id = ? and number = 1',
  )
  return (id: string) => statement.get(id)
}

function readPostgres() {
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
  const text = 'select choices_sealed from profile_version where subject_id = $1 and number = 1'
  return async (id: string) => (await pool.query({ name: 'floor', text, values: [id] })).rows[0] as unknown
}

const port = await (BENCH_PROGRAM === 'floor' ? floor() : product())
process.send!({ port })
process.on('message', () => process.send!({ processor: processorMicroseconds() }))
process.once('SIGTERM', () => process.exit(0))
process.once('disconnect', () => process.exit(0))

function processorMicroseconds() {
  const { user, system } = process.cpuUsage()
  return user + system
}
