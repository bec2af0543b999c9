import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeError } from '~/server/log.server'
import { SIZES } from '../faults/sizes'
import { addressIn } from '../support/address'
import { careSystem } from '../support/care-system'
import { choose, followMailedLink, logIn, mailsTo, mailTo } from '../support/citizen'
import { databaseKind } from '../support/database'
import type { Visitor } from '../support/visitor'
import { words } from '../support/words'
import { builtRoutes } from './build'
import { newBsn, type Product, SENDING, startProduct } from './product'
import { formBody, send, type Answered } from './wire'

/* The citizen service number goes in at the login and in questions, and comes out nowhere (S7). */

const BSN = newBsn()
const REFUSED = newBsn()
const NUMBERS = [BSN, REFUSED]
const MAIL = 'kanarie@voorbeeld.nl'

let product: Product
let citizen: Visitor
let tooLow: Visitor
let unlucky: Visitor
const answers: Answered[] = []
const typedAt: string[] = []

beforeAll(async () => {
  product = await startProduct({ ...SENDING, LOG_LEVEL: 'trace' })
  const asking = await careSystem(product, 'demo-90000101')

  await ask(asking.token, question(BSN))
  citizen = await logIn(product, `bsn:${BSN}`)
  await citizen.submit('main form button[type=submit]')
  await citizen.submit('main form button.nl-button--primary', {
    email: MAIL,
    name: 'Kanarie',
    kinds: 'choices-changed',
  })
  await followMailedLink(product, citizen, MAIL)
  await citizen.get('/mijn/zorgaanbieders?zoek=linde')
  await citizen.post('/mijn/zorgaanbieders', { ura: '90000101', do: 'add', csrf: citizen.token() })
  await choose(citizen, { RPZAC001: 'yes', RPZAC005: 'no' })
  await choose(citizen, { RPZAC005: 'yes' }, 'PHARMACY')
  await ask(asking.token, question(BSN))
  await ask(asking.token, question(BSN, { purpose: 'HRESCH' }))
  await citizen.get('/mijn/keuzes')
  await citizen.submit('main form button.nl-button--primary', { way: 'all' })
  await citizen.press(words('nl', 'control.submit'))
  for (const path of [
    '/mijn',
    '/mijn/bekeken',
    '/mijn/bekeken?wanneer=alles&antwoord=nee',
    '/mijn/bekeken/afdrukken',
    '/mijn/bekeken/wie-keek.csv',
    '/mijn/keuzes',
    '/mijn/keuzes/groep/GP',
    '/mijn/keuzes/klaar?versie=1',
  ]) {
    await citizen.get(path)
    await citizen.get(`/en${path}`)
    await citizen.get(`${path}${path.includes('?') ? '&' : '?'}_data=root`)
  }
  await citizen.get('/mijn/keuzes/klaar?versie=99')
  await citizen.get('/nergens')

  // What goes wrong: a level that is too low, a register that is down, questions that are faulty.
  tooLow = await logIn(product, `bsn:${REFUSED}`, 'basis')
  await fetch(`${product.standIns}/brp/fault`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'garbage' }),
  })
  unlucky = await logIn(product, `bsn:${REFUSED}`)
  await fetch(`${product.standIns}/brp/reset`, { method: 'POST' })
  await leaveCanaries(asking.token, BSN)
  for (let left = 1; left < SIZES.canaries; left += 1) {
    const another = newBsn()
    NUMBERS.push(another)
    await ask(asking.token, question(another))
    await leaveCanaries(asking.token, another)
  }
  await readEverything()
  await typeEverywhere()
  for (const body of [
    `{"bsn":${BSN}`,
    JSON.stringify({ ...question(BSN), subject: BSN }),
    JSON.stringify(question(`${BSN}0`)),
    JSON.stringify(question(Number(BSN))),
    JSON.stringify(question(BSN, { purpose: BSN })),
    JSON.stringify(question(BSN, { type: BSN })),
  ]) {
    await ask(asking.token, body)
  }
  // What somebody types into an address or a form by mistake is not kept either.
  const cookie = citizen.cookies()
  for (const path of [
    `/nergens/${BSN}`,
    `/zoeken?zoek=${BSN}`,
    `/%zz${BSN}`,
    `/mijn/keuzes/groep/${BSN}`,
    `/bevestigen/${BSN}`,
  ]) {
    await send(product.origin, { path, headers: { cookie, 'user-agent': BSN, referer: BSN } })
  }
  const form = formBody({ bsn: BSN, way: BSN })
  for (const path of ['/mijn/keuzes', `/oauth/token?bsn=${BSN}`, `/afmelden/${BSN}`]) {
    await send(product.origin, {
      method: 'POST',
      path,
      body: form.body,
      headers: { ...form.headers, cookie },
    })
  }
  answers.push(await send(product.origin, { path: '/metrics' }))
  await mailTo(product, MAIL, (text) => !text.includes('/bevestigen/'))
  await citizen.post('/uitloggen', { csrf: await tokenOf(citizen) })
})

it('is found by this test wherever it stands, in any form', () => {
  const planted = [
    ...formsOf(BSN),
    `${BSN.slice(0, 4)}.${BSN.slice(4, 6)}.${BSN.slice(6)}`,
    Buffer.from(`{"sub":"${BSN}"}`).toString('base64'),
    Buffer.from(`x${BSN}`).toString('base64url'),
  ]
  for (const form of planted) {
    const bytes =
      typeof form === 'string' ? Buffer.from(`before ${form} after`) : Buffer.concat([Buffer.from('x'), form])
    expect(found(bytes), String(form)).not.toEqual([])
  }
  expect(found(Buffer.from('nothing 123456789 here'))).toEqual([])
})

it('was worth looking for: all of it was done', async () => {
  for (const page of [
    '/mijn/namens/kind',
    '/mijn/namens/machtigen',
    '/mijn/namens/aanvragen',
    '/mijn/meldingen',
  ])
    expect(typedAt).toContain(page)
  const pages = ours(citizen).map((answer) => new URL(answer.url).pathname)
  for (const path of [
    '/inloggen/digid/terug',
    '/welkom',
    '/mijn',
    '/mijn/bekeken',
    '/en/mijn/keuzes/klaar',
  ]) {
    expect(pages, path).toContain(path)
  }
  expect(citizen.heard.some(({ text }) => text.includes('De Linde'))).toBe(true)
  expect(tooLow.last!.url).toContain('reden=te-laag')
  expect(unlucky.last!.url).toContain('reden=register')
  expect(answers.map(({ status }) => status)).toEqual([
    200,
    200,
    200,
    ...Array<number>(SIZES.canaries - 1).fill(200),
    400,
    400,
    400,
    400,
    expect.any(Number),
    400,
    200,
  ])
})

describe('never comes out', () => {
  it('in pages, data of pages, addresses and headers', () => {
    for (const visitor of [citizen, tooLow, unlucky]) {
      for (const { url, headers, text } of ours(visitor)) {
        const told = `${url}\n${JSON.stringify([...headers])}\n${text}`
        expect(found(Buffer.from(told)), url).toEqual([])
      }
    }
  })

  it('in the address that goes to the identity provider', () => {
    for (const { url, headers } of citizen.heard) {
      expect(
        found(Buffer.from(`${url} ${headers.get('location')} ${headers.getSetCookie().join()}`)),
        url,
      ).toEqual([])
    }
  })

  it('in answers to care systems, also where the question was faulty', () => {
    for (const { status, headers, text } of answers) {
      expect(
        found(Buffer.from(`${JSON.stringify(headers)}\n${text}`)),
        `${status} ${text.slice(0, 80)}`,
      ).toEqual([])
    }
  })

  it('in mails', async () => {
    const mails = await mailsTo(product, MAIL)
    expect(mails.length).toBeGreaterThanOrEqual(2)
    expect(found(Buffer.from(JSON.stringify(mails)))).toEqual([])
  })

  it('in what the processes write, though they write everything', () => {
    const output = product.output()
    expect(output).toContain('"level":"debug"')
    expect(found(Buffer.from(output))).toEqual([])
  })

  it('in what is written about a query that failed, which says why nevertheless', () => {
    const cause = Object.assign(new Error('duplicate key value'), { code: '23505' })
    const failed = new DrizzleQueryError('insert into subject values ($1, $2)', [BSN, 'Kanarie'], cause)
    const told = JSON.stringify(describeError(failed))
    expect(found(Buffer.from(told))).toEqual([])
    expect(told).not.toContain('Kanarie')
    expect(told).toContain('23505')
  })

  it('in the bytes of the database, its journal, and what lies beside it', async () => {
    if (databaseKind === 'postgres') expect(found(Buffer.from(await everyRow()))).toEqual([])
    const files = [
      ...filesIn(product.directory),
      ...(databaseKind === 'sqlite' ? filesIn(databaseFolder()) : []),
    ]
    if (databaseKind === 'sqlite') expect(files.some((file) => file.endsWith('-wal'))).toBe(true)
    for (const file of files) expect(found(readFileSync(file)), file).toEqual([])
  })

  it('when the process has ended', async () => {
    const told = await product.operator('doctor')
    expect(found(Buffer.from(told.output))).toEqual([])
    const ended = once(product.process(), 'exit')
    product.process().kill('SIGTERM')
    await ended
    expect(found(Buffer.from(product.output()))).toEqual([])
    for (const file of databaseKind === 'sqlite' ? filesIn(databaseFolder()) : []) {
      expect(found(readFileSync(file)), file).toEqual([])
    }
  })
})

type Bsn = string | number

function question(bsn: Bsn, { purpose = 'TREAT', type = 'Z3' } = {}) {
  return {
    subject: {
      type: 'organization',
      id: '90000101',
      properties: { organizationType: type, roleCode: '01.015', practitionerId: '900012345' },
    },
    action: { name: 'consult', properties: { purpose } },
    resource: {
      type: 'patient-record',
      id: 'record-1',
      properties: { bsn, holder: '90000202', holderType: 'J8', dataCategory: 'GGC013' },
    },
  }
}

/** The number as a name of a request, of a professional and of who asks for them: places where any nine digits may stand. */
async function leaveCanaries(token: string, bsn: string) {
  const texts = formsOf(bsn).filter((form) => typeof form === 'string')
  for (const form of [...texts, `trace-${bsn}.1`]) {
    const sound = question(REFUSED)
    const properties = { ...sound.subject.properties, practitionerId: bsn, mandatedId: form }
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-request-id': form.replace(/[^!#-[\]-~]/g, '-'),
    }
    const body = JSON.stringify({ ...sound, subject: { ...sound.subject, properties } })
    const answer = await send(product.origin, {
      method: 'POST',
      path: '/access/v1/evaluation',
      body,
      headers,
    })
    expect(answer.status, form).toBe(/^[\w.:-]{1,64}$/.test(form) ? 200 : 400)
    expect(answer.headers['x-request-id']).toBe(headers['x-request-id'])
    await send(product.origin, {
      path: '/mijn',
      headers: { 'x-request-id': headers['x-request-id'], cookie: citizen.cookies() },
    })
  }
}

/** Every page that the product has, whole and as data, in both languages: also those that are made later. */
async function readEverything() {
  for (const { id, path = '' } of builtRoutes()) {
    const page = `/${path.replace(/^en\?\/?/, '').replace('/:data?', '')}`
      .replace(':token', 'A'.repeat(32))
      .replace('zorgaanbieder/:holder', 'zorgaanbieder/90000101')
      .replace(':scope', 'groep')
      .replace(':holder', 'GP')
      .replace(':data', 'GGC002')
      .replace(':receiver', 'RPZAC005')
      .replace(':ura', '90000202')
      .replace(/:(approval|representation)/, '0'.repeat(26))
      .replace(/:\w+/, '1')
      .replace('*', 'nergens')
    for (const address of [page, addressIn('en', page), `${page}?_data=${encodeURIComponent(id)}`])
      await citizen.get(address)
  }
}

/** The number of another, typed wherever somebody may type: to act for them, as a name, as an address, as a code. */
async function typeEverywhere() {
  const typist = await product.newCitizen()
  const typed = {
    ...{ bsn: REFUSED, naam: REFUSED, name: REFUSED, reden: REFUSED, koppelcode: REFUSED, zoek: REFUSED },
    ...{ als: 'parent', soort: REFUSED, geboortedatum: '1-1-2015', betrokken: 'ja', way: REFUSED },
    ...{ email: `${REFUSED}@voorbeeld.nl`, kinds: 'viewed', version: REFUSED, do: 'add', ura: '90000101' },
  }
  for (const { path = '', hasAction } of builtRoutes()) {
    if (!hasAction || path.includes(':')) continue
    const page = `/${path.replace(/^en\?\/?/, '')}`
    const { status } = await typist.post(page, { ...typed, csrf: await tokenOf(typist) })
    expect(status, page).toBeLessThan(500)
    typedAt.push(page)
  }
}

async function ask(token: string, body: unknown) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  answers.push(
    await send(product.origin, { method: 'POST', path: '/access/v1/evaluation', body: text, headers }),
  )
}

async function tokenOf(visitor: Visitor): Promise<string> {
  await visitor.get('/weergave')
  return visitor.token()
}

/** What this browser heard from the portal: the pages of the stand-ins name people on purpose. */
function ours({ heard, origin }: Visitor) {
  return heard.filter(({ url }) => url.startsWith(origin))
}

/** The forms in which a number could stand somewhere. Digests are of the number alone, as a careless index would be. */
function formsOf(bsn: string): (string | Buffer)[] {
  const integer = Buffer.alloc(4)
  integer.writeUInt32BE(Number(bsn))
  const digests = ['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(bsn).digest())
  return [
    bsn,
    [...bsn].join(' '),
    [...bsn].toReversed().join(''),
    ...[0, 1, 2].map((shift) => inBase64(bsn, shift)),
    Buffer.from(bsn).toString('hex'),
    Number(bsn).toString(16),
    Buffer.from(bsn, 'utf16le'),
    integer,
    ...digests.flatMap((digest) => [
      digest,
      digest.toString('hex'),
      digest.toString('base64url').slice(0, 20),
    ]),
  ]
}

/** How the number looks inside base64, wherever it begins: the signs that no neighbour changes. */
function inBase64(bsn: string, shift: number): string {
  const whole = Buffer.from(`${'\0'.repeat(shift)}${bsn}`).toString('base64')
  return whole.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bsn.length) * 4) / 3))
}

const PUNCTUATION = /(?<=\d)[ .\-\u00a0]+(?=\d)/g

/** Which numbers stand in these bytes, and how. */
function found(bytes: Buffer): string[] {
  const plain = bytes.toString('latin1').replace(PUNCTUATION, '')
  return NUMBERS.flatMap((bsn) => {
    const forms = formsOf(bsn).filter((form) => bytes.includes(form))
    return [
      ...forms.map((form) => `${bsn} as ${form.toString('latin1')}`),
      ...(plain.includes(bsn) ? [`${bsn} in parts`] : []),
    ]
  })
}

function databaseFolder(): string {
  return dirname(product.databaseUrl.slice('file:'.length))
}

/** The portal's own files; the stand-ins' are the identity provider's and the register's. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile() && !file.startsWith(join(product.directory, 'standin')))
}

async function everyRow(): Promise<string> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    )
    expect(rows.length).toBeGreaterThan(10)
    const texts: string[] = []
    for (const { name } of rows) {
      const all = await client.query<{ text: string }>(`select row_to_json(t)::text as text from "${name}" t`)
      texts.push(...all.rows.map((row) => row.text))
    }
    return texts.join('\n')
  } finally {
    await client.end()
  }
}
