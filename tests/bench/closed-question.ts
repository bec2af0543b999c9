import { openDatabase } from '~/db/open.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'
import { makeSecrets } from '~/server/demo-defaults.server'
import { registerCareSystem, tokenFor } from '../enquiry/care-system'
import { addProviders, GP, HOSPITAL, machineFaces, portalOn } from '../enquiry/portal'
import { seedCitizens, type SeededCitizen } from './citizens'
import { median } from './figures'
import { runLoad, type LoadResult } from './load'
import { buildProgram, inDirectory, startProgram, type Program } from './programs'
import type { Bench } from './run'

const CONNECTIONS = 64
const ROUNDS = 6
const SECONDS = 1.5
const WARM_UP_SECONDS = 1.5
const DIFFERENT_REQUESTS = 20_000

/** Closed questions over HTTP, each recorded durably before its answer, against a bare server that records nothing. */
export const closedQuestion: Bench = async ({ size, say }) =>
  inDirectory(async (directory) => {
    const url = process.env.BENCH_DATABASE_URL ?? `file:${directory}/portal.db`
    const secrets = makeSecrets()
    say(`seeding ${size} citizens of 20 choices`)
    const requests = await prepare(url, secrets, size)
    const env = { ...secrets, DATABASE_URL: url }
    const file = await buildProgram('closed-question-server')
    const floor = await startProgram(file, { ...env, BENCH_PROGRAM: 'floor' })
    const product = await startProgram(file, { ...env, BENCH_PROGRAM: 'product' })
    const measure = (program: Program, seconds = SECONDS) => measured(program, { seconds, requests })
    try {
      await measure(floor, WARM_UP_SECONDS)
      await measure(product, WARM_UP_SECONDS)
      const rounds: Round[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.push({ floor: await measure(floor), product: await measure(product) })
      }
      report(rounds, say)
    } finally {
      await floor.stop()
      await product.stop()
    }
  })

type Measured = LoadResult & { processorPerAnswer: number }
type Round = { floor: Measured; product: Measured }

async function measured(program: Program, load: { seconds: number; requests: string[] }): Promise<Measured> {
  const before = await program.processor()
  const result = await runLoad({ ...load, port: program.port, connections: CONNECTIONS })
  return { ...result, processorPerAnswer: ((await program.processor()) - before) / result.answered }
}

/** On a machine that is also used by others the least processor time is the truest; time by the clock is a note beside it. */
function report(rounds: Round[], say: (line: string) => void) {
  for (const { floor, product } of rounds) {
    say(`floor    ${figures(floor)}`)
    say(`product  ${figures(product)}`)
  }
  const byTime = rounds.map(({ floor, product }) => product.perSecond / floor.perSecond)
  const least = (program: 'floor' | 'product') =>
    Math.min(...rounds.map((round) => round[program].processorPerAnswer))
  say(
    `ratio to floor: ${median(byTime).toFixed(2)} in answers a second (median), ${(least('floor') / least('product')).toFixed(2)} in processor time (least)`,
  )
}

function figures({ perSecond, processorPerAnswer, p50, p99, odd }: Measured) {
  const oddly = odd > 0 ? `, ${odd} ODD ANSWERS` : ''
  return `${Math.round(perSecond)}/s, ${Math.round(processorPerAnswer)} µs processor each, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${oddly}`
}

async function prepare(
  url: string,
  secrets: ReturnType<typeof makeSecrets>,
  size: number,
): Promise<string[]> {
  const database = openDatabase(url, { migrationsRoot: 'drizzle' })
  await database.migrate()
  const keyring = openKeyring({ sealKeys: secrets.SEAL_KEYS, indexKey: secrets.INDEX_KEY })
  const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
  await addProviders(database)
  const citizens = await seedCitizens(runtime, size)
  const system = await registerCareSystem(database, { id: 'bench', ura: HOSPITAL.ura })
  const faces = await machineFaces(portalOn(runtime, secrets.SESSION_KEYS))
  const token = await tokenFor(faces, system)
  await faces.close()
  await database.close()
  return Array.from({ length: DIFFERENT_REQUESTS }, () => requestFor(anyOf(citizens), token))
}

function anyOf(citizens: SeededCitizen[]): SeededCitizen {
  return citizens[Math.floor(Math.random() * citizens.length)]!
}

function requestFor({ id, bsn }: SeededCitizen, token: string): string {
  const body = JSON.stringify({
    subject: {
      type: 'organization',
      id: HOSPITAL.ura,
      properties: { organizationType: HOSPITAL.type, roleCode: '01.016', practitionerId: '900012345' },
    },
    action: { name: 'consult', properties: { purpose: 'TREAT' } },
    resource: {
      type: 'patient-record',
      id,
      properties: { bsn, holder: GP.ura, holderType: GP.type, dataCategory: 'GGC002' },
    },
  })
  return [
    'POST /access/v1/evaluation HTTP/1.1',
    'host: portal.example',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    `x-request-id: bench-${id.slice(-12)}`,
    `content-length: ${body.length}`,
    '',
    body,
  ].join('\r\n')
}
