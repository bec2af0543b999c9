import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { followRegister } from '~/authority/follow-register.server'
import { openPersonRegister } from '~/person/brp.server'
import { parseBsn } from '~/person/bsn'
import type { Gate } from '~/person/gate'
import { findByBsn } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { openUpdateRegister } from '~/person/updates.server'
import { openAuthorityRegister } from '~/representation/authority.server'
import { choose } from '../support/citizen'
import { asClosed } from '../support/gate'
import type { Visitor } from '../support/visitor'
import { newBsn, startProduct, type Product } from './product'

let product: Product
let number: string
let citizen: Visitor
let id: string

beforeAll(async () => {
  product = await startProduct()
  number = newBsn()
  citizen = await product.citizen(`bsn:${number}`)
  await choose(citizen, { RPZAC005: 'yes' })
  id = (await findByBsn(product.database.reader, product.runtime, parseBsn(number)!))!.row.id
})

const textOf = (visitor: Visitor) => visitor.last!.document.querySelector('main')!.textContent!
const yesesOn = (visitor: Visitor) =>
  visitor.last!.document.querySelectorAll('main svg[data-answer=yes]').length -
  visitor.last!.document.querySelectorAll('main .bridge-legend svg[data-answer=yes]').length
const WHAT_IF = '/mijn/wat-als?doe=toon&houder=GP&gegevens=GGC002&vrager=RPZAC005'

/** What the register says of this citizen from now on, and a night in which the portal reads it. */
async function registerSays(change: object) {
  const { runtime, standIns } = product
  await fetch(`${standIns}/brp/persons`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ bsn: number, ...change }),
  })
  await product.database.transact(async (transaction) => {
    const { registerRun } = await import('~/person/tables.server')
    await transaction.delete(registerRun)
  })
  const url = `${standIns}/brp`
  const doors = { register: openPersonRegister(url), authority: openAuthorityRegister(url), approvalDays: 30 }
  return followRegister({ ...doors, runtime, updates: openUpdateRegister(url) })
}

const close = (gate: Gate) =>
  product.database.transact((transaction) =>
    transaction.update(subject).set(asClosed(gate)).where(eq(subject.id, id)),
  )

describe('no screen shows a yes that is not given', () => {
  it.each([
    ['locked', 'Het noodslot staat erop'],
    ['restricted', 'Het gebruik van uw gegevens is beperkt'],
    ['erasing', 'Uw gegevens worden verwijderd'],
    ['under-decision', 'Nu is niet bekend wie voor u beslist'],
  ] as const)('while the gate is %s', async (gate, words) => {
    await close('open')
    await citizen.get('/mijn')
    expect(yesesOn(citizen)).toBeGreaterThan(0)
    await close(gate)
    await citizen.get('/mijn')
    expect(citizen.last!.document.body.textContent).toContain(words)
    expect(yesesOn(citizen)).toBe(0)
    await citizen.get('/mijn/keuzes')
    expect(citizen.last!.document.body.textContent).toContain(words)
    await citizen.get(WHAT_IF)
    expect(yesesOn(citizen)).toBe(0)
    await close('open')
  })
})

describe('a death in the register', () => {
  it('ends the session at the next request with a careful page; a death put right lets in again', async () => {
    expect(await registerSays({ deceasedOn: '2026-01-02' })).toMatchObject({ complete: true })
    const answer = await citizen.get('/mijn')
    expect(answer.status).toBe(200)
    expect(textOf(citizen)).toContain('In de Basisregistratie Personen staat dat deze persoon is overleden')
    expect(await registerSays({ deceasedOn: null })).toMatchObject({ changed: 1, complete: true })
    const [row] = await product.database.reader.select().from(subject).where(eq(subject.id, id))
    expect(row!.deceasedAt).toBeNull()
    expect(product.output()).not.toContain(number)
  })
})
