import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { activity, checkpoint } from '~/audit/tables.server'
import { isCounterfeit } from '~/db/row-tags.server'
import { loginTransaction } from '~/identity/tables.server'
import { pauseMail } from '~/notification/pause.server'
import { outbox } from '~/notification/tables.server'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { findClient } from '~/provider/clients.server'
import { findProvider } from '~/provider/store.server'
import { apiClient } from '~/provider/tables.server'
import type { ActingCitizen } from '~/representation/acting'
import { Secret } from '~/sealing/secret.server'
import { addProviders } from '../../../tests/enquiry/portal'
import { aCitizenAtHome, chooseAndSend } from '../../../tests/faults/acts'
import { appendEntries } from '../../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../../tests/support/database'
import { forge, pastThePortal } from '../../../tests/support/past-the-portal'
import { runTool } from './run.server'

eachDatabase('the operator’s tool', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'zeggenschap-tool-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let fresh: TestDatabase
  let environment: Record<string, string>

  beforeEach(async () => {
    fresh = await open()
    const own = mkdtempSync(join(folder, 'run-'))
    environment = {
      ...fresh.secrets,
      DATABASE_URL: fresh.url,
      CHECKPOINT_FILE: join(own, 'checkpoints.jsonl'),
      DEMO_DIRECTORY: join(own, 'demo'),
      INIT_CWD: own,
      DIGID_CLIENT_KEY: '{}',
    }
  })

  async function run(...words: string[]) {
    const [out, err] = [[] as string[], [] as string[]]
    const output = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
    const code = await runTool(words, environment, output)
    return { code, out: out.join('\n'), err: err.join('\n') }
  }
  const json = async (...words: string[]) => {
    const { code, out } = await run(...words, '--json')
    return { code, ...(JSON.parse(out) as { checks?: { check: string; ok: boolean }[] }) }
  }
  const seal = () =>
    sealActivityLog({
      runtime: fresh.runtime,
      config: {
        checkpointFile: environment.CHECKPOINT_FILE!,
        keys: { audit: new Secret(environment.AUDIT_KEY!) },
      },
    })
  /** What the log says the operator did. */
  const acts = async () => {
    const rows = await fresh.database.reader.select().from(activity).orderBy(activity.at, activity.lane)
    return rows
      .filter((row) => row.subjectId === '')
      .map((row) => [row.event, row.outcome, JSON.parse(row.entry).object.id as string] as const)
  }
  const file = (name: string, contents: string) => writeFileSync(join(environment.INIT_CWD!, name), contents)

  it('effects what is due today, and says what it did', async () => {
    expect(await run('transitions', 'run')).toEqual({
      code: 0,
      out: [
        'birthdays',
        'inherited',
        'gates',
        'approvals',
        'yes-ended',
        'end-announced',
        'still-right',
        'catalogue-told',
        'opt-in-goes',
        'leave-lapsed',
        'statement-told',
        'leave-waits',
      ]
        .map((name) => `${name}: 0 done`)
        .concat(
          'registers: 0 asked about',
          'changes: 0 followed from now, 0 no more, 0 changed, 0 asked about; not complete, the next run goes on',
        )
        .join('\n'),
      err: '',
    })
    expect(await json('transitions', 'run')).toMatchObject({
      code: 0,
      registers: { people: 0, unanswered: 0 },
      runs: [{}, {}, {}, {}, { name: 'yes-ended' }, {}, {}, {}, {}, {}, {}, {}],
    })
  })

  it('tells what is wrong with the configuration, without a stack', async () => {
    environment.DATABASE_URL = 'mysql://nowhere'
    const { code, err } = await run('migrate')
    expect([code, err]).toEqual([
      1,
      'Configuration is wrong:\n- DATABASE_URL: must start with file: or postgres:',
    ])
  })

  it('proves an entry, and checks the proof without a database', async () => {
    await appendEntries(fresh.database, 5)
    await seal()
    const [row] = await fresh.database.reader.select().from(activity).limit(1)
    const { code, out } = await run('audit', 'prove', `${row!.lane}/${row!.sequence}`)
    expect(code).toBe(0)
    const file = join(environment.INIT_CWD!, 'a.tlog-proof')
    writeFileSync(file, `${out}\n`)
    const [database, known] = [environment.DATABASE_URL!, environment.AUDIT_KEY!]
    environment.DATABASE_URL = 'file:/nowhere/portal.db'
    expect(await run('audit', 'check-proof', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining(row!.hash) as string,
    })
    writeFileSync(file, `${out.replace('index 0', 'index 1')}\n`)
    expect(await run('audit', 'check-proof', file)).toMatchObject({ code: 1 })
    writeFileSync(file, `${out}\n`)
    environment.AUDIT_KEY = makeSecrets().AUDIT_KEY
    expect(await run('audit', 'check-proof', file)).toMatchObject({ code: 1 })
    environment.DATABASE_URL = database
    environment.AUDIT_KEY = known
    expect(await run('audit', 'prove', 'x/1')).toMatchObject({ code: 1 })
    expect(await run('audit', 'prove', 'x')).toMatchObject({ code: 2 })
  })

  it('migrates', async () => {
    expect(await run('migrate')).toMatchObject({ code: 0 })
    expect(await json('migrate')).toEqual({ code: 0, ok: true, migrated: [] })
  })

  it('seeds the demo, again without change, and never in production', async () => {
    expect(await json('seed', 'demo')).toMatchObject({ code: 0, ok: true })
    expect(await json('seed', 'demo')).toMatchObject({ directory: { added: 0, changed: 0 } })
    expect(await findProvider(fresh.database.reader, '90000101')).not.toBeNull()
    Object.assign(environment, PRODUCTION, {
      ORGANISATION_FILE: join(environment.INIT_CWD!, 'organisation.json'),
    })
    file('organisation.json', JSON.stringify(ORGANISATION))
    expect(await run('seed', 'demo')).toMatchObject({
      code: 1,
      err: expect.stringContaining('production') as string,
    })
  })

  describe('doctor', () => {
    it('finds a portal well', async () => {
      await appendEntries(fresh.database, 10)
      await seal()
      const { code, out } = await run('doctor')
      expect(out).not.toContain('WRONG')
      expect(code).toBe(0)
    })

    it('names everything that is wrong, and goes on', async () => {
      await appendEntries(fresh.database, 10)
      fresh.clock.set(new Date(Date.now() + 3_600_000).toISOString())
      await seal()
      environment.MIGRATIONS_ROOT = join(environment.INIT_CWD!, 'nowhere')
      const { code, checks } = await json('doctor')
      expect(code).toBe(1)
      expect(checks?.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual(['migrations', 'clock'])
    })

    it('notices a changed log and a configuration that is wrong', async () => {
      await appendEntries(fresh.database, 10)
      await seal()
      await appendEntries(fresh.database, 5)
      await fresh.database.transact((t) =>
        t.update(activity).set({ outcome: 'refused' }).where(eq(activity.sequence, 12)),
      )
      expect(await run('doctor')).toMatchObject({
        code: 1,
        err: expect.stringMatching(/WRONG {2}activity log .*Entry 12/) as string,
      })
      environment.AUDIT_KEY = makeSecrets().AUDIT_KEY
      expect((await run('doctor')).err).toMatch(/was not signed with a key of this portal/)
      environment.PORT = 'x'
      expect((await run('doctor')).err).toMatch(/WRONG {2}configuration/)
    })

    it('notices an old copy of the database', async () => {
      await appendEntries(fresh.database, 10)
      await seal()
      await appendEntries(fresh.database, 10)
      await seal()
      await fresh.database.transact((t) => t.delete(checkpoint).where(eq(checkpoint.number, 2)))
      expect((await run('doctor')).err).toMatch(
        /WRONG {2}activity log .* an older copy of the database was put back/,
      )
    })

    it('notices that all mail waits, and why', async () => {
      await fresh.database.transact((t) => pauseMail(t, { reason: 'EENVELOPE 550 5.7.1', now: new Date() }))
      expect((await run('doctor')).err).toMatch(/WRONG {2}mail .* answers EENVELOPE 550 5\.7\.1/)
    })

    it('notices migrations that are missing', async () => {
      const root = join(environment.INIT_CWD!, 'drizzle')
      cpSync('drizzle', root, { recursive: true })
      const path = join(root, fresh.database.kind, 'meta', '_journal.json')
      const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string; when: number }[] }
      journal.entries.push({ ...journal.entries.at(-1)!, tag: '9999_later', when: Date.now() * 2 })
      writeFileSync(path, JSON.stringify(journal))
      environment.MIGRATIONS_ROOT = root
      expect((await run('doctor')).err).toMatch(/WRONG {2}migrations .* 9999_later/)
    })
  })

  describe('retention run', () => {
    const OLD = new Date(Date.now() - 2 * 24 * 3_600_000)
    beforeEach(() =>
      fresh.database.transact((transaction) =>
        transaction
          .insert(loginTransaction)
          .values({ stateIndex: 'over', provider: 'digid', secretsSealed: 'x', expiresAt: OLD }),
      ),
    )

    it('counts first, and changes nothing by that', async () => {
      const { code, out } = await run('retention', 'run', '--dry-run')
      expect([code, out]).toEqual([0, expect.stringMatching(/^Nothing was changed[^]*login +1/)])
      expect(await json('retention', 'run', '--dry-run')).toMatchObject({
        dryRun: true,
        purged: { login: 1 },
      })
      expect(await acts()).toEqual([])
    })

    it('takes away what has had its time, once, and says so in the log', async () => {
      expect(await json('retention', 'run')).toMatchObject({ ok: true, dryRun: false, purged: { login: 1 } })
      expect(await json('retention', 'run')).toMatchObject({ purged: { login: 0 } })
      expect((await acts()).map(([event, , object]) => [event, object])).toEqual([
        ['retention-run', expect.stringContaining('login=1')],
        ['retention-run', expect.stringContaining('login=0')],
      ])
    })
  })

  it('logs what the operator does, by whom and in which run', async () => {
    await run('migrate')
    await run('audit', 'verify')
    await run('client', 'token', 'nobody')
    expect(await acts()).toEqual([
      ['database-migrated', 'success', 'nothing'],
      ['log-verified', 'success', 'whole'],
    ])
    const rows = await fresh.database.reader.select().from(activity)
    const entries = rows.map((row) => JSON.parse(row.entry))
    for (const entry of entries)
      expect(entry.users).toEqual([{ id: 'operator', role: '04', initiator: true }])
    expect(new Set(entries.map((entry) => entry.requestId)).size).toBe(entries.length)
  })

  it('logs that the log was found broken', async () => {
    await appendEntries(fresh.database, 10)
    await fresh.database.transact((t) => t.delete(activity).where(eq(activity.sequence, 5)))
    expect(await run('audit', 'verify')).toMatchObject({ code: 1 })
    expect(await acts()).toEqual([['log-verified', 'failure', 'entry-missing']])
  })

  it('verifies the activity log', async () => {
    await appendEntries(fresh.database, 10)
    await seal()
    expect(await run('audit', 'verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('10 entries') as string,
    })
    await fresh.database.transact((t) => t.delete(activity).where(eq(activity.sequence, 4)))
    const { code, err } = await run('audit', 'verify')
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^The activity log is broken\. Entry 4 of lane \S+ is missing\.$/),
    ])
    expect(await json('audit', 'verify')).toMatchObject({
      ok: false,
      finding: { code: 'entry-missing', sequence: 4 },
    })
  })

  describe('a citizen’s row that was put back as it once was, with its own tag', () => {
    let actor: ActingCitizen
    let before: typeof subject.$inferSelect

    const send = (answer: 'yes' | 'no', requestId: string) =>
      chooseAndSend(fresh.runtime, actor, { answers: { RPZAC001: answer }, requestId })
    const where = () => ({ id: actor.subjectId })
    const isNamed = async (...verbs: string[]) => {
      const named = expect.stringContaining(`  subject ${actor.subjectId}`) as string
      for (const verb of verbs)
        expect([verb, await run(...verb.split(' '))]).toMatchObject([verb, { code: 1, err: named }])
    }

    beforeEach(async () => {
      await addProviders(fresh.database)
      actor = await aCitizenAtHome(fresh.runtime)
      expect(await send('yes', 'first')).toMatchObject({ ok: true, number: 1 })
      before = (await findById(fresh.database.reader, fresh.runtime, actor.subjectId))!.row
      expect(await send('no', 'second')).toMatchObject({ ok: true, number: 2 })
      await seal()
      expect([(await run('audit', 'verify')).code, (await run('doctor')).code]).toEqual([0, 0])
    })

    it('is named by the version that is there', async () => {
      await forge(fresh.url, subject, { where: where(), set: before })
      await isNamed('audit verify', 'doctor')
    })

    it('is named by the log where that version is gone too, and nothing is sent over it', async () => {
      await forge(fresh.url, subject, { where: where(), set: before })
      await pastThePortal(fresh.url, 'delete from profile_version where number = 2')
      await isNamed('audit verify')
      await expect(send('no', 'third')).rejects.toSatisfy(isCounterfeit)
    })

    it('is named where it is gone itself', async () => {
      await pastThePortal(fresh.url, 'delete from subject')
      await isNamed('audit verify', 'doctor')
    })
  })

  describe('imports care organisations', () => {
    it('from CSV, named from where the tool was called', async () => {
      file('directory.csv', 'ura,name,type,city\n90000101,Huisartsenpraktijk De Linde,Z3,Utrecht\n')
      expect(await json('providers', 'import', 'directory.csv')).toMatchObject({ code: 0, added: 1 })
      expect(await json('providers', 'import', 'directory.csv')).toMatchObject({ code: 0, unchanged: 1 })
      expect(await findProvider(fresh.database.reader, '90000101')).toMatchObject({ city: 'Utrecht' })
    })

    it('but nothing of a file with mistakes', async () => {
      file('directory.csv', 'ura,name,type,city\n90000101,A,Z3,Utrecht\n9,B,Z3,Utrecht\n')
      const { code, err } = await run('providers', 'import', 'directory.csv')
      expect([code, err]).toEqual([1, expect.stringContaining('line 3: a URA is eight digits')])
      expect(await findProvider(fresh.database.reader, '90000101')).toBeNull()
    })

    it('and says what it cannot read', async () => {
      expect(await run('providers', 'import', 'nowhere.csv')).toMatchObject({ code: 1, out: '' })
      writeFileSync(
        join(environment.INIT_CWD!, 'latin.csv'),
        Buffer.from('ura,name,type,city\n90000101,Brünner,Z3,Ede', 'latin1'),
      )
      expect((await run('providers', 'import', 'latin.csv')).err).toMatch(/not written in UTF-8/)
    })
  })

  describe('of care systems', () => {
    const publicKey = { kty: 'EC', crv: 'P-384', x: 'x', y: 'y', kid: 'k1' }
    beforeEach(async () => {
      file('directory.csv', 'ura,name,type,city\n90000101,Huisartsenpraktijk De Linde,Z3,Utrecht\n')
      await run('providers', 'import', 'directory.csv')
      file('keys.json', JSON.stringify({ keys: [publicKey] }))
    })
    const add = (...more: string[]) => run('client', 'add', 'system-1', '--ura', '90000101', ...more)
    const client = () => findClient(fresh.database.reader, 'system-1')

    it('adds one with keys, blocks it, and lets it ask again; each is logged', async () => {
      expect(await add('--name', 'Linde HIS', '--jwks', 'keys.json')).toMatchObject({ code: 0 })
      expect(await client()).toMatchObject({
        ura: '90000101',
        status: 'active',
        scopes: ['access:evaluate'],
        jwks: { keys: [publicKey] },
      })
      expect(await run('client', 'block', 'system-1')).toMatchObject({ code: 0 })
      expect(await client()).toMatchObject({ status: 'blocked' })
      expect(await run('client', 'unblock', 'system-1')).toMatchObject({ code: 0 })
      const logged = await fresh.database.reader
        .select()
        .from(activity)
        .where(eq(activity.event, 'client-changed'))
      expect(logged).toHaveLength(3)
    })

    it('names one that was put back as it stood before it was blocked', async () => {
      await add('--jwks', 'keys.json')
      const before = (await client())!
      await run('client', 'block', 'system-1')
      await run('client', 'unblock', 'system-1')
      await run('client', 'block', 'system-1')
      await seal()
      expect(await run('audit', 'verify')).toMatchObject({ code: 0 })
      await forge(fresh.url, apiClient, { where: { id: 'system-1' }, set: before })
      const named = expect.stringContaining('  api_client system-1') as string
      expect(await run('audit', 'verify')).toMatchObject({ code: 1, err: named })
    })

    it('adds one with the address of its keys', async () => {
      await add('--jwks-uri', 'https://his.example/jwks.json')
      expect(await client()).toMatchObject({ jwks: null, jwksUri: 'https://his.example/jwks.json' })
    })

    it('refuses a taken ID, an unknown organisation, an unknown client', async () => {
      await add('--jwks', 'keys.json')
      expect(await add('--jwks', 'keys.json')).toMatchObject({
        code: 1,
        err: 'There is a care system with this ID already.',
      })
      const elsewhere = await run('client', 'add', 'system-2', '--ura', '90009999', '--jwks', 'keys.json')
      expect(elsewhere).toMatchObject({
        code: 1,
        err: 'The directory has no care organisation with this URA.',
      })
      expect(await run('client', 'block', 'system-3')).toMatchObject({ code: 1 })
    })

    it('refuses private keys, weak keys, plain http, unknown scopes', async () => {
      file('private.json', JSON.stringify({ ...publicKey, d: 'd' }))
      expect((await add('--jwks', 'private.json')).err).toMatch(/private key/)
      file('weak.json', JSON.stringify({ ...publicKey, crv: 'P-256' }))
      expect((await add('--jwks', 'weak.json')).err).toMatch(/neither EC P-384 nor RSA/)
      expect(await add('--jwks-uri', 'http://his.example/jwks.json')).toMatchObject({ code: 2 })
      expect(await add('--jwks', 'keys.json', '--scope', 'everything')).toMatchObject({ code: 2 })
      expect(await add()).toMatchObject({ code: 2 })
      expect(await client()).toBeNull()
    })
  })

  describe('asks a token', () => {
    it('with an assertion that the registered key verifies', async () => {
      const asked: URLSearchParams[] = []
      const portal = await answering(200, { access_token: 'a.b.c', expires_in: 300 }, asked)
      environment.APP_ORIGIN = portal.origin
      await run('seed', 'demo')
      expect(await run('client', 'token', 'demo-90000101')).toEqual({ code: 0, out: 'a.b.c', err: '' })
      const body = asked[0]!
      expect([body.get('grant_type'), body.get('scope')]).toEqual(['client_credentials', 'access:evaluate'])
      const { jwks } = (await findClient(fresh.database.reader, 'demo-90000101'))!
      const { payload, protectedHeader } = await jwtVerify(
        body.get('client_assertion')!,
        createLocalJWKSet(jwks as unknown as JSONWebKeySet),
        { issuer: 'demo-90000101', subject: 'demo-90000101', audience: `${portal.origin}/oauth/token` },
      )
      expect(protectedHeader.alg).toBe('ES384')
      expect(payload.jti).toBeTruthy()
      portal.close()
    })

    it('and says why there is none', async () => {
      expect((await run('client', 'token', 'demo-90000101')).err).toMatch(/portal seed demo/)
      await run('seed', 'demo')
      const portal = await answering(401, { error: 'invalid_client' }, [])
      environment.APP_ORIGIN = portal.origin
      expect(await run('client', 'token', 'demo-90000101')).toMatchObject({
        code: 1,
        err: 'The portal refused (401): invalid_client.',
      })
      portal.close()
      expect((await run('client', 'token', 'demo-90000101')).err).toMatch(/No portal answers/)
    })
  })

  it('shows the queue and how each goes, tries a dead mail again and drops it', async () => {
    expect(await run('queue', 'list')).toMatchObject({
      code: 0,
      out: 'The queue is empty.\nwaiting 0  sending 0  dead 0  sent 0  dropped 0',
    })
    const at = new Date()
    await fresh.database.transact((t) =>
      t.insert(outbox).values(
        [
          { id: 'mail-1', kind: 'lock', recipient: 'citizen' },
          { id: 'told-2', kind: 'followed-changed', recipient: 'endpoint' },
        ].map((one) => ({
          ...one,
          ...{ subjectId: 'subject-1', uniqueKey: one.id, language: 'nl', messageId: `<${one.id}@x>` },
          ...{ createdAt: at, notBefore: at, expiresAt: at },
          ...{ state: 'dead', attempts: 3, lastError: 'failed' },
        })),
      ),
    )
    const listed = await run('queue', 'list')
    expect(listed.out).toMatch(
      /^mail-1 {2}dead {5}mail {4}lock .*\ntold-2 {2}dead {5}system {2}followed-changed /,
    )
    expect(listed.out).not.toContain('subject-1')
    expect(await json('queue', 'list', '--state', 'waiting')).toMatchObject({ mails: [] })
    expect(await run('queue', 'retry', 'told-2')).toMatchObject({
      code: 1,
      err: expect.stringContaining('administrator') as string,
    })
    expect(await run('queue', 'retry', 'mail-1')).toMatchObject({ code: 0 })
    for (const id of ['mail-1', 'told-2']) expect(await run('queue', 'drop', id)).toMatchObject({ code: 0 })
    expect(await run('queue', 'retry', 'mail-1')).toMatchObject({ code: 1 })
    expect(await run('queue', 'drop', 'nowhere')).toMatchObject({
      code: 1,
      err: 'There is nothing with this id in the queue.',
    })
  })
})

/** A token endpoint that always gives this answer. */
async function answering(status: number, answer: object, asked: URLSearchParams[]) {
  const server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      asked.push(new URLSearchParams(body))
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

const PRODUCTION = {
  NODE_ENV: 'production',
  APP_ORIGIN: 'https://portal.example',
  SMTP_URL: 'smtp://mail.example',
  MAIL_FROM: 'x@portal.example',
  DIGID_ISSUER: 'https://digid.example',
  DIGID_CLIENT_ID: 'portal',
  DEZI_ISSUER: 'https://dezi.example',
  DEZI_CLIENT_ID: 'portal',
  DEZI_CLIENT_KEY: '{}',
  DESK_ISSUER: 'https://desk.example',
  DESK_CLIENT_ID: 'portal',
  DESK_CLIENT_KEY: '{}',
  BRP_URL: 'https://brp.example',
  TRUSTED_PROXIES: '10.0.0.1',
}
const ORGANISATION = {
  name: 'Stichting',
  sender: 'x@portal.example',
  phone: '1',
  phoneHours: { nl: 'n', en: 'e' },
  address: ['a'],
  email: 'x@portal.example',
  privacyOfficer: 'fg@portal.example',
}
