import { expect } from 'vitest'
import { addressIn } from './address'
import { careSystem } from './care-system'
import { becomeCitizen } from './citizen'
import { logInWith, openPage, type TestBrowser, type Way } from './journey'
import type { TestPortal } from './portal'

const OWN = ['90000101', '90000202', '90000303']
const LINDE = { holder: '90000101', holderType: 'Z3' }

type Stage = { portal: TestPortal; browser: TestBrowser }

/** Somebody who did the first login and put three providers on the list, in a browser window of their own. */
export async function enter({ portal, browser }: Stage, way: Way & { bsn: string }) {
  const { language, bsn } = way
  const citizen = await becomeCitizen(portal, `bsn:${bsn}`)
  for (const ura of OWN) {
    await citizen.get('/mijn/zorgaanbieders')
    await citizen.post('/mijn/zorgaanbieders', { ura, do: 'add', csrf: citizen.token() })
  }
  const { page, look } = await openPage(browser, way)
  const open = (path: string) => page.goto(portal.origin + addressIn(language, path))
  await open('/inloggen')
  await logInWith(page, portal, bsn)
  return { page, look, open }
}

/** What De Linde's data are answered to these organisations. */
export async function expectAnswers(portal: TestPortal, bsn: string, answers: Record<string, boolean>) {
  const types: Record<string, string> = { '90000202': 'J8', '90000303': 'V6' }
  for (const [from, decision] of Object.entries(answers)) {
    const system = await careSystem(portal, `demo-${from}`)
    const heard = await system.ask({ ...LINDE, from, type: types[from]!, bsn })
    expect(heard, `what ${from} hears`).toMatchObject({ status: 200, body: { decision } })
  }
}
