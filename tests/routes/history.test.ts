import { and, eq } from 'drizzle-orm'
import { createLocalJWKSet, generalVerify, type GeneralJWS, type JSONWebKeySet } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import type { Text } from '~/catalogue/catalogue'
import { catalogueVersion } from '~/catalogue/tables.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import type { Choice } from '~/consent/choice'
import { readCurrent } from '~/consent/store.server'
import { writeVersion } from '~/consent/write-version.server'
import { draft } from '~/consent/tables.server'
import { LANGUAGES, type Language } from '~/i18n/language'
import { sessionIndexOf } from '~/identity/session.server'
import { session } from '~/identity/tables.server'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { provider } from '~/provider/tables.server'
import { addressIn } from '../support/address'
import { choose } from '../support/citizen'
import type { Answer, Visitor } from '../support/visitor'
import { words } from '../support/words'
import { startProduct, type Product } from './product'

/* Choices complete: see what changed, take it back, keep a proof, try things out. */

const UNDO = 'button[name=do][value=undo]'
const RESTORE = 'button[name=do][value=restore]'
const SEND = 'main form .nl-button--primary'
const CONTROL = '/mijn/keuzes/controle'

let product: Product
beforeAll(async () => void (product = await startProduct()))

describe('the history', () => {
  it('has every version, newest first, by whom and how, from old to new', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await choose(citizen, { RPZAC001: 'no', RPZAC005: 'yes' })
    await byAnother(citizen, [says('RPZAC104', 'yes')], { channel: 'staff-screen', organisation: '90000303' })
    const { document } = await citizen.get('/mijn/geschiedenis')
    const entries = [...document.querySelectorAll('.timeline__entry')].map(textOf)
    expect(entries).toHaveLength(3)
    expect(entries[0]).toContain('Een medewerker van Ziekenhuis Noord')
    expect(entries[1]).toContain('huisartsenposten mogen uw behandelgegevens bij uw huisarts niet zien')
    expect(entries[1]).toContain(words('nl', 'history.was').slice(0, 5))
    expect(entries[2]).toContain(words('nl', 'history.by.self'))
    expect((await citizen.get('/en/mijn/geschiedenis')).text).toContain('A staff member of Ziekenhuis Noord')
  })

  it('goes on from page to page, without gap or overlap, and knows no marks nobody was given', async () => {
    const citizen = await product.newCitizen()
    for (let number = 1; number <= 12; number += 1)
      await byAnother(citizen, [says('RPZAC001', number % 2 ? 'yes' : 'no')])
    const numbersOn = (page: Answer) =>
      [...page.document.querySelectorAll('.timeline__entry')].map((entry) =>
        Number(/Versie (\d+)/.exec(textOf(entry))![1]),
      )
    const first = await citizen.get('/mijn/geschiedenis')
    const next = first.document.querySelector<HTMLAnchorElement>('.older-newer a')!
    const second = await citizen.get(next.href)
    expect([...numbersOn(first), ...numbersOn(second)]).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    for (const mark of ['0', '-1', 'x', '1e3', '%00', '9999999999'])
      expect((await citizen.get(`/mijn/geschiedenis?voor=${mark}`)).status, mark).toBe(404)
  })

  it('of another person looks like what is not there', async () => {
    const [owner, other] = [await product.newCitizen(), await product.newCitizen()]
    await choose(owner, { RPZAC001: 'yes' })
    await choose(owner, { RPZAC001: 'no' })
    await choose(other, { RPZAC005: 'yes' })
    for (const address of [
      '/mijn/geschiedenis/2',
      '/mijn/keuzes/klaar?versie=2',
      '/mijn/keuzes/bewijs?versie=2',
    ]) {
      expect((await owner.get(address)).status, address).toBe(200)
      const [theirs, nothing] = [await other.get(address), await other.get(address.replace('2', '7'))]
      expect(theirs.status, address).toBe(404)
      expect(alike(theirs.text), address).toBe(alike(nothing.text))
    }
    const sent = await send(other, '/mijn/geschiedenis', { do: 'restore', versie: '2' })
    expect(sent.status).toBe(404)
    for (const number of ['0', 'x', '1.5', '-1', '99999999999'])
      expect((await other.get(`/mijn/geschiedenis/${number}`)).status, number).toBe(404)
  })

  it('is logged when it is read, and a change by another is shown until it is', async () => {
    const citizen = await product.newCitizen()
    await byAnother(citizen, [says('RPZAC001', 'yes')], { channel: 'representative' })
    const banner = words('nl', 'history.by.representative') + ' veranderde op '
    // What one sees: the words of the page travel with it too.
    const overview = (await citizen.get('/mijn')).document.querySelector('main')!.textContent
    expect(overview).toContain(banner)
    expect(overview).not.toContain('U wijzigde')
    await citizen.get('/mijn/geschiedenis')
    expect((await citizen.get('/mijn')).text).toContain(banner)
    await citizen.get('/mijn/geschiedenis/1')
    expect((await citizen.get('/mijn')).text).not.toContain(banner)
    const id = await subjectOf(citizen)
    const reads = await product.database.reader
      .select({ entry: activity.entry })
      .from(activity)
      .where(and(eq(activity.subjectId, id), eq(activity.event, 'choices-read')))
    expect(reads.some(({ entry }) => entry.includes('"version":1'))).toBe(true)
  })
})

describe('undo', () => {
  it('goes by the review page and applies nothing until it is sent', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await choose(citizen, { RPZAC001: 'no', RPZAC005: 'yes' })
    await citizen.get('/mijn/geschiedenis')
    await citizen.submit(UNDO)
    expect(citizen.last!.url).toContain(`${CONTROL}?versie=1`)
    expect(await choicesOf(citizen)).toEqual({ RPZAC001: 'no', RPZAC005: 'yes' })
    await citizen.submit(SEND)
    expect(citizen.last!.url).toContain('/klaar?versie=3')
    expect(await choicesOf(citizen)).toEqual({ RPZAC001: 'yes' })
  })

  it('of the first choices leaves no choice at all, and stands on the receipt', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await citizen.get('/mijn/keuzes/klaar?versie=1')
    await citizen.submit(UNDO)
    await citizen.submit(SEND)
    expect(await choicesOf(citizen)).toEqual({})
  })

  it('pressed twice is one draft, and pressed again after sending undoes nothing else', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await choose(citizen, { RPZAC001: 'no' })
    await citizen.get('/mijn/geschiedenis')
    const [one, other] = [citizen.tab(), citizen.tab()]
    await Promise.all([one.get('/mijn/geschiedenis'), other.get('/mijn/geschiedenis')])
    await Promise.all([one.submit(UNDO), other.submit(UNDO)])
    expect(one.last!.url).toContain(CONTROL)
    expect(other.last!.url).toContain(CONTROL)
    const [stored] = await draftsOf(citizen)
    expect(stored!.revision).toBe(1)
    await one.submit(SEND)
    await other.submit(SEND)
    expect(other.last!.url).toContain('/klaar?versie=3')
    const late = await citizen.submit(UNDO)
    expect(late.status).toBe(409)
    expect(late.text).toContain(words('nl', 'history.refused.not-the-last').slice(0, 30))
    expect(await choicesOf(citizen)).toEqual({ RPZAC001: 'yes' })
  })

  it('when something was changed meanwhile shows that, and works it out anew on one press', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await choose(citizen, { RPZAC001: 'no' })
    await citizen.get('/mijn/geschiedenis')
    await citizen.submit(UNDO)
    await byAnother(citizen, [says('RPZAC104', 'yes')], { channel: 'representative' })
    const refused = await citizen.submit(SEND)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain(words('nl', 'history.restore.stale').slice(0, 30))
    await citizen.submit(RESTORE)
    expect(citizen.last!.url).toContain(`${CONTROL}?versie=1`)
    await citizen.submit(SEND)
    expect(await choicesOf(citizen)).toEqual({ RPZAC001: 'yes' })
  })

  it('refuses what no button sends', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    const odd: Record<string, string>[] = [
      {},
      { do: 'erase', versie: '1' },
      { do: 'undo', versie: 'x' },
      { do: 'undo' },
    ]
    for (const fields of odd) expect((await send(citizen, '/mijn/geschiedenis', fields)).status).toBe(400)
    expect((await send(citizen, '/mijn/geschiedenis', { do: 'restore', versie: '1' })).status).toBe(422)
  })
})

describe('withdrawing', () => {
  it('of one choice writes a no at its key and leaves the rest', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes', RPZAC005: 'yes' })
    await citizen.get('/mijn/intrekken')
    const links = [...citizen.last!.document.querySelectorAll<HTMLAnchorElement>('main .row a')]
    expect(links).toHaveLength(2)
    await citizen.get(links.find(({ href }) => href.includes('RPZAC005'))!.href)
    await citizen.submit(SEND)
    expect(await choicesOf(citizen)).toEqual({ RPZAC001: 'yes', RPZAC005: 'no' })
  })

  it('of everything is three clicks from home, sent twice is one version, and leaves nothing that was begun', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await citizen.get('/mijn/keuzes/groep/HOSPITAL')
    await citizen.submit('button[name=next][value=on]', { 'answer-RPZAC001': 'yes' })
    await citizen.get('/')
    const click = async (path: string) => {
      const links = [...citizen.last!.document.querySelectorAll<HTMLAnchorElement>('a')]
      return citizen.get(links.find(({ href }) => new URL(href).pathname === path)!.href)
    }
    await click('/mijn')
    await click('/mijn/alles-stoppen')
    const page = citizen.last!
    await citizen.submit(SEND)
    expect(citizen.last!.url).toContain('/klaar?versie=2')
    expect(new Set(Object.values(await allChoicesOf(citizen)))).toEqual(new Set(['no']))
    citizen.last = page
    await citizen.submit(SEND)
    expect(citizen.last!.url).toContain('/klaar?versie=2')
    expect(await draftsOf(citizen)).toHaveLength(0)
    expect((await citizen.get('/mijn/alles-stoppen')).text).toContain(words('nl', 'withdraw.already'))
  })

  it('is there for who has not accepted the newest terms, receipt and all', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await product.database.transact(async (transaction) => {
      await transaction
        .update(subject)
        .set({ termsVersion: 0 })
        .where(eq(subject.id, await subjectOf(citizen)))
    })
    expect((await citizen.get('/mijn/keuzes')).url).toContain('/welkom')
    const link = citizen.last!.document.querySelector<HTMLAnchorElement>('main a[href="/mijn/alles-stoppen"]')
    await citizen.get(link!.href)
    await citizen.submit(SEND)
    expect(citizen.last!.url).toContain('/klaar?versie=2')
    expect(citizen.last!.status).toBe(200)
    expect(citizen.last!.document.querySelector(UNDO)).toBeNull()
    expect(await choicesOf(citizen)).toMatchObject({ RPZAC001: 'no' })
    expect((await citizen.get('/mijn/intrekken')).text).toContain(words('nl', 'withdraw.nothing'))
  })

  it('of a choice that is not there, or is no choice, is not found', async () => {
    const citizen = await product.newCitizen()
    const at = (query: string) => `/mijn/intrekken/keuze?${query}`
    for (const query of [
      '',
      'houder=GP',
      'houder=GP&gegevens=GGC002&raadpleger=RPZAC001',
      'houder=<b>&gegevens=x&raadpleger=y',
      'houder=constructor&gegevens=GGC002&raadpleger=RPZAC001',
    ]) {
      expect((await citizen.get(at(query))).status, query).toBe(404)
      expect((await send(citizen, at(query), { id: '0'.repeat(26) })).status, query).toBe(404)
    }
    expect((await send(citizen, '/mijn/alles-stoppen', { id: 'x' })).status).toBe(400)
  })
})

describe('the receipt', () => {
  it('is a JWS that verifies with the published key, and has what the standard asks', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes', RPZAC005: 'no' })
    const answer = await citizen.get('/mijn/keuzes/bewijs?versie=1')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const receipt = await verified(JSON.parse(answer.text))
    expect(receipt).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      record: {
        pii_processing: { jurisdiction: ['NL'], purposes: [{ recipient_third_parties: ['RPZAC001'] }] },
        party_identification: [{ party_role: 'controller', party_name: 'Stichting Voorbeeld' }],
        events: [{ event_type: 'explicit', event_state: 'consent given', entity_id: 'self' }],
      },
      profile: { version: 1, previous_version: 0, catalogue_version: 1, question_text_version: 1 },
    })
    expect(receipt.profile.content_hash).toMatch(/^sha-256:[0-9a-f]{64}$/)
    expect(receipt.profile.choices[0]).toMatchObject({
      holder: 'GP',
      answer: 'yes',
      sentence: {
        nl: expect.stringContaining('mogen uw behandelgegevens bij uw huisarts zien'),
        en: expect.stringContaining('may see'),
      },
    })
    expect(
      Buffer.from((JSON.parse(answer.text) as GeneralJWS).payload, 'base64url').toString(),
    ).not.toContain(await subjectOf(citizen))
    expect((await citizen.get('/en/mijn/keuzes/bewijs?versie=1')).text).toBe(answer.text)
  })

  it('does not verify when anything in it was changed, or under another key', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'no' })
    const jws = JSON.parse((await citizen.get('/mijn/keuzes/bewijs?versie=1')).text) as GeneralJWS
    const payload = Buffer.from(jws.payload, 'base64url').toString()
    const changed = Buffer.from(payload.replace('"answer":"no"', '"answer":"yes"')).toString('base64url')
    expect(changed).not.toBe(jws.payload)
    await expect(verified({ ...jws, payload: changed })).rejects.toThrow(/signature/)
    const [signature] = jws.signatures
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    await expect(verified({ ...jws, signatures: [{ ...signature!, protected: none }] })).rejects.toThrow()
    const tokens = (await (await fetch(`${product.origin}/oauth/jwks`)).json()) as JSONWebKeySet
    await expect(generalVerify(jws, createLocalJWKSet(tokens))).rejects.toThrow()
  })

  it('never says the number of the citizen, and takes no version that is none', async () => {
    const citizen = await product.newCitizen()
    for (const query of ['', '?versie=', '?versie=0', '?versie=1', '?versie=x', '?versie=1&versie=2'])
      expect((await citizen.get(`/mijn/keuzes/bewijs${query}`)).status, query).toBe(404)
  })

  async function verified(jws: GeneralJWS) {
    const keys = (await (await fetch(`${product.origin}/.well-known/jwks.json`)).json()) as JSONWebKeySet
    expect(JSON.stringify(keys)).not.toContain('"d"')
    const { payload, protectedHeader } = await generalVerify(jws, createLocalJWKSet(keys))
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'consent-receipt+json' })
    return JSON.parse(new TextDecoder().decode(payload))
  }
})

describe('what if', () => {
  const ask = (citizen: Visitor, fields: Record<string, string>) =>
    citizen.get(`/mijn/wat-als?${new URLSearchParams({ doe: 'toon', ...fields })}`)

  it('gives the answer and the choice that decided', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes', RPZAC005: 'no' })
    const yes = await ask(citizen, { houder: 'GP', gegevens: 'GGC002', vrager: 'RPZAC001' })
    const answer = textOf(yes.document.querySelector('main .card'))
    expect(answer).toContain(words('nl', 'ui.answer.yes'))
    expect(answer).toContain('mogen uw behandelgegevens bij uw huisarts zien')
    const named = await ask(citizen, { houder: 'ura:90000101', gegevens: 'GGC002', vrager: 'ura:90000202' })
    const refused = textOf(named.document.querySelector('main .card'))
    expect(refused).toContain('Apotheek Centrum')
    expect(refused).toContain(words('nl', 'ui.answer.no'))
    const nothing = await ask(citizen, { houder: 'HOSPITAL', gegevens: 'GGC002', vrager: 'RPZAC001' })
    expect(nothing.text).toContain(words('nl', 'what-if.why.no-choice'))
  })

  describe('about an organisation of several groups', () => {
    const both = { ura: '90001777', name: 'Praktijk met apotheek', city: 'Utrecht', types: ['Z3', 'J8'] }
    const nameOf = (groups: { code: string; name: Text }[], code: string, language: Language) =>
      groups.find((group) => group.code === code)!.name[language]
    const cardOf = async (citizen: Visitor, language: Language, fields: Record<string, string>) => {
      const query = new URLSearchParams({ doe: 'toon', ...fields })
      const page = await citizen.get(addressIn(language, `/mijn/wat-als?${query}`))
      return page.document.querySelector('main .card')!
    }
    const answersOn = (card: Element) =>
      [...card.querySelectorAll('[data-answer]')].map((sign) => sign.getAttribute('data-answer'))

    beforeAll(async () => {
      await product.database.transact(async (transaction) =>
        transaction.insert(provider).values({ ...both, updatedAt: new Date() }),
      )
    })

    it.each(LANGUAGES)('has an answer for each group, and no other beside them (%s)', async (language) => {
      const citizen = await product.newCitizen()
      await choose(citizen, { RPZAC001: 'yes', RPZAC104: 'yes' })
      const { holders, receivers } = catalogueVersion1
      const cases = [
        {
          fields: { houder: 'ura:90000101', gegevens: 'GGC002', vrager: `ura:${both.ura}` },
          id: 'what-if.as.receiver',
          kinds: ['RPZAC001', 'RPZAC005'].map((code) => nameOf(receivers, code, language)),
        },
        {
          fields: { houder: `ura:${both.ura}`, gegevens: 'GGC002', vrager: 'ura:90000303' },
          id: 'what-if.as.holder',
          kinds: ['GP', 'PHARMACY'].map((code) => nameOf(holders, code, language)),
        },
      ]
      for (const { fields, id, kinds } of cases) {
        const card = await cardOf(citizen, language, fields)
        const [yes, no] = ['yes', 'no'].map((answer) => words(language, `ui.answer.${answer}`))
        expect([...card.querySelectorAll('ul:first-of-type > li')].map(textOf)).toEqual([
          `${words(language, id, { kind: kinds[0]! })}: ${yes}`,
          `${words(language, id, { kind: kinds[1]! })}: ${no}`,
        ])
        expect(answersOn(card)).toEqual(['yes', 'no'])
        expect(card.querySelector('.large-answer')).toBeNull()
        expect(textOf(card)).toContain(words(language, 'what-if.why-not-each'))
      }
    })

    it('has one answer where every group gets the same', async () => {
      const citizen = await product.newCitizen()
      await choose(citizen, { RPZAC001: 'yes', RPZAC005: 'yes' })
      const fields = { houder: 'ura:90000101', gegevens: 'GGC002', vrager: `ura:${both.ura}` }
      const card = await cardOf(citizen, 'nl', fields)
      expect(textOf(card.querySelector('.large-answer'))).toBe(words('nl', 'ui.answer.yes'))
      expect(textOf(card)).not.toContain(words('nl', 'what-if.by-type'))
    })
  })

  it('says for unknown codes which, keeps what was picked, and never breaks', async () => {
    const citizen = await product.newCitizen()
    const answer = await ask(citizen, { houder: 'XX', gegevens: 'GGC002', vrager: 'ura:99999999' })
    expect(answer.status).toBe(422)
    expect(answer.document.querySelectorAll('.error-summary a')).toHaveLength(2)
    expect(answer.document.querySelector<HTMLSelectElement>('#gegevens')!.value).toBe('GGC002')
    expect(answer.document.title).toMatch(/^Fout/)
    for (const odd of ['constructor', '__proto__', '<script>', 'ura:', 'ura:9', 'x'.repeat(500), '\u0000']) {
      const page = await ask(citizen, { houder: odd, gegevens: odd, vrager: odd })
      expect(page.status, odd).toBe(422)
      expect(page.text, odd).not.toContain('<script>alert')
    }
    const missing = await ask(citizen, { houder: 'GP' })
    expect(missing.status).toBe(422)
    expect(missing.document.querySelectorAll('.error-summary a')).toHaveLength(2)
  })

  it('finds more providers by search, and keeps what was picked', async () => {
    const citizen = await product.newCitizen()
    const page = await citizen.get('/mijn/wat-als?houder=GP&zoek=apotheek+centrum&doe=zoek')
    expect(page.status).toBe(200)
    expect(page.document.querySelector('#vrager option[value="ura:90000202"]')).not.toBeNull()
    expect(page.document.querySelector<HTMLSelectElement>('#houder')!.value).toBe('GP')
  })
})

describe('my page', () => {
  it('shows what waits, what changed last and who follows', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes' })
    await citizen.get('/mijn/keuzes/groep/HOSPITAL')
    await citizen.submit('button[name=next][value=on]', { 'answer-RPZAC001': 'yes' })
    const { text } = await citizen.get('/mijn')
    expect(text).toContain(words('nl', 'overview.waiting.draft'))
    expect(text).toContain(words('nl', 'overview.last'))
    expect(text).toContain(words('nl', 'overview.followers.nobody'))
  })
})

/* Last, since from here on another catalogue is in force for everybody. */
describe('restoring a version with a choice that the catalogue offers no more', () => {
  it('says which in words, before and after, and brings the rest back', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'yes', RPZAC005: 'yes' })
    await citizen.get('/mijn/alles-stoppen')
    await citizen.submit(SEND)
    await publishWithout({ holder: 'GP', receiver: 'RPZAC005' })
    const page = await citizen.get('/mijn/geschiedenis/1')
    expect(page.text).toContain(words('nl', 'history.restore.left-out'))
    expect(textOf(page.document.querySelector('main .notice'))).toContain('Alle apotheken')
    await citizen.submit(RESTORE)
    expect(textOf(citizen.last!.document.querySelector('main'))).toContain(
      words('nl', 'history.restore.left-out'),
    )
    await citizen.submit(SEND)
    expect(await choicesOf(citizen)).toEqual({ RPZAC001: 'yes', RPZAC005: 'no' })
  })

  it('can still be withdrawn where it stands', async () => {
    const citizen = await product.newCitizen()
    await byAnother(citizen, [says('RPZAC005', 'yes')])
    await citizen.get('/mijn/intrekken')
    await citizen.get(citizen.last!.document.querySelector<HTMLAnchorElement>('main .row a')!.href)
    await citizen.submit(SEND)
    expect(citizen.last!.url).toContain('/klaar?versie=2')
    expect(await choicesOf(citizen)).toEqual({ RPZAC005: 'no' })
  })
})

function says(receiver: string, answer: 'yes' | 'no'): Choice {
  return { holder: 'GP', data: 'GGC002', receiver, answer }
}

type By = { channel?: string; organisation?: string }

/** As somebody else would: the next version, with these choices on top. */
async function byAnother(visitor: Visitor, added: Choice[], { channel = 'self', organisation }: By = {}) {
  await product.database.transact(async (transaction) => {
    const citizen = (await findById(transaction, product.runtime, await subjectOf(visitor)))!
    const before = (await readCurrent(transaction, citizen))?.choices ?? []
    const kept = before.filter((one) => !added.some(({ receiver }) => receiver === one.receiver))
    await writeVersion(transaction, citizen, {
      number: citizen.row.currentVersion + 1,
      predecessor: citizen.row.currentVersion,
      choices: [...kept, ...added],
      catalogueVersion: 1,
      readIn: 'kept',
      receiptNumber: 'Z 2026 0000 0000',
      authorId: 'somebody-else',
      authorRole: '03',
      authorOrganisation: organisation ?? null,
      channel,
      at: new Date(),
    })
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

async function send(visitor: Visitor, path: string, fields: Record<string, string>): Promise<Answer> {
  const tab = visitor.tab()
  await tab.get('/weergave')
  return tab.post(path, { ...fields, csrf: tab.token() })
}

async function subjectOf(visitor: Visitor): Promise<string> {
  const index = sessionIndexOf(product.runtime, visitor.cookies())
  const [row] = await product.database.reader.select().from(session).where(eq(session.idIndex, index!))
  return row!.subjectId!
}

async function allChoicesOf(visitor: Visitor): Promise<Record<string, string>> {
  const { reader } = product.database
  const citizen = (await findById(reader, product.runtime, await subjectOf(visitor)))!
  const choices = (await readCurrent(reader, citizen))?.choices ?? []
  return Object.fromEntries(choices.map(({ holder, receiver, answer }) => [`${holder} ${receiver}`, answer]))
}

/** What stands about GPs. */
async function choicesOf(visitor: Visitor): Promise<Record<string, string>> {
  const about = Object.entries(await allChoicesOf(visitor)).filter(([key]) => key.startsWith('GP '))
  return Object.fromEntries(about.map(([key, answer]) => [key.slice('GP '.length), answer]))
}

async function draftsOf(visitor: Visitor) {
  return product.database.reader
    .select()
    .from(draft)
    .where(eq(draft.subjectId, await subjectOf(visitor)))
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ')
}

/** A page without what differs between any two: tokens, nonces, times. */
function alike(text: string): string {
  return text
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(/"csrf":"[^"]*"/g, '')
    .replaceAll(/name="csrf" value="[^"]*"/g, '')
    .replaceAll(/\\?"logoutAt\\?":\\?"[^"]*"/g, '')
    .replaceAll(/\d{1,2}[.:]\d{2}/g, '')
    .replaceAll(/versie[=/]?\d|geschiedenis\/\d|"requestId":"[^"]*"/g, '')
}
