import { openDatabase } from '~/db/open.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'
import { makeSecrets } from '~/server/demo-defaults.server'
import { addProviders, GP, HOSPITAL } from '/work/main/tests/enquiry/portal'
import { seedCitizens } from '/work/main/tests/bench/citizens'
import { closedQuestions } from '~/enquiry/closed-question.server'
import { rmSync } from 'node:fs'
const url = process.env.DB ?? 'file:/dev/shm/alone/p.db'
rmSync('/dev/shm/alone', { recursive: true, force: true })
const secrets = makeSecrets()
const database = openDatabase(url, { migrationsRoot: 'drizzle' })
await database.migrate()
const keyring = openKeyring({ sealKeys: secrets.SEAL_KEYS, indexKey: secrets.INDEX_KEY })
const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
await addProviders(database)
const citizens = await seedCitizens(runtime, 10000)
const q = closedQuestions(runtime)
let n = 0
async function loop(count: number) {
  for (let i = 0; i < count; i++) {
    const c = citizens[Math.floor(Math.random() * citizens.length)]!
    const r = await q.ask(
      {
        bsn: c.bsn as never,
        holder: GP,
        receiver: { ...HOSPITAL, roleCode: '01.016' },
        data: 'GGC002',
        purpose: 'TREAT',
        professional: '12345',
      },
      { clientId: 'x', ura: HOSPITAL.ura, face: 'authzen', requestId: 'abcd' + n++, index: 0 },
    )
    if (!r.ok) throw new Error('x')
  }
}
for (let round = 0; round < 16; round++) {
  const c0 = process.cpuUsage(),
    t0 = performance.now(),
    PER = 100
  await Promise.all(Array.from({ length: 64 }, () => loop(PER)))
  const c = process.cpuUsage(c0),
    k = 64 * PER
  console.log(
    `user ${(c.user / k).toFixed(0)} sys ${(c.system / k).toFixed(0)} wall ${(((performance.now() - t0) / k) * 1000).toFixed(0)} µs`,
  )
}
process.exit(0)
