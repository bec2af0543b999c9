import { openDatabase } from '~/db/open.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring } from '~/sealing/keyring.server'
import { registerCareSystem, tokenFor } from '../enquiry/care-system'
import { addProviders, GP, HOSPITAL, machineFaces, portalOn } from '../enquiry/portal'
import { seedCitizens, type SeededCitizen } from './citizens'
import { progressOf } from './figures'
import { buildProgram, inDirectory, startProgram, type Program } from './programs'

type Questions = { citizens: SeededCitizen[]; token: string }
type Stage = Questions & { start: (program: 'floor' | 'product') => Promise<Program> }

/** A portal with so many citizens, and a way to start the programs that answer about them; all of it gone afterwards. */
export async function onStage(
  { size, say }: { size: number; say: (line: string) => void },
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  await inDirectory(async (directory) => {
    const url = process.env.BENCH_DATABASE_URL ?? `file:${directory}/portal.db`
    const secrets = makeSecrets()
    say(`seeding ${size} citizens of 20 choices`)
    const questions = await prepare(url, secrets, { size, say })
    const file = await buildProgram('closed-question-server')
    const started: Program[] = []
    const start = async (program: 'floor' | 'product') => {
      const running = await startProgram(file, { ...secrets, DATABASE_URL: url, BENCH_PROGRAM: program })
      started.push(running)
      return running
    }
    try {
      await play({ ...questions, start })
    } finally {
      for (const program of started) await program.stop()
    }
  })
}

type Preparing = { size: number; say: (line: string) => void }

async function prepare(
  url: string,
  secrets: ReturnType<typeof makeSecrets>,
  { size, say }: Preparing,
): Promise<Questions> {
  const keyring = openKeyring({ sealKeys: secrets.SEAL_KEYS, indexKey: secrets.INDEX_KEY })
  const database = openDatabase(url, { migrationsRoot: 'drizzle', keys: keyring })
  await database.migrate()
  const runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
  await addProviders(database)
  const citizens = await seedCitizens(runtime, size, progressOf(size, say))
  const system = await registerCareSystem(database, { id: 'bench', ura: HOSPITAL.ura })
  const faces = await machineFaces(portalOn(runtime, secrets.SESSION_KEYS))
  const token = await tokenFor(faces, system)
  await faces.close()
  await database.close()
  return { citizens, token }
}

/** A question of the hospital about what the GP has of this citizen. */
export function questionAbout({ id, bsn }: SeededCitizen) {
  return {
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
  }
}

/** A request as its bytes are sent. */
export function requestTo(path: string, token: string, question: unknown): string {
  const body = JSON.stringify(question)
  return [
    `POST ${path} HTTP/1.1`,
    'host: portal.example',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    'x-request-id: bench-request',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
