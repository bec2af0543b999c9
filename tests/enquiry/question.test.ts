import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { profileVersion } from '~/consent/tables.server'
import { EVERYTHING, readViewPage, VIEW_ORDER } from '~/enquiry/who-viewed.server'
import { outbox, preference } from '~/notification/tables.server'
import { erasePerson, findByBsn, findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { readDirectoryFile } from '~/provider/directory-file'
import { apiClient, provider } from '~/provider/tables.server'
import { addDays, type LocalDate, localDate } from '~/runtime/local-date'
import { eachDatabase } from '../support/database'
import { asClosed } from '../support/gate'
import { forge } from '../support/past-the-portal'
import { readable } from '../support/readable'
import { registerCareSystem, tokenFor } from './care-system'
import { addCitizen, bsnOf, GP, HOSPITAL, machineFaces, portalOn } from './portal'
import { askerWith, questionWith, SOUND } from './question'
import { openWorld, viewEntries, type World } from './world'

const ALL = { filter: EVERYTHING, after: null }
const YES = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC104', answer: 'yes' } as const

eachDatabase('a closed question', () => {
  let world: World
  beforeEach(async () => void (world = await openWorld()))

  it('is permitted where the citizen says yes, and denied where not', async () => {
    await addCitizen(world.runtime, '999990408', { choices: [YES] })
    const permitted = await world.ask(SOUND)
    expect([permitted.statusCode, permitted.json()]).toEqual([200, { decision: true, context: {} }])
    const denied = await world.ask(questionWith('resource.properties.bsn', '999990147'))
    expect([denied.statusCode, denied.json()]).toMatchObject([200, { decision: false }])
    expect(denied.headers['x-request-id']).toBe('request-00000001')
    expect(denied.headers['cache-control']).toBe('no-store')
  })

  it('follows a change at once, and a yes that ended', async () => {
    await addCitizen(world.runtime, '999990408', { choices: [{ ...YES, until: '2026-01-01' }] })
    expect((await world.ask(SOUND)).json()).toMatchObject({ decision: false })
    await addCitizen(world.runtime, '999990147', { choices: [YES] })
    const asked = questionWith('resource.properties.bsn', '999990147')
    expect((await world.ask(asked)).json()).toMatchObject({ decision: true })
    await setGate(world, '999990147', 'locked')
    expect((await world.ask(asked)).json()).toMatchObject({ decision: false })
    await setGate(world, '999990147', 'open')
    expect((await world.ask(asked)).json()).toMatchObject({ decision: true })
    await addCitizen(world.runtime, '999990147', { choices: [{ ...YES, answer: 'no' }] })
    expect((await world.ask(asked)).json()).toMatchObject({ decision: false })
  })

  it('never permits another purpose, an excluded role, or an organisation asking itself', async () => {
    await addCitizen(world.runtime, '999990408', { choices: [YES, { ...YES, holder: 'HOSPITAL' }] })
    const never = [
      questionWith('action.properties.purpose', 'HMARKT'),
      questionWith('subject.properties.roleCode', '01.048'),
      questionWith('resource.properties', {
        ...SOUND.resource.properties,
        holder: HOSPITAL.ura,
        holderType: HOSPITAL.type,
      }),
    ]
    for (const body of never) expect((await world.ask(body)).json()).toMatchObject({ decision: false })
  })

  it('may be asked by the system of the holder', async () => {
    await addCitizen(world.runtime, '999990408', { choices: [YES] })
    const gp = await registerCareSystem(world.fresh.database, { id: 'gp-system', ura: GP.ura })
    const ask = askerWith(world.faces, await tokenFor(world.faces, gp))
    expect((await ask(SOUND)).json()).toMatchObject({ decision: true })
    const [entry] = await viewEntries(world)
    expect(entry).toMatchObject({
      organisation: HOSPITAL.ura,
      body: { users: [{ id: 'gp-system' }, { id: 'sealed:professional' }] },
    })
  })

  it('leaves one entry in the log, with what only the citizen may read sealed', async () => {
    const id = await addCitizen(world.runtime, '999990408', { choices: [YES] })
    await world.ask(
      questionWith('subject.properties', { ...SOUND.subject.properties, mandatedId: '900054321' }),
    )
    const [entry, ...others] = await viewEntries(world)
    expect(others).toEqual([])
    expect(entry).toMatchObject({ subjectId: id, organisation: HOSPITAL.ura, outcome: 'permit' })
    expect(entry!.body).toMatchObject({
      event: 'consulted',
      action: 'E',
      outcome: 'permit',
      requestId: 'request-00000001',
      index: 0,
      object: { type: 'profile', id, version: 1 },
      checks: { authorisation: true, consent: true, emergency: false },
      users: [
        { id: 'hospital-system', role: '07', initiator: false },
        { id: 'sealed:professional', role: '05', initiator: false },
        { id: 'sealed:mandated', role: '06', initiator: true, responsible: 'sealed:professional' },
      ],
    })
    for (const secret of [
      '999990408',
      '900012345',
      '900054321',
      'GGC002',
      'TREAT',
      GP.ura,
      'RPZAC104',
      'choices',
    ]) {
      expect(entry!.entry.replaceAll('"sealed":"', '')).not.toContain(secret)
    }
  })

  it('is shown to the citizen, newest first, a page at a time', async () => {
    const bsn = bsnOf('999990408')
    await addCitizen(world.runtime, bsn, {
      choices: [YES, { ...YES, data: 'GGC002', receiver: 'RPZAC005', answer: 'no' }],
    })
    await world.ask(SOUND)
    world.advance(1_000)
    await world.ask(questionWith('action.properties.purpose', 'COC'))
    world.advance(1_000)
    await world.ask(questionWith('resource.properties.dataCategory', 'GGC013'))
    const { reader } = world.fresh.database
    const citizen = (await findByBsn(reader, world.runtime, bsn))!
    const first = await readViewPage(reader, citizen, { ...ALL, limit: 2 })
    const text = VIEW_ORDER.placeText(world.runtime, citizen.row.id, first[1]!.cursor)
    const after = VIEW_ORDER.readPlace(world.runtime, citizen.row.id, text)
    const rest = await readViewPage(reader, citizen, { ...ALL, after, limit: 2 })
    expect(readable([...first, ...rest]).map(({ details }) => [details.data, details.purpose])).toEqual([
      ['GGC013', 'TREAT'],
      ['GGC002', 'COC'],
      ['GGC002', 'TREAT'],
    ])
    expect(rest[0]).toMatchObject({
      organisation: HOSPITAL.ura,
      answer: 'permit',
      details: {
        holder: { ura: GP.ura, type: 'Z3' },
        receiver: { ura: HOSPITAL.ura, type: 'V6', roleCode: '01.016' },
        askedBy: HOSPITAL.ura,
        face: 'authzen',
        reason: 'choices',
        deciding: [YES],
        version: 1,
      },
    })
    const stranger = (await findByBsn(reader, world.runtime, await makeStranger(world)))!
    expect(VIEW_ORDER.readPlace(world.runtime, stranger.row.id, text)).toBeNull()
    expect(VIEW_ORDER.readPlace(world.runtime, citizen.row.id, text.replace(/\d/, '1'.repeat(2)))).toBeNull()
    const others = await readViewPage(reader, { ...citizen, keys: stranger.keys }, { ...ALL, limit: 9 })
    expect(others.map((view) => Object.keys(view))).toEqual(
      [...first, ...rest].map(() => ['readable', 'cursor', 'at']),
    )
  })

  it('makes a bare row for a number that was never seen, once, whoever asks at the same time', async () => {
    const bodies = [SOUND, questionWith('resource.properties.bsn', '999990147')]
    const beside = askerWith(await world.beside(), world.token)
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, place) =>
        (place % 2 === 0 ? world.ask : beside)(bodies[place % 3 === 0 ? 0 : 1]),
      ),
    )
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    const { reader } = world.fresh.database
    expect(await reader.select().from(subject)).toHaveLength(2)
    expect(await viewEntries(world)).toHaveLength(24)
    for (const digits of ['999990408', '999990147']) {
      const citizen = (await findByBsn(reader, world.runtime, bsnOf(digits)))!
      const views = await readViewPage(reader, citizen, { ...ALL, limit: 50 })
      expect(views).toHaveLength(digits === '999990408' ? 8 : 16)
      expect(new Set(readable(views).map(({ details }) => details.reason))).toEqual(new Set(['no-choice']))
    }
  })

  it('queues a mail for who wants one and has an address, in the same breath', async () => {
    const id = await addCitizen(world.runtime, '999990408', { choices: [YES] })
    await world.ask(SOUND)
    expect(await mails(world, id)).toBe(0)
    await world.fresh.database.transact(async (transaction) => {
      await transaction
        .insert(preference)
        .values({ subjectId: id, kind: 'viewed', wanted: true, changedAt: new Date() })
    })
    await world.ask(SOUND)
    expect(await mails(world, id)).toBe(0)
    await world.fresh.database.transact(async (transaction) => {
      await transaction.update(subject).set({ emailConfirmedAt: new Date() }).where(eq(subject.id, id))
    })
    await Promise.all([world.ask(SOUND), world.ask(SOUND)])
    expect(await mails(world, id)).toBe(1)
  })

  it('still writes to the log of somebody who was erased, and whose row went while being asked about', async () => {
    const id = await addCitizen(world.runtime, '999990408', { choices: [] })
    await world.fresh.database.transact(async (transaction) => {
      const person = (await findById(transaction, world.runtime, id))!
      await erasePerson(transaction, person, { keepsLock: false })
    })
    const erasing = erasingBeforeRecord(world, id)
    const faces = await machineFaces(portalOn(erasing, world.portal.config.keys.session.reveal()))
    const ask = askerWith(faces, world.token)
    expect((await ask(SOUND)).json()).toMatchObject({ decision: false })
    expect(await viewEntries(world)).toMatchObject([{ subjectId: id }])
    const rows = await world.fresh.database.reader.select().from(subject)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ restrictedAt: null, currentVersion: 0 })
    expect(rows[0]!.id).not.toBe(id)
    expect(
      (await findByBsn(world.fresh.database.reader, world.runtime, bsnOf('999990408')))?.keys.profile,
    ).not.toBeNull()
  })

  it.each([
    ['a gate that was opened', subject, { restrictedAt: null }],
    ['a version that was put back', subject, { currentVersion: 0 }],
    ['the number of another', subject, { bsnIndex: 'x' }],
    ['a version that is read in another catalogue', profileVersion, { readingCatalogue: 7 }],
    ['an organisation of another kind', provider, { types: ['V4'] }],
    ['a system that may more', apiClient, { scopes: ['access:evaluate', 'x'] }],
  ] as const)('is not answered by what somebody wrote past the portal: %s', async (_what, table, set) => {
    await addCitizen(world.runtime, '999990275', { choices: [YES] })
    const id = await addCitizen(world.runtime, '999990408', { choices: [YES], gate: 'restricted' })
    expect((await world.ask(SOUND)).json()).toMatchObject({ decision: false })
    if ('bsnIndex' in set) {
      // What was said by somebody else, who said yes.
      const mine = world.runtime.keyring.index('bsn', bsnOf('999990408'))
      await forge(world.fresh.url, subject, { where: { id }, set })
      const [other] = [world.runtime.keyring.index('bsn', bsnOf('999990275'))]
      await forge(world.fresh.url, subject, { where: { bsnIndex: other }, set: { bsnIndex: mine } })
    } else await forge(world.fresh.url, table, { where: {}, set } as never)
    const answered = await world.ask(SOUND)
    expect(answered.statusCode).toBe(503)
    expect(answered.body).not.toContain('decision')
  })

  it('is answered as before until the Dutch day on which an organisation is gone', async () => {
    await addCitizen(world.runtime, '999990408', { choices: [YES] })
    const today = localDate(world.runtime.now())
    await endGp(world, addDays(today, 1))
    expect((await world.ask(SOUND)).json()).toMatchObject({ decision: true })
    await endGp(world, today)
    expect((await world.ask(SOUND)).statusCode).toBe(400)
  })

  it('is faulty where an organisation has left the directory', async () => {
    await endGp(world, localDate(world.runtime.now()))
    const response = await world.ask(SOUND)
    expect([response.statusCode, response.json().detail]).toEqual([
      400,
      'resource.properties.holder is not a URA in the provider directory.',
    ])
  })
})

/** The first day without this GP, as a directory file says it. */
async function endGp(world: World, day: LocalDate) {
  const file = `ura,name,type,city,ended\n${GP.ura},Huisarts,${GP.type},Ede,${day}`
  const [{ endedAt } = {}] = readDirectoryFile(file).providers
  await world.fresh.database.transact(async (transaction) => {
    await transaction.update(provider).set({ endedAt }).where(eq(provider.ura, GP.ura))
  })
}

async function mails(world: World, id: string) {
  return (await world.fresh.database.reader.select().from(outbox).where(eq(outbox.subjectId, id))).length
}

async function setGate(world: World, digits: string, gate: string) {
  await world.fresh.database.transact(async (transaction) => {
    await transaction
      .update(subject)
      .set(asClosed(gate))
      .where(eq(subject.bsnIndex, world.runtime.keyring.index('bsn', bsnOf(digits))))
  })
}

async function makeStranger(world: World) {
  await addCitizen(world.runtime, '999990275', {})
  return bsnOf('999990275')
}

/** A runtime in which the row of this citizen goes between the reading and the recording of a question. */
function erasingBeforeRecord({ fresh, runtime }: World, id: string) {
  const { database } = fresh
  return {
    ...runtime,
    database: {
      ...database,
      record: (async (work) => {
        await database.transact(async (transaction) => transaction.delete(subject).where(eq(subject.id, id)))
        return database.record(work)
      }) as typeof database.record,
    },
  }
}
