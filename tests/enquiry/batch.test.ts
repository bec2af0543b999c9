import { beforeEach, expect, it } from 'vitest'
import { subject } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase } from '../support/database'
import { statementsOf } from '../support/statement-trace'
import { registerCareSystem, tokenFor } from './care-system'
import { addCitizen, GP, HOSPITAL, PHARMACY } from './portal'
import { askerWith, questionWith, SOUND } from './question'
import { openWorld, viewEntries, type World } from './world'

const YES = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC104', answer: 'yes' } as const
const ANNA = '999990408'
const ERIK = '999990147'

type Item = { decision: boolean; context: { error?: { status: number; message: string } } }

eachDatabase('a batch of questions', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
    await addCitizen(world.runtime, ANNA, { choices: [YES] })
  })

  const about = (bsn: string) => questionWith('resource.properties.bsn', bsn)
  const decisionsOf = (response: Awaited<ReturnType<World['ask']>>) =>
    (response.json() as { evaluations: Item[] }).evaluations.map(({ decision }) => decision)

  it('is answered in the order it stands, one record a question, in one commit', async () => {
    const bsns = Array.from({ length: 50 }, (_, place) => (place % 2 === 0 ? ANNA : ERIK))
    let commits = 0
    const statements = await statementsOf(async () => {
      const response = await world.askMany({ evaluations: bsns.map(about) })
      expect(response.statusCode).toBe(200)
      expect(response.headers['x-request-id']).toBe('request-00000001')
      expect(response.headers['cache-control']).toBe('no-store')
      expect(decisionsOf(response)).toEqual(bsns.map((bsn) => bsn === ANNA))
    })
    commits = statements.filter((text) => /^commit$/i.test(text)).length
    expect(commits).toBe(1)
    const entries = await viewEntries(world)
    expect(entries).toHaveLength(50)
    const indexes = entries.map(({ body }) => Number(body.index)).toSorted((one, other) => one - other)
    expect(indexes).toEqual(Array.from({ length: 50 }, (_, place) => place))
    expect(await world.fresh.database.reader.select().from(subject)).toHaveLength(2)
  })

  it('reads all its citizens at once', async () => {
    const evaluations = bsnsFrom(100).map(about)
    await world.askMany({ evaluations })
    const statements = await statementsOf(async () => void (await world.askMany({ evaluations })))
    const reads = statements.filter((text) => /from ["`]subject["`]/.test(text))
    expect(reads).toHaveLength(1)
    expect(await viewEntries(world)).toHaveLength(200)
  })

  it('takes what stands at the top where a question does not have that part itself', async () => {
    const { subject: asker, action, resource } = SOUND
    const response = await world.askMany({
      subject: asker,
      action,
      resource,
      evaluations: [
        {},
        { resource: { ...resource, properties: { ...resource.properties, bsn: ERIK } } },
        { action: { name: 'consult', properties: { purpose: 'HMARKT' } } },
        // A part is taken whole: nothing of the top is mixed into it.
        { resource: { type: 'patient-record', id: 'x', properties: { bsn: ERIK } } },
      ],
    })
    expect(decisionsOf(response)).toEqual([true, false, false, false])
    const { evaluations } = response.json() as { evaluations: Item[] }
    expect(evaluations[3]!.context.error).toMatchObject({ status: 400 })
    expect(evaluations[3]!.context.error!.message).toContain('holder')
  })

  it.each([
    ['execute_all', [true, false, true], 3],
    ['deny_on_first_deny', [true, false], 2],
    ['permit_on_first_permit', [true], 1],
  ])('goes as far as its semantic says: %s', async (semantic, decisions, records) => {
    const response = await world.askMany({
      evaluations: [ANNA, ERIK, ANNA].map(about),
      options: { evaluations_semantic: semantic },
    })
    expect(decisionsOf(response)).toEqual(decisions)
    expect(await viewEntries(world)).toHaveLength(records)
  })

  it('says of a faulty question what is wrong, and answers the others', async () => {
    const response = await world.askMany({
      evaluations: [
        about(ANNA),
        about('999990409'),
        questionWith('resource.properties.holder', '90009999'),
        7,
        null,
        about(ANNA),
      ],
    })
    expect(response.statusCode).toBe(200)
    expect(decisionsOf(response)).toEqual([true, false, false, false, false, true])
    const { evaluations } = response.json() as { evaluations: Item[] }
    const messages = evaluations.map(({ context }) => context.error?.message ?? '')
    expect(messages[1]).toContain('11-test')
    expect(messages[2]).toBe('resource.properties.holder is not a URA in the provider directory.')
    expect([messages[3], messages[4]]).toEqual([
      'A question must be an object.',
      'A question must be an object.',
    ])
    expect(response.body).not.toMatch(/9999\d/)
    expect(await viewEntries(world)).toHaveLength(2)
  })

  it('stops at a faulty question where it stops at a deny', async () => {
    const response = await world.askMany({
      evaluations: [about('999990409'), about(ANNA)],
      options: { evaluations_semantic: 'deny_on_first_deny' },
    })
    expect(decisionsOf(response)).toEqual([false])
    expect(await viewEntries(world)).toEqual([])
  })

  it('is one question when it holds no array, or an empty one', async () => {
    for (const body of [SOUND, { ...SOUND, evaluations: [] }]) {
      const response = await world.askMany(body)
      expect([response.statusCode, response.json()]).toEqual([200, { decision: true, context: {} }])
    }
    const empty = await world.askMany({ evaluations: [] })
    expect([empty.statusCode, empty.json().detail]).toEqual([400, 'subject is missing.'])
  })

  it('is refused whole when it is no batch, and leaves nothing', async () => {
    const faulty: [body: unknown, status: number, word: string][] = [
      [{ evaluations: Array.from({ length: 101 }, () => SOUND) }, 413, '100'],
      [{ evaluations: { 0: SOUND } }, 400, 'evaluations'],
      [{ evaluations: 'x' }, 400, 'evaluations'],
      [{ evaluations: [SOUND], options: { evaluations_semantic: 'first' } }, 400, 'evaluations_semantic'],
      [{ evaluations: [SOUND], options: [] }, 400, 'options'],
      [{ evaluations: [SOUND], options: 7 }, 400, 'options'],
      [[SOUND], 400, ''],
      ['{"evaluations":[', 400, 'JSON'],
      [`{"evaluations":[],"evaluations":[${JSON.stringify(SOUND)}]}`, 400, 'twice'],
      [{ evaluations: [SOUND], context: 'x'.repeat(300_000) }, 413, '262144'],
    ]
    for (const [body, status, word] of faulty) {
      const response = await world.askMany(body)
      expect([response.statusCode, response.headers['content-type']]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
      ])
      expect((response.json() as { detail: string }).detail).toContain(word)
    }
    expect(await viewEntries(world)).toEqual([])
  })

  it('is refused whole when one question is not the caller’s to ask', async () => {
    const foreign = {
      ...SOUND,
      subject: {
        ...SOUND.subject,
        id: PHARMACY.ura,
        properties: { organizationType: PHARMACY.type, roleCode: '17.000', practitionerId: '900012345' },
      },
    }
    const response = await world.askMany({ evaluations: [about(ANNA), foreign] })
    expect([response.statusCode, response.json().status]).toEqual([403, 403])
    expect(await viewEntries(world)).toEqual([])
  })

  it('takes a hundred questions, and needs a token with the scope', async () => {
    const evaluations = Array.from({ length: 100 }, () => about(ANNA))
    expect(decisionsOf(await world.askMany({ evaluations }))).toHaveLength(100)
    const nobody = await world.askMany({ evaluations }, { authorization: 'Bearer x' })
    expect(nobody.statusCode).toBe(401)
  })

  it('may be asked by the system of the holder about several receivers', async () => {
    const gp = await registerCareSystem(world.fresh.database, { id: 'gp-system', ura: GP.ura })
    const url = '/access/v1/evaluations'
    const ask = askerWith(world.faces, await tokenFor(world.faces, gp), url)
    const asPharmacy = {
      type: 'organization',
      id: PHARMACY.ura,
      properties: { organizationType: 'J8', roleCode: '17.000', practitionerId: '900012345' },
    }
    const response = await ask({ ...SOUND, evaluations: [{}, { subject: asPharmacy }] })
    expect(decisionsOf(response)).toEqual([true, false])
    const organisations = (await viewEntries(world)).map(({ organisation }) => organisation)
    expect(organisations.toSorted()).toEqual([PHARMACY.ura, HOSPITAL.ura])
  })
})

eachDatabase('a batch that cannot be recorded', () => {
  it('is answered to nobody, and none of it is there', async () => {
    let failing = false
    const world = await openWorld((runtime) => failingWhen(runtime, () => failing))
    failing = true
    const response = await world.askMany({ evaluations: [SOUND, SOUND, SOUND] })
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '2'])
    expect(await viewEntries(world)).toEqual([])
  })
})

function failingWhen(runtime: Runtime, failing: () => boolean): Runtime {
  const { record } = runtime.database
  const failingRecord: typeof record = (work) =>
    record(async (transaction) => {
      const result = await work(transaction)
      if (failing()) throw new Error('disk full')
      return result
    })
  return { ...runtime, database: { ...runtime.database, record: failingRecord } }
}

/** Numbers that pass the 11-test. */
function bsnsFrom(count: number): string[] {
  const found: string[] = []
  for (let first = 10_000_000; found.length < count; first += 1) {
    const sum = [...String(first)].reduce((total, digit, place) => total + (9 - place) * Number(digit), 0)
    if (sum % 11 < 10) found.push(`${first}${sum % 11}`)
  }
  return found
}
