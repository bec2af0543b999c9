import { openDatabase } from '~/db/open.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'
import { makeSecrets } from '~/server/demo-defaults.server'
import { addProviders, GP, HOSPITAL } from '../enquiry/portal'
import { seedCitizens } from './citizens'
import { enquiryReads } from '~/enquiry/store.server'
import { openCitizen, newCitizen } from '~/enquiry/citizen.server'
import { resolveQuestion } from '~/enquiry/resolve'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { decide } from '~/consent/decide'
import { viewOf, recordViews } from '~/enquiry/view-record.server'
import { readJson } from '~/api/json-body'
import { readEvaluation } from '~/api/authzen/forms'
import { localDate } from '~/runtime/local-date'
import { hash } from 'node:crypto'
import { rmSync } from 'node:fs'
const url = process.env.DB ?? 'file:/tmp/alone/p.db'
rmSync('/tmp/alone', { recursive: true, force: true })
const secrets = makeSecrets()
const database = openDatabase(url, { migrationsRoot: 'drizzle' })
await database.migrate()
const keyring = openKeyring({ sealKeys: secrets.SEAL_KEYS, indexKey: secrets.INDEX_KEY })
const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
await addProviders(database)
const citizens = await seedCitizens(runtime, 10000)
const any = () => citizens[Math.floor(Math.random() * citizens.length)]!
const reads = enquiryReads(database.reader)
async function stage(name: string, count: number, work: (i: number) => unknown) {
  let least = Infinity
  for (let round = 0; round < 7; round++) {
    const c0 = process.cpuUsage()
    for (let i = 0; i < count; i++) { const r = work(i); if (r instanceof Promise) await r }
    const c = process.cpuUsage(c0)
    least = Math.min(least, (c.user + c.system) / count)
  }
  console.log(name.padEnd(28), least.toFixed(1), 'µs')
}
const body = JSON.stringify({ subject: { type: 'organization', id: HOSPITAL.ura, properties: { organizationType: 'V6', roleCode: '01.016', practitionerId: '900012345' } }, action: { name: 'consult', properties: { purpose: 'TREAT' } }, resource: { type: 'patient-record', id: 'x', properties: { bsn: '999990408', holder: GP.ura, holderType: 'Z3', dataCategory: 'GGC002' } } })
const token = 'x'.repeat(540)
await stage('JSON.parse', 20000, () => JSON.parse(body))
await stage('readJson', 20000, () => readJson(body))
const parsed = JSON.parse(body)
await stage('readEvaluation', 20000, () => readEvaluation(parsed))
await stage('token hash', 20000, () => hash('sha256', token, 'base64url'))
await stage('keyring.index', 20000, () => keyring.index('bsn', '999990408'))
await stage('localDate', 20000, () => localDate(new Date()))
await stage('read parties', 5000, () => reads.parties(GP.ura, HOSPITAL.ura))
const indexes = citizens.map((c) => keyring.index('bsn', c.bsn))
await stage('read citizen', 5000, (i) => reads.citizen(indexes[(i * 7919) % indexes.length]!))
const row = (await reads.citizen(indexes[0]!))!
await stage('openCitizen', 5000, () => openCitizen(runtime, row, citizens[0]!.bsn as never))
await stage('newCitizen', 5000, () => newCitizen(runtime, citizens[0]!.bsn as never))
const enquiry = { bsn: citizens[0]!.bsn as never, holder: GP, receiver: { ura: HOSPITAL.ura, type: HOSPITAL.type, roleCode: '01.016' }, data: 'GGC002', purpose: 'TREAT', professional: '12345' }
await stage('resolve', 20000, () => resolveQuestion(enquiry, { holder: { types: ['Z3'] }, receiver: { types: ['V6'] } }, catalogueVersion1))
const resolved = resolveQuestion(enquiry, { holder: { types: ['Z3'] }, receiver: { types: ['V6'] } }, catalogueVersion1)
if (!resolved.ok) throw new Error('x')
const citizen = openCitizen(runtime, row, citizens[0]!.bsn as never)
await stage('decide', 20000, () => decide(resolved.question, { catalogue: catalogueVersion1, choices: citizen.choices, gate: 'open' }, '2026-01-01'))
const verdict = decide(resolved.question, { catalogue: catalogueVersion1, choices: citizen.choices, gate: 'open' }, '2026-01-01')
const asking = { clientId: 'x', ura: HOSPITAL.ura, face: 'authzen' as const, requestId: 'abcdefgh', index: 0 }
await stage('viewOf', 10000, () => viewOf({ at: new Date(), enquiry, asking, verdict, citizen }))
const views: ReturnType<typeof viewOf>[] = []
for (let i = 0; i < 64 * 100; i++) {
  const c = any(); const r = (await reads.citizen(keyring.index('bsn', c.bsn)))!
  views.push(viewOf({ at: new Date(), enquiry, asking, verdict, citizen: openCitizen(runtime, r, c.bsn as never) }))
}
for (const size of [64, 16, 4]) {
  let inside = 0
  const n = Math.floor(1600 / size)
  let least = [Infinity, Infinity]
  for (let round = 0; round < 5; round++) {
    inside = 0
    const c0 = process.cpuUsage()
    for (let i = 0; i < n; i++) {
      const batch = Array.from({ length: size }, () => ({ ...views[Math.floor(Math.random() * views.length)]! })).map((v) => ({ ...v, at: new Date() }))
      await database.record(async (t) => {
        const c1 = process.cpuUsage()
        await recordViews(t, batch, { find: async () => { throw new Error() }, tell: async () => undefined })
        const c = process.cpuUsage(c1); inside += c.user + c.system
      })
    }
    const c = process.cpuUsage(c0)
    least = [Math.min(least[0]!, (c.user + c.system) / n / size), Math.min(least[1]!, inside / n / size)]
  }
  console.log(`record ${size}`.padEnd(28), least[0]!.toFixed(1), 'µs each, of which statements', least[1]!.toFixed(1))
}
process.exit(0)
