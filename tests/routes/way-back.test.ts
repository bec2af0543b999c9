import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessionIndexOf } from '~/identity/session.server'
import { keptForm, session } from '~/identity/tables.server'
import { subject } from '~/person/tables.server'
import { actFor } from '../support/acting'
import { Visitor, type Answer } from '../support/visitor'
import { words } from '../support/words'
import { startProduct, type Product } from './product'

/* The way back after a session ended, without a script: to the same page, as the same representative, with what was typed. */

const GROUP = '/mijn/keuzes/groep/GP'
const ON = 'button[name=next][value=on]'
const MINUTE = 60_000

let product: Product
let anna: Visitor
beforeAll(async () => {
  product = await startProduct()
  anna = await product.citizen('anna')
})
beforeEach(async () => void (await logInAgain(anna, 'anna', '/inloggen/digid?naar=/mijn')))

describe('after 15 minutes', () => {
  it('leads back as the same representative, with what was typed, and sends nothing by itself', async () => {
    await actFor(anna, 'Cato')
    const answered = { 'answer-RPZAC001': 'yes', 'answer-RPZAC005': 'no' }
    await anna.get(GROUP)
    await idle(anna, 16)
    const out = await send(anna, answered)
    expect(out.url).toMatch(/\/uitgelogd\?reden=tijd&naar=%2Fmijn%2Fkeuzes%2Fgroep%2FGP&voor=ander$/)
    expect(textOf(out)).toContain(words('nl', 'ui.ended.tijd'))
    expect(textOf(out)).toContain('Wat u invulde is bewaard')
    expect(JSON.stringify(await kept())).not.toMatch(/RPZAC|csrf|yes/)
    const back = await logInFrom(out, anna, 'anna')
    expect(new URL(back.url).pathname).toBe(GROUP)
    expect(textOf(back)).toContain('Cato')
    expect(textOf(back)).toContain('Dit vulde u in voordat u werd uitgelogd')
    expect(answersOn(back)).toMatchObject(answered)
    expect(await kept()).toEqual([])
    // Given back once; nothing was stored.
    expect(answersOn(await anna.get(GROUP))).toEqual({})
    await stopActing(anna)
  })

  it('gives nothing to somebody else in the same browser, and keeps it for its own person', async () => {
    await anna.get(GROUP)
    await idle(anna, 20)
    const out = await send(anna, { 'answer-RPZAC003': 'yes' })
    const erik = await logInFrom(out, anna, 'erik')
    expect(textOf(erik)).not.toContain('Dit vulde u in')
    expect(await kept()).toHaveLength(1)
    await product.database.transact(async (transaction) => void (await transaction.delete(keptForm)))
  })

  it('gives nothing typed for oneself to a page about another', async () => {
    await anna.get(GROUP)
    await idle(anna, 16)
    const out = await send(anna, { 'answer-RPZAC003': 'yes' })
    await logInAgain(anna, 'anna', '/inloggen/digid?naar=/mijn')
    expect(out.status).toBe(200)
    await actFor(anna, 'Cato')
    expect(answersOn(await anna.get(GROUP))).toEqual({})
    await stopActing(anna)
    expect(answersOn(await anna.get(GROUP))).toMatchObject({ 'answer-RPZAC003': 'yes' })
  })

  it('shows a conflict where the draft changed meanwhile, and overwrites nothing', async () => {
    await anna.get(GROUP)
    await idle(anna, 16)
    const out = await send(anna, { 'answer-RPZAC104': 'yes' })
    const other = new Visitor(product.origin)
    await logInAgain(other, 'anna', `/inloggen/digid?naar=${GROUP}`)
    await other.submit(ON, { 'answer-RPZAC104': 'no' })
    const back = await logInFrom(out, anna, 'anna')
    expect(answersOn(back)).toMatchObject({ 'answer-RPZAC104': 'yes' })
    expect((await anna.submit(ON)).status).toBe(409)
  })

  it('asks for whom anew where one was away too long, and does not put one on a page of one’s own', async () => {
    await actFor(anna, 'Cato')
    await anna.get(GROUP)
    await idle(anna, 16)
    const out = await anna.get('/mijn/keuzes')
    expect(out.url).toContain('&voor=ander')
    await idle(anna, 46)
    const late = await logInFrom(out, anna, 'anna')
    expect(late.url).toMatch(/\/mijn\/namens\?reden=te-lang$/)
    expect(textOf(late)).toContain('langer dan 30 minuten weg')
  })

  it('says that nothing was kept where nothing was', async () => {
    await anna.get(GROUP)
    await idle(anna, 16)
    const out = await anna.post(GROUP, { csrf: anna.token(), voor: '', next: 'on' }, from(anna))
    expect(out.url).toContain('/uitgelogd?reden=tijd')
    expect(textOf(out)).not.toContain('Wat u invulde is bewaard')
  })

  it('keeps nothing for who has no token of that session', async () => {
    await anna.get(GROUP)
    await idle(anna, 16)
    await anna.post(GROUP, { csrf: 'x'.repeat(86), 'answer-RPZAC001': 'yes' }, from(anna))
    expect(await kept()).toEqual([])
  })
})

describe('each way a session ends has its own words', () => {
  it('after 8 hours', async () => {
    await anna.get(GROUP)
    await change(anna, { expiresAt: new Date(Date.now() - MINUTE) })
    const out = await anna.get(`${GROUP}?zoek=a%2Bb+c`)
    expect(out.url).toContain(`/inloggen?naar=${encodeURIComponent(`${GROUP}?zoek=a%2Bb+c`)}`)
    expect(textOf(out)).toContain(words('nl', 'ui.ended.acht-uur'))
  })

  it('logged out in another window', async () => {
    const other = anna.tab()
    await other.get('/mijn')
    await anna.get(GROUP)
    await other.submit('form[action="/uitloggen"] button')
    expect(textOf(other.last!)).toContain(words('nl', 'ui.ended.zelf'))
    const out = await send(anna, { 'answer-RPZAC001': 'yes' })
    expect(out.url).toContain('/uitgelogd?reden=elders')
    expect(textOf(out)).toContain(words('nl', 'ui.ended.elders'))
    expect(textOf(out)).not.toContain('bewaard')
    expect(await kept()).toEqual([])
    // A link on a page that still stood open says it too; an address that was typed does not.
    expect(textOf(await anna.get('/mijn', from(anna, GROUP)))).toContain(words('nl', 'ui.ended.elders'))
    expect(textOf(await anna.get('/mijn'))).not.toContain(words('nl', 'ui.ended.elders'))
  })

  it('logged in anew in another window, as oneself: what was typed is there', async () => {
    const other = anna.tab()
    await anna.get(GROUP)
    const typed = anna.token()
    await logInAgain(other, 'anna', '/inloggen/digid?naar=/mijn')
    const answer = await anna.post(GROUP, { csrf: typed, voor: '', 'answer-RPZAC200': 'no' }, from(anna))
    expect(new URL(answer.url).pathname).toBe(GROUP)
    expect(answersOn(answer)).toMatchObject({ 'answer-RPZAC200': 'no' })
  })

  it('the person died', async () => {
    const bram = await product.citizen('gerard')
    const { subjectId } = (await rowOf(bram))!
    await product.database.transact(async (transaction) => {
      await transaction.update(subject).set({ deceasedAt: new Date() }).where(eq(subject.id, subjectId!))
    })
    const out = await bram.get('/mijn')
    expect(textOf(out)).toContain(words('nl', 'login.failed.overleden.text'))
  })

  it('long ago', async () => {
    await anna.get(GROUP)
    await product.database.transact(async (transaction) => {
      await transaction.delete(session).where(eq(session.idIndex, indexOf(anna)))
    })
    expect(textOf(await anna.get('/mijn'))).toContain(words('nl', 'ui.ended.voorbij'))
  })
})

describe('a browser without cookies', () => {
  it('is told so, with a way on, where it sends a form', async () => {
    await anna.get('/weergave')
    const bare = new Visitor(product.origin)
    const answer = await bare.post('/weergave', { csrf: anna.token(), letters: 'large' })
    expect(answer.status).toBe(403)
    expect(textOf(answer)).toContain(words('nl', 'login.cookies'))
  })
})

const textOf = ({ document }: Answer) => document.body.textContent ?? ''
const indexOf = (visitor: Visitor) => sessionIndexOf(product.runtime, visitor.cookies())!
const from = (visitor: Visitor, page = visitor.last!.url) => ({
  headers: { referer: new URL(page, product.origin).href },
})
const kept = () => product.database.reader.select().from(keptForm)

async function rowOf(visitor: Visitor) {
  const [row] = await product.database.reader
    .select()
    .from(session)
    .where(eq(session.idIndex, indexOf(visitor)))
  return row
}

async function change(visitor: Visitor, values: Partial<typeof session.$inferInsert>) {
  await product.database.transact(async (transaction) => {
    await transaction
      .update(session)
      .set(values)
      .where(eq(session.idIndex, indexOf(visitor)))
  })
}

const idle = (visitor: Visitor, minutes: number) =>
  change(visitor, { lastSeenAt: new Date(Date.now() - minutes * MINUTE) })

/** Sends the group page that is open with these answers, as a browser does. */
async function send(visitor: Visitor, answers: Record<string, string>): Promise<Answer> {
  const hidden = visitor.last!.document.querySelectorAll<HTMLInputElement>('main form input[type=hidden]')
  const fields = Object.fromEntries([...hidden].map(({ name, value }) => [name, value]))
  return visitor.post(GROUP, { ...fields, ...answers, next: 'on' }, from(visitor))
}

/** Logs in by the button on the page one was sent to. */
async function logInFrom(page: Answer, visitor: Visitor, persona: string): Promise<Answer> {
  const start = page.document.querySelector<HTMLAnchorElement>('main a[href*="/inloggen/digid"]')!
  return logInAgain(visitor, persona, start.getAttribute('href')!)
}

async function logInAgain(visitor: Visitor, persona: string, start: string): Promise<Answer> {
  await visitor.get(start)
  return visitor.submit(`button[name=persona][value=${persona}]`, { level: 'substantieel' })
}

function answersOn({ document }: Answer): Record<string, string> {
  const ticked = document.querySelectorAll<HTMLInputElement>('main input[type=radio]:checked')
  return Object.fromEntries([...ticked].map(({ name, value }) => [name, value]))
}

async function stopActing(visitor: Visitor) {
  await visitor.get('/mijn/namens')
  await visitor.submit('form[action="/mijn/namens"] button')
}
