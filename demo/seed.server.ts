import { appoint } from '~/colleagues/appoint.server'
import { addClient, findClient, replaceClientKeys, type By } from '~/provider/clients.server'
import { importProviders, type ImportResult } from '~/provider/import.server'
import { localDate } from '~/runtime/local-date'
import { putAssistance, readBetween } from '~/staff/assistance-store.server'
import { findMember } from '~/staff/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { demoDirectory } from './directory'
import { personas, type StaffPersona } from './personas'
import { demoClientKey, publicHalf } from './machine-client.server'
import type { PostOptions } from './story-post.server'
import { tellStory, type StoryResult } from './story.server'

export type SeedResult = {
  directory: ImportResult
  clients: { id: string; did: 'added' | 'renewed' | 'nothing' }[]
  /** Null when no story was asked for. */
  story: StoryResult | null
}

type Seeding = {
  /** Where private keys of demo clients are kept: `data/demo`. */
  folder: string
  requestId: string
  /** Gives the personas a past, and says where the portal is and whose it is, for the mail of that past. */
  story?: PostOptions
  onProgress?: (done: number, total: number) => void
}

/** The care systems of the demo, by the URA they are bound to. */
const MACHINE_CLIENTS = ['90000101', '90000202', '90000303']
const SCOPES = ['access:evaluate']
const OPERATOR = 'seed demo'

/**
 * Fills the portal with what the demo needs: the directory, three care systems with keys, and who works where. Doing it again
 * changes nothing; a key file that is gone is made anew. Citizens come by themselves, at their first login; with a story
 * some of them have been there before.
 */
export async function seedDemo(
  runtime: Runtime,
  { folder, requestId, story, onProgress }: Seeding,
): Promise<SeedResult> {
  const by = { operator: OPERATOR, requestId }
  const directory = await importProviders(runtime, demoDirectory(), { source: 'demo', ...by, onProgress })
  const clients: SeedResult['clients'] = []
  for (const ura of MACHINE_CLIENTS) clients.push(await seedClient(runtime, { ura, folder, requestId }))
  await seedStaff(runtime, by)
  return {
    directory,
    clients,
    story: story ? await tell(runtime, { ...story, requestId, onProgress }) : null,
  }
}

function tell(runtime: Runtime, telling: PostOptions & Pick<Seeding, 'requestId' | 'onProgress'>) {
  const clients = Object.fromEntries(MACHINE_CLIENTS.map((ura) => [ura, clientIdOf(ura)]))
  return tellStory(runtime, { ...telling, clients })
}

/** Gives the colleagues of the care providers of the demo the roles that their administrators would. */
async function seedStaff(runtime: Runtime, by: Parameters<typeof appoint>[2]) {
  const people = personas(localDate(runtime.now()))
  for (const person of people.filter((one): one is StaffPersona => one.kind === 'staff'))
    for (const { ura, position } of person.employments) {
      const name = [person.initials, person.prefix, person.surname].filter(Boolean).join(' ')
      refuse(await appoint(runtime, { number: person.deziNumber, ura, name, roles: [position] }, by))
    }
  for (const pair of ASSISTANTS) await seedAssistant(runtime, pair)
}

/** In whose name the assistants of the demo work, by their numbers in Dezi. */
const ASSISTANTS = [
  { ura: '90000101', assistant: '900000505', professional: '900000101' },
  { ura: '90000303', assistant: '900000606', professional: '900000202' },
]

async function seedAssistant(runtime: Runtime, { ura, ...numbers }: (typeof ASSISTANTS)[number]) {
  await runtime.database.transact(async (transaction) => {
    const assistantId = await findMember(transaction, runtime, numbers.assistant)
    const professionalId = await findMember(transaction, runtime, numbers.professional)
    if (!assistantId || !professionalId) throw new Error('the demo has no such colleague')
    const between = { ura, assistantId, professionalId }
    if (await readBetween(transaction, between)) return
    await putAssistance(transaction, runtime, { ...between, state: 'accepted', at: runtime.now() })
  })
}

function clientIdOf(ura: string): string {
  return `demo-${ura}`
}

async function seedClient(
  runtime: Runtime,
  { ura, folder, requestId }: { ura: string; folder: string; requestId: string },
) {
  const by: By = { users: [{ id: OPERATOR, role: '04', initiator: true }], requestId }
  const id = clientIdOf(ura)
  const jwks = { keys: [publicHalf(await demoClientKey(folder, id))] }
  const known = await findClient(runtime.database.reader, id)
  if (!known) {
    const client = { id, ura, name: `Demo ${ura}`, scopes: SCOPES, jwks, jwksUri: null }
    refuse(await addClient(runtime, client, by))
    return { id, did: 'added' } as const
  }
  if (known.jwks?.keys[0]?.kid === jwks.keys[0]?.kid) return { id, did: 'nothing' } as const
  refuse(await replaceClientKeys(runtime, { id, jwks }, by))
  return { id, did: 'renewed' } as const
}

function refuse(answer: { ok: boolean; refusal?: string }) {
  if (!answer.ok) throw new Error(`the demo could not be seeded: ${answer.refusal}`)
}
