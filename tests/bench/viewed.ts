import { existsSync } from 'node:fs'
import { closedQuestions } from '~/enquiry/closed-question.server'
import { openDatabase } from '~/db/open.server'
import { parseBsn } from '~/person/bsn'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'
import { becomeCitizen } from '../support/citizen'
import { startTestPortal, type TestPortal } from '../support/portal'
import type { Visitor } from '../support/visitor'
import { figures, least, measured, median, progressOf, type Measured } from './figures'
import { processorOf } from './processor'
import type { Bench } from './run'

const CONNECTIONS = 4
const ROUNDS = 3
const SECONDS = 1.5
const IN_A_BATCH = 100
const MANY = '999800012'
const NONE = '999800024'
const LINDE = { ura: '90000101', type: 'Z3' }
const ASKERS = [
  { ura: '90000303', type: 'V6', roleCode: '01.016' },
  { ura: '90000202', type: 'J8', roleCode: '17.000' },
  { ura: '90000505', type: 'X3', roleCode: '30.000' },
]
/** Half of all lines, of one organisation among three, behind a form that was filled in. */
const FILTERED = `/mijn/bekeken?wanneer=alles&wie=${ASKERS[0]!.ura}&antwoord=nee`

/** The page of who viewed with so many lines, filtered, against the same page of somebody of whom there are none. */
export const viewed: Bench = async ({ size, say, note }) => {
  if (!existsSync('build/server/start.js')) return say('build the product first: npm run build')
  const portal = await startTestPortal()
  try {
    const many = await becomeCitizen(portal, `bsn:${MANY}`)
    const none = await becomeCitizen(portal, `bsn:${NONE}`)
    say(`recording ${size} questions about one citizen`)
    await record(portal, size, progressOf(size, say))
    const loads = { many: loadOf(portal, many), none: loadOf(portal, none) }
    const program = {
      port: Number(portal.environment.PORT),
      processor: () => processorOf(portal.process().pid!),
    }
    await measured(program, loads.none)
    await measured(program, loads.many)
    const rounds: { many: Measured; none: Measured }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        none: await measured(program, loads.none),
        many: await measured(program, loads.many),
      })
      say(`empty     ${figures(rounds.at(-1)!.none)}`)
      say(`filtered  ${figures(rounds.at(-1)!.many)}`)
    }
    const byTime = median(rounds.map((round) => round.many.perSecond / round.none.perSecond))
    const byProcessor =
      least(rounds.map((round) => round.none.processorPerAnswer)) /
      least(rounds.map((round) => round.many.processorPerAnswer))
    say(`in pages a second (median): ${byTime.toFixed(2)}`)
    note('who viewed, filtered, against the empty page, processor time', byProcessor.toFixed(2), {
      goal: '≥ 0.5',
      met: byProcessor >= 0.5,
    })
  } finally {
    await portal.stop()
  }
}

/** Puts the questions of a care system through the use case, a batch at a time. */
async function record({ environment }: TestPortal, size: number, onProgress: (done: number) => void) {
  const keyring = openKeyring({ sealKeys: environment.SEAL_KEYS!, indexKey: environment.INDEX_KEY! })
  const database = openDatabase(environment.DATABASE_URL!, { migrationsRoot: 'drizzle', keys: keyring })
  const { askAll } = closedQuestions({ database, keyring, now: () => new Date(), newId: () => newId() })
  for (let done = 0; done < size; done += IN_A_BATCH) {
    const enquiries = Array.from({ length: Math.min(IN_A_BATCH, size - done) }, (_, place) => ({
      ...{ bsn: parseBsn(MANY)!, holder: LINDE, receiver: ASKERS[place % ASKERS.length]! },
      ...{ data: 'GGC002', purpose: 'TREAT', professional: '900012345' },
    }))
    const asking = {
      clientId: 'demo-90000101',
      ura: LINDE.ura,
      face: 'authzen',
      requestId: `bench-${done}`,
    } as const
    const answered = await askAll(enquiries, { ...asking, semantic: 'execute_all' })
    if (!answered.ok) throw new Error(`the questions were refused: ${answered.refusal}`)
    onProgress(done + enquiries.length)
  }
  await database.close()
}

function loadOf(portal: TestPortal, visitor: Visitor) {
  const { host } = new URL(portal.origin)
  const request = [
    `GET ${FILTERED} HTTP/1.1`,
    `host: ${host}`,
    'accept: text/html',
    `cookie: ${visitor.cookies()}`,
  ]
  return { seconds: SECONDS, connections: CONNECTIONS, requests: [[...request, '', ''].join('\r\n')] }
}
