import { beforeAll, describe, expect, it } from 'vitest'
import { eachDatabase } from '../support/database'
import { addCitizen, GP, HOSPITAL, PHARMACY } from './portal'
import { questionWith, SOUND } from './question'
import { openWorld, refusedEntries, viewEntries, type World } from './world'

const TEXT = JSON.stringify(SOUND)
const RIGHT_BSN = '"bsn":"999990408"'

/** Bodies that are no question, with a word that the explanation must hold. */
const FAULTY: [name: string, body: unknown, word: string][] = [
  ['no JSON', '{"subject":', 'JSON'],
  ['an empty body', '', 'JSON'],
  ['two values', '{}{}', 'JSON'],
  ['null', 'null', 'body'],
  ['a list', [SOUND], 'subject'],
  ['a number', '7', 'body'],
  ['a field twice', TEXT.replace(RIGHT_BSN, `${RIGHT_BSN},"bsn":"999990147"`), 'twice'],
  ['a field twice, once escaped', TEXT.replace(RIGHT_BSN, `${RIGHT_BSN},"b\\u0073n":"999990147"`), 'twice'],
  ['as deep as a body is long', `${'['.repeat(15_000)}${']'.repeat(15_000)}`, '32 levels'],
  [
    'a field that is too deep',
    TEXT.replace('{', `{"x":${'{"a":'.repeat(32)}1${'}'.repeat(32)},`),
    '32 levels',
  ],
  ['Latin 1', Buffer.from(TEXT.replace('{', '{"naam":"Zoë",'), 'latin1'), 'UTF-8'],
  ['UTF-16', Buffer.from(TEXT, 'utf16le'), 'UTF-8'],
  ['a mark of the order of bytes before it', Buffer.from(`\ufeff${TEXT}`), 'UTF-8'],
  ['no subject', questionWith('subject', undefined), 'subject'],
  ['a subject that is text', questionWith('subject', '999990408'), 'subject'],
  ['another type of subject', questionWith('subject.type', 'user'), 'subject.type'],
  ['no receiver', questionWith('subject.id', undefined), 'subject.id'],
  ['a receiver that is a number', questionWith('subject.id', 90000303), 'subject.id'],
  ['no type of receiver', questionWith('subject.properties.organizationType', undefined), 'organizationType'],
  ['no role', questionWith('subject.properties.roleCode', undefined), 'two digits, a dot and three digits'],
  ['a role that is no code', questionWith('subject.properties.roleCode', '01 016'), 'roleCode must be'],
  ['a role without a dot', questionWith('subject.properties.roleCode', '01015'), 'roleCode must be'],
  ['a role with more behind it', questionWith('subject.properties.roleCode', '01.0151'), 'roleCode must be'],
  ['no professional', questionWith('subject.properties.practitionerId', undefined), 'nine digits'],
  ['a professional of eight digits', questionWith('subject.properties.practitionerId', '90001234'), 'nine'],
  ['a professional as a number', questionWith('subject.properties.practitionerId', 900012345), 'as text'],
  [
    'a professional that is a list',
    questionWith('subject.properties.practitionerId', ['1']),
    'practitionerId',
  ],
  ['another action', questionWith('action.name', 'read'), 'action.name'],
  ['no purpose', questionWith('action.properties', {}), 'purpose'],
  ['another resource', questionWith('resource.type', 'document'), 'resource.type'],
  ['no BSN', questionWith('resource.properties.bsn', undefined), 'bsn'],
  ['a BSN that fails the 11-test', questionWith('resource.properties.bsn', '999990409'), '11-test'],
  ['a BSN of eight digits', questionWith('resource.properties.bsn', '99999040'), '11-test'],
  ['a BSN with dots', questionWith('resource.properties.bsn', '9999.90.408'), '11-test'],
  ['a BSN that is a number', questionWith('resource.properties.bsn', 999990408), '11-test'],
  ['a BSN in a list', questionWith('resource.properties.bsn', ['999990408']), '11-test'],
  ['nine zeros', questionWith('resource.properties.bsn', '000000000'), '11-test'],
  ['a holder that is no URA', questionWith('resource.properties.holder', '9000010'), 'holder'],
  ['an unknown holder', questionWith('resource.properties.holder', '90009999'), 'holder'],
  [
    'a type that the holder does not have',
    questionWith('resource.properties.holderType', 'V6'),
    'holderType',
  ],
  [
    'a type that the receiver does not have',
    questionWith('subject.properties.organizationType', 'Z3'),
    'organizationType',
  ],
  [
    'a type that every object has',
    questionWith('resource.properties.holderType', 'constructor'),
    'holderType',
  ],
  ['an unknown data category', questionWith('resource.properties.dataCategory', 'GGC999'), 'dataCategory'],
]

eachDatabase('a faulty question', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await addCitizen(world.runtime, '999990408', { gate: 'locked' })
  })

  it.each(FAULTY)('is refused: %s', async (_name, body, word) => {
    const response = await world.ask(body)
    expect(response.statusCode).toBe(400)
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.headers['x-request-id']).toBe('request-00000001')
    const { type, title, status, detail } = response.json()
    expect({ type, title, status }).toEqual({
      type: 'about:blank',
      title: 'The request is faulty',
      status: 400,
    })
    expect(detail.toLowerCase()).toContain(word.toLowerCase())
    expect(response.body).not.toMatch(/9999\d/)
    const [entry] = (await refusedEntries(world)).slice(-1)
    expect(entry).toMatchObject({ outcome: 'refused', subjectId: '', organisation: HOSPITAL.ura })
    expect(saidIn(entry!.entry)).not.toMatch(/9999\d/)
  })

  it('is refused when the caller is neither holder nor receiver, whether they exist or not', async () => {
    const before = (await refusedEntries(world)).length
    const others = [GP, PHARMACY, { ura: '90009999', type: 'Z3' }]
    for (const other of others) {
      const response = await world.ask({
        ...SOUND,
        subject: {
          ...SOUND.subject,
          id: other.ura,
          properties: { ...SOUND.subject.properties, organizationType: other.type },
        },
      })
      expect(response.statusCode).toBe(403)
      expect(response.json()).toMatchObject({ status: 403, title: 'Not allowed' })
    }
    const logged = (await refusedEntries(world)).slice(before)
    expect(logged).toHaveLength(others.length)
    for (const { entry } of logged) {
      expect(entry).toContain(':foreign')
      expect(entry).not.toContain('999990408')
    }
  })

  it('is refused when it is too large or not JSON', async () => {
    const large = await world.ask(JSON.stringify({ ...SOUND, context: 'x'.repeat(70_000) }))
    expect([large.statusCode, large.json().status]).toEqual([413, 413])
    const form = await world.ask('a=b', { 'content-type': 'application/x-www-form-urlencoded' })
    expect([form.statusCode, form.json().status]).toEqual([415, 415])
    const xml = await world.ask('<a/>', { 'content-type': 'text/xml' })
    expect(xml.statusCode).toBe(415)
    for (const charset of ['iso-8859-1', 'utf-16', '"UTF-7"', 'utf-8;charset=latin1']) {
      const other = await world.ask(SOUND, { 'content-type': `application/json; charset=${charset}` })
      expect([other.statusCode, other.json().status], charset).toEqual([415, 415])
      expect(other.json().detail).toContain('UTF-8')
    }
  })

  it('is refused before its body is read when nobody can be who asks', async () => {
    const response = await world.ask('{"subject":', { authorization: 'Bearer x' })
    expect(response.statusCode).toBe(401)
  })

  it('left nothing behind', async () => {
    expect(await viewEntries(world)).toEqual([])
  })
})

describe('fields that the form does not name', () => {
  it('are ignored', async () => {
    const world = await openWorld()
    const response = await world.ask({ ...SOUND, context: { time: 'now' }, __proto__: { a: 1 } })
    expect(response.statusCode).toBe(200)
    const said = { 'content-type': 'application/json; charset="UTF-8"' }
    expect((await world.ask({ ...SOUND, context: { by: 'Zoë' } }, said)).statusCode).toBe(200)
    await world.ask(TEXT.replace('{', '{"__proto__":{"decision":true},'))
    expect((await viewEntries(world)).map(({ outcome }) => outcome)).toEqual(['deny', 'deny', 'deny'])
  })
})

/** An entry without the hash of the one before, in which any digits come together by chance. */
function saidIn(entry: string): string {
  const { previous: _hash, ...said } = JSON.parse(entry) as Record<string, unknown>
  return JSON.stringify(said)
}
