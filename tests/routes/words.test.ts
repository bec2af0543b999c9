import { beforeAll, describe, expect, it } from 'vitest'
import { closedQuestions } from '~/enquiry/closed-question.server'
import { LANGUAGES, type Language } from '~/i18n/language'
import { parseBsn } from '~/person/bsn'
import { actFor } from '../support/acting'
import { choose } from '../support/citizen'
import type { Answer, Visitor } from '../support/visitor'
import { answer, CENTRUM, GP } from './choosing-scene'
import { startProduct, type Product } from './product'
import { addressIn } from '../support/address'

/*
 * While somebody acts for another, no page calls that person's data, choices or care providers those of the reader: every
 * page that opens, full and empty, in one of both languages (each in the other too in `npm run test:all`), and what a page answers to a form.
 */

const LINDE = { ura: '90000101', type: 'Z3' }
const PROVIDER = `/mijn/keuzes/zorgaanbieder/${LINDE.ura}`
const PICKED = 'houder=GP&gegevens=GGC002&raadpleger='

const WHAT_IF = '/mijn/wat-als?doe=toon&houder=GP&gegevens=GGC002&vrager=RPZAC104'

const EMPTY = [
  '/mijn',
  '/mijn/keuzes',
  '/mijn/keuzes/bij-naam',
  GP,
  PROVIDER,
  CENTRUM.slice(0, CENTRUM.lastIndexOf('/')),
  CENTRUM,
  '/mijn/geschiedenis',
  '/mijn/geschiedenis/99',
  '/mijn/alles-stoppen',
  '/mijn/noodslot',
  '/mijn/intrekken',
  '/mijn/wat-als',
  `/mijn/wat-als?${PICKED}RPZAC104`,
  '/mijn/zorgaanbieders',
  '/mijn/zorgaanbieders?zoek=linde',
  '/mijn/zorgaanbieders?zoek=xyzzy',
  '/mijn/aanvragen',
  '/mijn/aanvragen/nieuw',
  '/mijn/aanvragen/intrekken?zoek=linde',
  '/mijn/aanvragen/gegevens/toestemming/90000101',
  '/mijn/namens',
  '/mijn/nergens',
  '/nergens',
]
/** Of a child of 12 to 15 the list of who looked is the child's own. */
const VIEWED = ['/mijn/bekeken', '/mijn/bekeken/afdrukken', '/mijn/bekeken/wie-keek.csv']
const TOGETHER = ['/mijn/akkoord', '/mijn/akkoord/nergens']
const FILLED = [
  ...EMPTY,
  '/mijn/bekeken?wanneer=week&antwoord=nee',
  '/mijn/bekeken?wanneer=onzin',
  '/mijn/geschiedenis/1',
  '/mijn/keuzes/klaar?versie=1',
  '/mijn/keuzes/klaar?versie=2',
  '/mijn/keuzes/controle',
  `/mijn/intrekken/keuze?${PICKED}RPZAC104`,
  `/mijn/wat-als?${PICKED}RPZAC003`,
  `/mijn/wat-als?${PICKED}RPZAC005`,
]

/**
 * What is the reader's own, whomever they act for: the answer that is asked of them, their browser, their question to the
 * desk, the no they said themself, their relation to who is represented on the page where one chooses for whom.
 */
const READERS_OWN = {
  nl: [/\buw (antwoord|browser|vraag|nee|eigen DigiD|eigen tijd|kind|aanvraag)\b|\bVerstuur mijn nee\b/gi],
  en: [/\byour (answer|browser|question|no|own DigiD|own time|child|application)\b|\bSend my no\b/gi],
}
const MEANS_THE_READER = {
  nl: /.{0,40}(?<!\/)\b(uw|van u|mijn)\b.{0,40}/gi,
  en: /.{0,40}(?<!\/)\b(your|yours|my)\b.{0,40}/gi,
}

let product: Product

beforeAll(async () => {
  product = await startProduct()
})

describe.each<[string, () => Promise<Actor>]>([
  ['a child of 8', forChild],
  ['an adult', forAdult],
])('acting for %s', (_, open) => {
  let actor: Actor

  beforeAll(async () => {
    actor = await open()
  })

  it('before anything was chosen', async () => {
    expect(await found(actor.visitor, [...EMPTY, ...VIEWED, ...actor.more], actor.languages)).toEqual([])
  })

  it('when there are choices, views, exceptions and an end date', async () => {
    await fillIn(actor)
    expect(await found(actor.visitor, [...FILLED, ...VIEWED, ...actor.more], actor.languages)).toEqual([])
  })

  it('in what a form is answered', async () => {
    const { visitor } = actor
    const said: string[] = []
    for (const language of ['nl', 'en'] as const) {
      const at = (path: string) => addressIn(language, path)
      const look = (page: Answer) => void said.push(...wordsIn(page, language))
      await visitor.get(at('/mijn/keuzes'))
      look(await visitor.submit('main form .nl-button--primary'))
      await visitor.get(at(GP))
      look(await visitor.submit('button[name=next][value=on]', { 'until-RPZAC104': 'ooit' }))
      await visitor.get(at('/mijn/keuzes'))
      await visitor.submit('main form .nl-button--primary', { way: 'all' })
      look(await visitor.get(at('/mijn/keuzes/controle')))
      await visitor.get(at('/mijn/keuzes'))
      await visitor.submit('main form .nl-button--primary', { way: 'none' })
      look(await visitor.get(at('/mijn/keuzes/controle')))
      look(await visitor.get(at('/mijn')))
      await visitor.get(at('/mijn/geschiedenis/1'))
      look(await visitor.submit('main form button[value=restore]'))
      look(await visitor.post(at('/mijn/geschiedenis'), { csrf: visitor.token(), versie: '1', do: 'undo' }))
      look(await visitor.post(at('/mijn/zorgaanbieders'), { csrf: visitor.token(), do: 'maak' }))
      look(await visitor.post(at('/mijn'), { csrf: 'vals' }))
    }
    expect(said).toEqual([])
  })

  it('calls the person by the given name; the band has the whole name', async () => {
    const { visitor, given, whole } = actor
    const { document } = await visitor.get('/mijn')
    expect(document.title).toBe(`Overzicht van ${given} – Zeggenschap`)
    expect(document.querySelector('.acting-band')?.textContent).toContain(whole)
    expect(document.querySelector('main')?.textContent).not.toContain(whole)
    await visitor.get('/en/mijn/geschiedenis')
    expect(visitor.last!.document.title).toBe(`Earlier choices for ${given} – Zeggenschap`)
    const proof = await visitor.get('/mijn/keuzes/klaar?versie=1')
    expect(proof.document.querySelector('main')?.textContent).toContain(`Naam${whole}`)
  })

  it('behind the emergency lock', async () => {
    const { visitor } = actor
    await visitor.get('/mijn/noodslot')
    await visitor.press('Zet het noodslot erop')
    const paths = ['/mijn', '/mijn/noodslot', '/mijn/noodslot?inloggen=ja', '/mijn/keuzes', GP, WHAT_IF]
    expect(await found(visitor, paths)).toEqual([])
    await visitor.get('/mijn/noodslot')
    if (actor.mayLift) await visitor.press('Haal het noodslot eraf')
    else expect(visitor.last!.text).not.toContain('Haal het noodslot eraf')
    expect(await found(visitor, ['/mijn/noodslot?gedaan=eraf'])).toEqual([])
  })
})

it('acting for a child of 14: also what waits, and how to say no', async () => {
  const bram = await product.citizen('bram')
  const erik = await product.citizen('erik')
  const asked = await choose(bram, { RPZAC104: 'yes', RPZAC003: 'no' })
  const { pathname } = new URL(asked.url)
  await actFor(erik, 'Bram')
  expect(await found(erik, [...EMPTY, ...VIEWED, ...TOGETHER, pathname, `${pathname}/nee`])).toEqual([])
  await erik.get(`${pathname}/nee`)
  await erik.submit('main form button', { reden: 'Later' })
  expect(await found(erik, [pathname])).toEqual([])
  const own = await choose(erik, { RPZAC001: 'yes' })
  expect(await found(erik, [new URL(own.url).pathname, '/mijn/akkoord'])).toEqual([])
  await erik.get('/mijn/noodslot')
  await erik.press('Zet het noodslot erop')
  expect(await found(erik, ['/mijn/noodslot'])).toEqual([])
  await erik.get('/mijn/noodslot')
  const { pathname: lifting } = new URL((await erik.press('Vraag om het noodslot eraf te halen')).url)
  expect(await found(erik, [lifting, '/mijn/noodslot', '/mijn/akkoord', '/mijn'])).toEqual([])
  await bram.get(lifting)
  await bram.submit('button[value=approve]')
  expect(await found(erik, [lifting])).toEqual([])
})

type Actor = {
  visitor: Visitor
  persona: string
  given: string
  whole: string
  more: string[]
  /** Nobody whom an adult authorised lifts a lock. */
  mayLift: boolean
  /** In which every page is looked at; both of them when every way is asked for. */
  languages: readonly Language[]
}

function inTurn(language: Language): readonly Language[] {
  return process.env.EVERY_WAY ? LANGUAGES : [language]
}

async function forChild(): Promise<Actor> {
  const visitor = await product.citizen('anna')
  await actFor(visitor, 'Cato')
  return {
    visitor,
    persona: 'cato',
    given: 'Cato',
    whole: 'Cato Bakker',
    more: TOGETHER,
    mayLift: true,
    languages: inTurn('nl'),
  }
}

async function forAdult(): Promise<Actor> {
  const fatima = await product.citizen('fatima')
  const visitor = await product.citizen('yara')
  await fatima.get('/mijn/namens/machtigen')
  await fatima.press('Verstuur mijn vraag', { bsn: await bsnOf('yara') })
  await visitor.get('/mijn/namens')
  await visitor.get(visitor.last!.document.querySelector<HTMLAnchorElement>('main .row a')!.href)
  await visitor.press('Ja, dat wil ik doen')
  await actFor(visitor, 'Fatima')
  const band = visitor.last!.document.querySelector('.acting-band__words')!.textContent!
  const whole = band.replace('U regelt dit voor ', '').trim()
  return {
    visitor,
    persona: 'fatima',
    given: 'Fatima',
    whole,
    more: [],
    mayLift: false,
    languages: inTurn('en'),
  }
}

async function fillIn({ visitor, persona }: Actor) {
  await visitor.get('/mijn/zorgaanbieders')
  await visitor.post('/mijn/zorgaanbieders', { csrf: visitor.token(), do: 'add', ura: LINDE.ura })
  await choose(visitor, { RPZAC104: 'yes', RPZAC003: 'no' })
  const day = `31-12-${new Date().getFullYear() + 1}`
  await answer(visitor, GP, { 'answer-RPZAC005': 'yes', 'until-RPZAC005': day })
  await visitor.get(CENTRUM)
  await visitor.submit('main form .nl-button--primary', { answer: 'no' })
  await answer(visitor, PROVIDER, { 'answer-RPZAC001': 'yes' })
  await visitor.get('/mijn/keuzes/controle')
  await visitor.submit('main form .nl-button--primary')
  await ask(await bsnOf(persona), ['90000303 V6', '90000505 X3', '90000606 VERZ', '90000202 J8'])
}

/** These organisations ask about data of De Linde. */
async function ask(digits: string, askers: string[]) {
  const { askAll } = closedQuestions(product.runtime)
  const enquiries = askers.map((asker) => {
    const [ura, type] = asker.split(' ') as [string, string]
    const about = { bsn: parseBsn(digits)!, data: 'GGC002', purpose: 'TREAT', professional: '900012345' }
    return { ...about, holder: LINDE, receiver: { ura, type, roleCode: '01.015' } }
  })
  const caller = { clientId: 'demo-90000101', ura: LINDE.ura, face: 'authzen', requestId: 'r' } as const
  expect((await askAll(enquiries, { ...caller, semantic: 'execute_all' })).ok).toBe(true)
}

async function bsnOf(persona: string): Promise<string> {
  const told = await fetch(`${product.standIns}/personas.json`)
  const list = (await told.json()) as { persona: string; bsn: string }[]
  return list.find((one) => one.persona === persona)!.bsn
}

/** Everything on these pages that calls something the reader's, in both languages. */
async function found(
  visitor: Visitor,
  paths: string[],
  languages: readonly Language[] = LANGUAGES,
): Promise<string[]> {
  const said: string[] = []
  for (const language of languages)
    for (const path of paths) said.push(...wordsIn(await visitor.get(addressIn(language, path)), language))
  return said
}

function wordsIn({ url, text, document }: Answer, language: Language): string[] {
  const { pathname } = new URL(url)
  for (const part of document.querySelectorAll('script, style, .page-header, footer, .help-band'))
    part.remove()
  const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'))
  const isPage = document.querySelector('main') !== null
  const shown = isPage ? [document.title, ...textsIn(document.body), ...labels].join(' ') : text
  const left = READERS_OWN[language].reduce((words, allowed) => words.replace(allowed, ''), shown)
  return [...left.matchAll(MEANS_THE_READER[language])].map(([words]) => `${pathname}: ${words}`)
}

/** Every piece of text by itself: words of two elements beside each other are not one word. */
function textsIn(node: Node): string[] {
  return node.nodeType === 3 ? [node.nodeValue ?? ''] : [...node.childNodes].flatMap(textsIn)
}
