import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { LANGUAGES, type Language } from '~/i18n/language'
import { addressIn } from '../support/address'
import { careSystem } from '../support/care-system'
import { becomeCitizen, choose } from '../support/citizen'
import { startTestPortal, type TestPortal } from '../support/portal'
import { Visitor, type Answer } from '../support/visitor'
import { words } from '../support/words'
import { questionAbout } from './care-system'
import { unreadableWhile } from './disk'
import { SIZES, within } from './sizes'

/*
 * A disk on which what was written cannot be read: reads that fail (SQLITE_IOERR), and reads that give other bytes
 * (SQLITE_CORRUPT). What cannot be read is never told as something that is not there.
 */

const BACK_WITHIN_MILLISECONDS = 5_000
const PAGES = [
  ...['/mijn', '/mijn/keuzes', '/mijn/keuzes/klaar?versie=1', '/mijn/keuzes/groep/GP', '/mijn/bekeken'],
  ...['/mijn/zorgaanbieders?zoek=linde', '/mijn/meldingen', '/mijn/geschiedenis', '/mijn/namens'],
]
/** What anybody can ask without being logged in, and that the database answers. */
const OPEN = ['/zoeken?zoek=linde', `/bevestigen/${'A'.repeat(32)}`]

const place = mkdtempSync(join(tmpdir(), 'faults-'))
const flag = join(place, 'unreadable')
let portal: TestPortal
let citizen: Visitor
let system: Awaited<ReturnType<typeof careSystem>>

beforeAll(async () => {
  portal = await startTestPortal({ seeded: inject('seeded'), environment: unreadableWhile(place, flag) })
  citizen = await becomeCitizen(portal, 'anna')
  system = await careSystem(portal, 'demo-90000101')
  await choose(citizen, { RPZAC001: 'yes', RPZAC005: 'no' })
  await citizen.get('/mijn/keuzes')
  await citizen.submit('main form button.nl-button--primary', { way: 'all' })
  await citizen.press(words('nl', 'control.submit'))
})
afterAll(async () => {
  rmSync(flag, { force: true })
  await portal?.stop()
  rmSync(place, { recursive: true, force: true })
})

/** Writes something from outside, after which the portal has to read what it knew from the disk again. */
function forget() {
  const other = new SqliteFile(portal.environment.DATABASE_URL!.slice('file:'.length))
  other.pragma('busy_timeout = 5000')
  other.pragma(`user_version = ${Number(other.pragma('user_version', { simple: true })) + 1}`)
  other.close()
}

/** From now on, after so many reads that still go well. */
async function cannotBeRead(how: Kind, after = 0) {
  forget()
  writeFileSync(flag, `${after} ${how}`)
}

const question = () =>
  fetch(new URL('/access/v1/evaluation', portal.origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${system.token}`, 'content-type': 'application/json' },
    body: questionAbout('999990408'),
  })

type Kind = '' | 'other'
const KINDS: [string, Kind][] = [
  ['reads fail', ''],
  ['reads give other bytes', 'other'],
]

/** What an answer tells: 503 in plain words and when to come back, or what else. */
function toldBy({ status, headers, document }: Answer, language: Language): string {
  const text = document.querySelector('main')?.textContent ?? ''
  const isInWords = (['title', 'holds'] as const).every((part) =>
    text.includes(words(language, `ui.failure.503.${part}`)),
  )
  return `${status}${isInWords ? ' in words' : ''}${headers.get('retry-after') ? ', later' : ''}`
}

describe.each(KINDS)('where %s', (_kind, how) => {
  it.each(LANGUAGES)('a page says 503 in plain words (%s)', async (language) => {
    const asked = [
      ...PAGES.map((path) => [citizen.tab(), path] as const),
      ...OPEN.map((path) => [new Visitor(portal.origin), path] as const),
    ]
    for (const [visitor, path] of asked) {
      await cannotBeRead(how)
      const answer = await visitor.get(addressIn(language, path))
      rmSync(flag)
      expect([path, toldBy(answer, language)]).toEqual([path, '503 in words, later'])
    }
  })

  it(
    'so it does where the first reads of it went well; it is whole or refused, never half and never "not there"',
    async () => {
      const told = new Set<string>()
      for (const path of PAGES) {
        for (const after of SIZES.soundReads) {
          await cannotBeRead(how, after)
          const answer = await citizen.tab().get(path)
          rmSync(flag)
          told.add(toldBy(answer, 'nl'))
        }
      }
      expect([...told].sort()).toEqual(['200', '503 in words, later'])
    },
    within(600_000),
  )

  it('so do a form, the data of a page, and the faces for care systems', async () => {
    const fields = { csrf: citizen.token(), way: 'all' }
    const asked: Record<string, () => Promise<{ status: number }>> = {
      form: () => citizen.tab().post('/mijn/keuzes', fields),
      data: () => citizen.tab().get('/mijn/keuzes?_data=routes%2Fcitizen%2Fchoices%2Fchoices'),
      question,
      token: () =>
        fetch(new URL('/oauth/token', portal.origin), {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            client_assertion: `e30.${Buffer.from('{"sub":"demo-90000101"}').toString('base64url')}.x`,
          }),
        }),
    }
    for (const [name, ask] of Object.entries(asked)) {
      await cannotBeRead(how)
      const answer = await ask()
      rmSync(flag)
      expect([name, answer.status]).toEqual([name, 503])
    }
  })
})

it('all is there again by itself, and what is not there is told so', async () => {
  forget()
  const began = performance.now()
  while ((await question()).status !== 200)
    expect(performance.now() - began).toBeLessThan(BACK_WITHIN_MILLISECONDS)
  for (const path of PAGES) expect((await citizen.get(path)).status, path).toBe(200)
  expect((await citizen.get('/mijn/keuzes/klaar?versie=77')).status).toBe(404)
})
