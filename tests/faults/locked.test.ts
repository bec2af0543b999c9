import SqliteFile from 'better-sqlite3'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { LANGUAGES } from '~/i18n/language'
import { careSystem } from '../support/care-system'
import { becomeCitizen } from '../support/citizen'
import { startTestPortal, type TestPortal } from '../support/portal'
import type { Visitor } from '../support/visitor'
import { words } from '../support/words'
import { addressIn } from '../support/address'

const GROUP = '/mijn/keuzes/groep/GP'

let portal: TestPortal
let citizen: Visitor
let system: Awaited<ReturnType<typeof careSystem>>

beforeAll(async () => {
  portal = await startTestPortal({ seeded: inject('seeded') })
  citizen = await becomeCitizen(portal, 'anna')
  system = await careSystem(portal, 'demo-90000101')
})
afterAll(async () => portal?.stop())

/** What happens while another process holds the write lock for longer than anybody wants to wait. */
async function whileLocked<Result>(act: () => Promise<Result>): Promise<Result> {
  const other = new SqliteFile(portal.environment.DATABASE_URL!.slice('file:'.length))
  other.exec('begin immediate')
  try {
    return await act()
  } finally {
    other.exec('rollback')
    other.close()
  }
}

it.each(LANGUAGES)(
  'a database that cannot be written says 503, when to come back, and what holds (%s)',
  async (language) => {
    const page = addressIn(language, GROUP)
    await citizen.get(page)
    const fields = { csrf: citizen.token(), revision: '0', base: '0', 'answer-RPZAC001': 'yes' }
    const [refused, data] = await whileLocked(() =>
      Promise.all([
        citizen.tab().post(page, fields),
        citizen.tab().post(`${page}?_data=routes%2Fcitizen%2Fchoices%2Fgroup`, fields),
      ]),
    )
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(refused.document.querySelector('main h1')?.textContent).toBe(
      words(language, 'ui.failure.503.title'),
    )
    expect(refused.document.querySelector('main')?.textContent).toContain(
      words(language, 'ui.failure.503.holds'),
    )
    expect(data.status).toBe(503)
    expect(data.headers.get('x-remix-catch')).toBe('yes')
    // Nothing of it was kept, and all works again at once.
    await citizen.get(page)
    expect(citizen.last?.document.querySelector('input[type=radio][checked]')).toBeNull()
  },
)

it('a care system hears 503 as a problem, with when to come back', async () => {
  const question = {
    from: '90000101',
    type: 'Z3',
    holder: '90000202',
    holderType: 'J8',
    data: 'GGC013',
    bsn: '999990408',
  }
  const refused = await whileLocked(() => system.ask(question))
  expect(refused.status).toBe(503)
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await system.ask(question)).status).toBe(200)
})
