import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { catalogueVersion } from '~/catalogue/tables.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import type { Choice } from '~/consent/choice'
import { insertVersion, readCurrent } from '~/consent/store.server'
import { draft, profileVersion } from '~/consent/tables.server'
import { session } from '~/identity/tables.server'
import { outbox } from '~/notification/tables.server'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { sessionIndexOf } from '~/identity/session.server'
import { choose } from '../support/citizen'
import type { Answer, Visitor } from '../support/visitor'
import { words } from '../support/words'
import { startProduct, type Product } from './product'

/* One person in two windows, or something that changed meanwhile: never a silent overwrite (R7). */

const GROUP = '/mijn/keuzes/groep/GP'
const CONTROL = '/mijn/keuzes/controle'
const SEND = words('nl', 'control.submit')
const ON = 'button[name=next][value=on]'

let product: Product
beforeAll(async () => void (product = await startProduct()))

describe('two windows on one group', () => {
  it('shows both answers and changes nothing', async () => {
    const [one, other] = await twoWindows(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'yes' })
    const conflict = await other.submit(ON, { 'answer-RPZAC001': 'no', 'answer-RPZAC005': 'yes' })
    expect(conflict.status).toBe(409)
    const card = textOf(conflict.document.querySelector('#conflict')?.closest('.card, section, div'))
    expect(card).toContain(words('nl', 'group.conflict.title'))
    expect(card).toContain(`${words('nl', 'group.conflict.stored')}: ${words('nl', 'ui.answer.yes')}`)
    expect(card).toContain(`${words('nl', 'group.conflict.typed')}: ${words('nl', 'ui.answer.no')}`)
    expect(await answersOf(one)).toEqual({ RPZAC001: 'yes' })
  })

  it('keeps what was typed here when that is asked', async () => {
    const [one, other] = await twoWindows(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'yes' })
    await other.submit(ON, { 'answer-RPZAC001': 'no', 'answer-RPZAC005': 'yes' })
    const on = await other.press(words('nl', 'group.conflict.keep-typed'))
    expect(on.status).toBe(200)
    expect(await answersOf(one)).toEqual({ RPZAC001: 'no', RPZAC005: 'yes' })
  })

  it('keeps an open question open when what was typed here is kept', async () => {
    const [one, other] = await twoWindows(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'yes' })
    const conflict = await other.submit(ON, { 'answer-RPZAC005': 'yes' })
    expect(textOf(conflict.document.body)).toContain(
      `${words('nl', 'group.conflict.typed')}: ${words('nl', 'ui.answer.none')}`,
    )
    await other.press(words('nl', 'group.conflict.keep-typed'))
    expect(await answersOf(one)).toEqual({ RPZAC005: 'yes' })
  })

  it('keeps what stood there when that is asked', async () => {
    const [one, other] = await twoWindows(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'yes' })
    const conflict = await other.submit(ON, { 'answer-RPZAC001': 'no' })
    const links = [...conflict.document.querySelectorAll<HTMLAnchorElement>('main a')]
    const keep = links.find((link) => link.textContent === words('nl', 'group.conflict.keep-stored'))
    await other.get(keep!.href)
    expect(other.last!.status).toBe(200)
    expect(await answersOf(other)).toEqual({ RPZAC001: 'yes' })
  })

  it('asks again when a third window was faster still', async () => {
    const [one, other] = await twoWindows(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'yes' })
    await other.submit(ON, { 'answer-RPZAC001': 'no' })
    await one.get(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'yes', 'answer-RPZAC003': 'no' })
    const again = await other.press(words('nl', 'group.conflict.keep-typed'))
    expect(again.status).toBe(409)
    expect(await answersOf(one)).toEqual({ RPZAC001: 'yes', RPZAC003: 'no' })
  })

  it('lets one of two win that send at the very same moment', async () => {
    const [one, other] = await twoWindows(GROUP)
    const answers = await Promise.all([
      one.submit(ON, { 'answer-RPZAC001': 'yes' }),
      other.submit(ON, { 'answer-RPZAC001': 'no' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await answersOf(one)).toEqual({ RPZAC001: answers[0].status === 200 ? 'yes' : 'no' })
  })
})

describe('a draft that changed after the review page was made', () => {
  it('is worked out anew and asked again', async () => {
    const [one, other] = await twoWindows(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'yes' })
    await one.get(CONTROL)
    await other.get(GROUP)
    await other.submit(ON, { 'answer-RPZAC005': 'yes' })
    const asked = await one.press(SEND)
    expect(asked.status).toBe(409)
    expect(textOf(asked.document.body)).toContain(words('nl', 'control.stale'))
    expect(textOf(asked.document.querySelector('main'))).toContain('apotheken')
    expect(await versionsOf(one)).toEqual([])
    const sent = await one.press(SEND)
    expect(sent.status).toBe(200)
    expect(await versionsOf(one)).toEqual([
      { number: 1, predecessor: 0, choices: { RPZAC001: 'yes', RPZAC005: 'yes' } },
    ])
  })

  it('says so when it was sent from the other window meanwhile', async () => {
    const [one, other] = await twoWindows(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'yes' })
    await other.get(CONTROL)
    await one.get(GROUP)
    await one.submit(ON, { 'answer-RPZAC001': 'no' })
    await one.get(CONTROL)
    await one.press(SEND)
    const late = await other.press(SEND)
    expect(await versionsOf(one)).toEqual([{ number: 1, predecessor: 0, choices: { RPZAC001: 'no' } }])
    expect(textOf(late.document.querySelector('main'))).toContain('intussen')
  })
})

describe('choices that changed after the draft was begun', () => {
  it('are kept: the review page is worked out anew and asked again', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await answerGroup(citizen, { 'answer-RPZAC005': 'yes' })
    await citizen.get(CONTROL)
    await changedBySomebodyElse(citizen, { RPZAC003: 'no' })

    const asked = await citizen.press(SEND)
    expect(asked.status).toBe(409)
    expect(textOf(asked.document.body)).toContain(words('nl', 'control.stale'))
    expect((await versionsOf(citizen)).map(({ number }) => number)).toEqual([1, 2])

    expect((await citizen.press(SEND)).status).toBe(200)
    expect((await versionsOf(citizen)).at(-1)).toEqual({
      number: 3,
      predecessor: 2,
      choices: { RPZAC001: 'yes', RPZAC003: 'no', RPZAC005: 'yes' },
    })
  })

  it('are told before anything is sent', async () => {
    const citizen = await product.newCitizen()
    await answerGroup(citizen, { 'answer-RPZAC005': 'yes' })
    await changedBySomebodyElse(citizen, { RPZAC003: 'no' })
    const control = await citizen.get(CONTROL)
    expect(textOf(control.document.body)).toContain(words('nl', 'control.stale'))
  })
})

describe('sending twice', () => {
  it.each(['one after the other', 'at the same moment'])(
    'gives the same number and one version: %s',
    async (how) => {
      const [one, other] = await twoWindows(GROUP)
      await one.submit(ON, { 'answer-RPZAC001': 'yes' })
      await one.get(CONTROL)
      await other.get(CONTROL)
      const answers =
        how === 'at the same moment'
          ? await Promise.all([one.press(SEND), other.press(SEND)])
          : [await one.press(SEND), await other.press(SEND)]
      expect(answers.map(({ url }) => url)).toEqual(
        Array(2).fill(`${product.origin}/mijn/keuzes/klaar?versie=1`),
      )
      expect(new Set(answers.map(receiptOf)).size).toBe(1)
      expect(await versionsOf(one)).toHaveLength(1)
      const id = await subjectOf(one)
      const { reader } = product.database
      const logged = and(eq(activity.subjectId, id), eq(activity.event, 'choices-submitted'))
      expect(await reader.$count(activity, logged)).toBe(1)
      const mailed = and(eq(outbox.subjectId, id), eq(outbox.kind, 'choices-changed'))
      expect(await reader.$count(outbox, mailed)).toBeLessThanOrEqual(1)
    },
  )

  it('shows the same receipt whenever it is opened', async () => {
    const citizen = await product.newCitizen()
    const sent = await choose(citizen, { RPZAC001: 'yes' })
    const again = await citizen.get('/mijn/keuzes/klaar?versie=1')
    expect(receiptOf(again)).toBe(receiptOf(sent))
  })
})

it('refuses with words when nothing would change', async () => {
  const citizen = await product.newCitizen()
  await choose(citizen, { RPZAC001: 'yes' })
  await answerGroup(citizen, { 'answer-RPZAC001': 'yes' })
  const control = await citizen.get(CONTROL)
  expect(textOf(control.document.querySelector('main'))).toContain(words('nl', 'control.nothing'))
  const [stored] = await product.database.reader
    .select()
    .from(draft)
    .where(eq(draft.subjectId, await subjectOf(citizen)))
  await citizen.get('/weergave')
  const fields = { draft: stored!.id, revision: String(stored!.revision), base: '1', catalogue: '1' }
  const refused = await citizen.post(CONTROL, { ...fields, csrf: citizen.token() })
  expect(refused.status).toBe(422)
  expect(textOf(refused.document.querySelector('main'))).toContain(words('nl', 'control.nothing.text'))
  expect(await versionsOf(citizen)).toHaveLength(1)
})

describe('a catalogue that changed meanwhile', () => {
  it('is told and asked again, and afterwards all works', async () => {
    const [chose, choosing, later] = [
      await product.newCitizen(),
      await product.newCitizen(),
      await product.newCitizen(),
    ]
    await choose(chose, { RPZAC001: 'yes', RPZAC104: 'yes' })
    await answerGroup(choosing, { 'answer-RPZAC001': 'yes', 'answer-RPZAC104': 'yes' })
    await choosing.get(CONTROL)
    await publishWithout({ holder: 'GP', receiver: 'RPZAC104' })

    const asked = await choosing.press(SEND)
    expect(asked.status).toBe(409)
    expect(textOf(asked.document.body)).toContain(words('nl', 'control.catalogue'))
    expect(await versionsOf(choosing)).toEqual([])
    const sent = await choosing.press(SEND)
    expect(textOf(sent.document.querySelector('main'))).toContain(words('nl', 'done.title'))
    expect((await versionsOf(choosing)).map(({ choices }) => choices)).toEqual([{ RPZAC001: 'yes' }])

    // Who had chosen what is no longer asked: pages work, and a new choice can be sent.
    for (const path of ['/mijn', '/mijn/keuzes/klaar?versie=1', GROUP]) {
      expect((await chose.get(path)).status, path).toBe(200)
    }
    await answerGroup(chose, { 'answer-RPZAC005': 'no' })
    await chose.get(CONTROL)
    expect((await chose.press(SEND)).url).toMatch(/versie=2$/)

    const first = await choose(later, { RPZAC001: 'yes' })
    expect(textOf(first.document.querySelector('main'))).toContain(words('nl', 'done.title'))
    await later.get(GROUP)
    expect(later.last!.document.querySelector('[name="answer-RPZAC104"]')).toBeNull()
  })
})

/** Two windows of somebody new, with the same page open. */
async function twoWindows(path: string): Promise<[Visitor, Visitor]> {
  const one = await product.newCitizen()
  const other = one.tab()
  await Promise.all([one.get(path), other.get(path)])
  return [one, other]
}

async function answerGroup(visitor: Visitor, fields: Record<string, string>) {
  await visitor.get(GROUP)
  await visitor.submit(ON, fields)
}

/** What the page about GPs says now. */
async function answersOf(visitor: Visitor): Promise<Record<string, string>> {
  const { document } = await visitor.tab().get(GROUP)
  const ticked = document.querySelectorAll<HTMLInputElement>('main input[name^=answer-]:checked')
  return Object.fromEntries([...ticked].map(({ name, value }) => [name.replace('answer-', ''), value]))
}

async function versionsOf(visitor: Visitor) {
  const citizen = await citizenOf(visitor)
  const rows = await product.database.reader
    .select()
    .from(profileVersion)
    .where(eq(profileVersion.subjectId, citizen.row.id))
    .orderBy(profileVersion.number)
  return Promise.all(
    rows.map(async ({ number, predecessor }) => {
      const at = { ...citizen, row: { ...citizen.row, currentVersion: number } }
      const choices = (await readCurrent(product.database.reader, at))!.choices
      return {
        number,
        predecessor,
        choices: Object.fromEntries(choices.map(({ receiver, answer }) => [receiver, answer])),
      }
    }),
  )
}

/** As a representative would: a next version, while this person has a page open. */
async function changedBySomebodyElse(visitor: Visitor, added: Record<string, 'yes' | 'no'>) {
  const citizen = await citizenOf(visitor)
  const { currentVersion, id } = citizen.row
  const before = await readCurrent(product.database.reader, citizen)
  const more = Object.entries(added).map(([receiver, answer]): Choice => ({
    holder: 'GP',
    data: 'GGC002',
    receiver,
    answer,
  }))
  await product.database.transact(async (transaction) => {
    await insertVersion(transaction, citizen, {
      number: currentVersion + 1,
      predecessor: currentVersion,
      choices: [...(before?.choices ?? []), ...more],
      catalogueVersion: 1,
      readingCatalogue: 1,
      receiptNumber: 'Z 2026 0000 0000',
      authorId: 'somebody-else',
      authorRole: '01',
      channel: 'representative',
      at: new Date(),
    })
    await transaction
      .update(subject)
      .set({ currentVersion: currentVersion + 1 })
      .where(eq(subject.id, id))
  })
}

async function publishWithout(row: { holder: string; receiver: string }) {
  const rows = catalogueVersion1.rows.filter(
    ({ holder, receiver }) => holder !== row.holder || receiver !== row.receiver,
  )
  const body = JSON.stringify({ ...catalogueVersion1, version: 2, rows })
  await product.database.transact(async (transaction) => {
    await transaction.insert(catalogueVersion).values({ version: 2, body, publishedAt: new Date() })
  })
}

async function citizenOf(visitor: Visitor) {
  const citizen = await findById(product.database.reader, product.runtime, await subjectOf(visitor))
  return citizen!
}

async function subjectOf(visitor: Visitor): Promise<string> {
  const index = sessionIndexOf(product.runtime, visitor.cookies())
  const [row] = await product.database.reader.select().from(session).where(eq(session.idIndex, index!))
  return row!.subjectId!
}

function receiptOf({ document }: Answer): string {
  return /Z \d{4} \d{4} \d{4}/.exec(document.body.textContent ?? '')![0]
}

function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ')
}
