import { existsSync } from 'node:fs'
import { closedQuestions } from '~/enquiry/closed-question.server'
import { isPostgres } from '~/db/columns.server'
import { openDatabase } from '~/db/open.server'
import { parseBsn } from '~/person/bsn'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { careSystem } from '../support/care-system'
import { startTestPortal, type TestPortal } from '../support/portal'
import { seedCitizens, wantMail, type SeededCitizen } from './citizens'
import { anyOf, progressOf, seededRandom } from './figures'
import { processorOf, processorOfPostgres } from './processor'
import { buildProgram, startProgram, type Program } from './programs'
import type { Options } from './run'

/** Of so many citizens one wants a mail when somebody looked. */
const WANTS_MAIL = 50
const IN_A_BATCH = 100

type Asker = {
  token: string
  ura: string
  type: string
  roleCode: string
  about: [ura: string, type: string][]
}
export type Stage = {
  citizens: SeededCitizen[]
  /** The real process of the portal, with its worker, as `npm run serve` runs it. */
  portal: Program
  floor: Program
  /** As many different requests as asked for, of three care systems about the records of others. */
  requests: (count: number) => string[]
  requestTo: (path: string, body: (question: () => unknown) => unknown) => string
}

const GP = ['90000101', 'Z3'] as [string, string]
const PHARMACY = ['90000202', 'J8'] as [string, string]
const HOSPITAL = ['90000303', 'V6'] as [string, string]
const ASKERS: Omit<Asker, 'token'>[] = [
  { ura: HOSPITAL[0], type: HOSPITAL[1], roleCode: '01.016', about: [GP, PHARMACY] },
  { ura: PHARMACY[0], type: PHARMACY[1], roleCode: '17.000', about: [GP, HOSPITAL] },
  { ura: GP[0], type: GP[1], roleCode: '01.015', about: [HOSPITAL, PHARMACY] },
]

/**
 * The built portal in production mode with so many citizens, of whom some want mail, and so many questions in its log; and beside it
 * the floor, on the same database. All of it is gone afterwards.
 */
export async function onStage(
  { size, log, say }: Options,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  if (!existsSync('build/server/start.js')) return say('build the product first: npm run build')
  const portal = await startTestPortal({
    ...(process.env.BENCH_DATABASE_URL && { databaseUrl: process.env.BENCH_DATABASE_URL }),
    ...(process.env.BENCH_PROFILE && {
      nodeArguments: ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`],
    }),
  })
  const url = portal.environment.DATABASE_URL!
  let floor: Program | null = null
  try {
    say(`seeding ${size} citizens of 20 choices, ${log} questions in the log`)
    const citizens = await seed(portal, { size, log, say })
    floor = await startProgram(await buildProgram('floor-server'), { DATABASE_URL: url })
    const askers = await Promise.all(
      ASKERS.map(async (asker) => ({
        ...asker,
        token: (await careSystem(portal, `demo-${asker.ura}`)).token,
      })),
    )
    await play({ citizens, portal: asProgram(portal), floor, ...asking(portal, citizens, askers) })
  } finally {
    await floor?.stop()
    await portal.stop()
  }
}

function asProgram(portal: TestPortal): Program {
  const counted = isPostgres(portal.environment.DATABASE_URL)
  return {
    port: Number(portal.environment.PORT),
    processor: () => processorOf(portal.process().pid!) + (counted ? processorOfPostgres() : 0),
    stop: () => portal.stop(),
  }
}

async function seed(
  { environment }: TestPortal,
  { size, log, say }: Pick<Options, 'size' | 'log' | 'say'>,
): Promise<SeededCitizen[]> {
  const keyring = openKeyring({ sealKeys: environment.SEAL_KEYS!, indexKey: environment.INDEX_KEY! })
  const database = openDatabase(environment.DATABASE_URL!, { migrationsRoot: 'drizzle', keys: keyring })
  const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
  const citizens = await seedCitizens(runtime, size, progressOf(size, say))
  await wantMail(
    runtime,
    citizens.filter((_, place) => place % WANTS_MAIL === WANTS_MAIL - 1),
  )
  await fillLog(runtime, citizens, { questions: log, onProgress: progressOf(log, say) })
  await database.close()
  return citizens
}

type Filling = { questions: number; onProgress: (done: number) => void }

/** Puts so many questions through the use case, a hundred in a commit. */
async function fillLog(runtime: Runtime, citizens: SeededCitizen[], { questions, onProgress }: Filling) {
  const { askAll } = closedQuestions(runtime)
  const random = seededRandom(1)
  for (let done = 0; done < questions; done += IN_A_BATCH) {
    const enquiries = Array.from({ length: Math.min(IN_A_BATCH, questions - done) }, () => ({
      bsn: parseBsn(anyOf(citizens, random).bsn)!,
      holder: { ura: GP[0], type: GP[1] },
      receiver: { ura: HOSPITAL[0], type: HOSPITAL[1], roleCode: '01.016' },
      ...{ data: 'GGC002', purpose: 'TREAT', professional: '900012345' },
    }))
    const asking = {
      clientId: 'bench',
      ura: HOSPITAL[0],
      face: 'authzen',
      requestId: `fill-${done}`,
    } as const
    const answered = await askAll(enquiries, { ...asking, semantic: 'execute_all' })
    if (!answered.ok) throw new Error(`the questions were refused: ${answered.refusal}`)
    onProgress(done + enquiries.length)
  }
}

function asking(portal: TestPortal, citizens: SeededCitizen[], askers: Asker[]) {
  const random = seededRandom()
  const { host } = new URL(portal.origin)
  const questionOf = (asker: Asker) =>
    questionAbout(anyOf(citizens, random), asker, anyOf(asker.about, random))
  const requestTo: Stage['requestTo'] = (path, body) => {
    const asker = anyOf(askers, random)
    return bytesOf({ path, host, token: asker.token, body: body(() => questionOf(asker)) })
  }
  return {
    requestTo,
    requests: (count: number) =>
      Array.from({ length: count }, () => requestTo('/access/v1/evaluation', (question) => question())),
  }
}

function questionAbout({ id, bsn }: SeededCitizen, asker: Asker, [holder, holderType]: [string, string]) {
  return {
    subject: {
      type: 'organization',
      id: asker.ura,
      properties: {
        organizationType: asker.type,
        roleCode: asker.roleCode,
        practitionerId: '900012345',
      },
    },
    action: { name: 'consult', properties: { purpose: 'TREAT' } },
    resource: {
      type: 'patient-record',
      id,
      properties: { bsn, holder, holderType, dataCategory: holderType === 'J8' ? 'GGC013' : 'GGC002' },
    },
  }
}

/** A request as its bytes are sent. */
function bytesOf(given: { path: string; host: string; token: string; body: unknown }): string {
  const body = JSON.stringify(given.body)
  return [
    `POST ${given.path} HTTP/1.1`,
    `host: ${given.host}`,
    'content-type: application/json',
    `authorization: Bearer ${given.token}`,
    'x-request-id: bench-request',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
