import { createServer } from 'node:http'
import SqliteFile from 'better-sqlite3'
import pg from 'pg'
import { isPostgres } from '~/db/columns.server'

/*
 * The floor of `closed-question`: the least that could answer, in a process of its own. It reads the same body and one row of
 * the citizen by its key, and records nothing. Says its port to the parent.
 */
const { DATABASE_URL } = process.env as Record<string, string>
const TEXT = 'select choices_sealed from profile_version where subject_id = '

function readSqlite() {
  const file = new SqliteFile(DATABASE_URL!.replace(/^file:/, ''), { readonly: true })
  const statement = file.prepare(`${TEXT}? and number = 1`)
  return (id: string) => statement.get(id)
}

function readPostgres() {
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
  const text = `${TEXT}$1 and number = 1`
  return async (id: string) => (await pool.query({ name: 'floor', text, values: [id] })).rows[0] as unknown
}

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
process.send!({ port: (server.address() as { port: number }).port })
process.once('SIGTERM', () => process.exit(0))
process.once('disconnect', () => process.exit(0))
