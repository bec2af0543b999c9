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
const enquiry = { bsn: citizens[0]!.bsn as never, holder: GP, receiver: { ura: HOSPITAL.ura, type: HOSPITAL.type, roleCode: '01.016' }, data: 'GGC002', purpose: 'TREAT', professional: '12345' }
const verdict = { decision: 'permit' as const, reason: 'choices' as const, deciding: [{ holder: 'GP', data: 'GGC002', receiver: 'RPZAC104', answer: 'yes' as const }] }
const asking = { clientId: 'x', ura: HOSPITAL.ura, face: 'authzen' as const, requestId: 'abcdefgh', index: 0 }
const views: ReturnType<typeof viewOf>[] = []
for (let i = 0; i < 64 * 100; i++) {
  const c = any(); const r = (await reads.citizen(keyring.index('bsn', c.bsn)))!
  views.push(viewOf({ at: new Date(), enquiry, asking, verdict, citizen: openCitizen(runtime, r, c.bsn as never) }))
}
console.profile?.()
const t0 = performance.now()
for (let i = 0; i < 600; i++) {
  const batch = Array.from({ length: 64 }, () => ({ ...views[Math.floor(Math.random() * views.length)]!, at: new Date() }))
  await database.record(async (t) => recordViews(t, batch, { find: async () => { throw new Error() }, tell: async () => undefined }))
}
console.log((performance.now() - t0) / 600 / 64 * 1000)
process.exit(0)
