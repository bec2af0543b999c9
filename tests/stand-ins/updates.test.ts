import { afterEach, describe, expect, it } from 'vitest'
import { parseBsn } from '~/person/bsn'
import { openPersonRegister } from '~/person/brp.server'
import { openUpdateRegister } from '~/person/updates.server'
import { post, runStandIns, TODAY } from './run'

const standIns = runStandIns()
const bsn = (number: string) => parseBsn(number)!
const [ANNA, ERIK] = [bsn('999990408'), bsn('999990147')]

const updates = () => openUpdateRegister(`${standIns.origin}/brp`)
const change = (body: object) => post(`${standIns.origin}/brp/persons`, body)
const fault = (mode: string) => post(`${standIns.origin}/brp/fault`, { mode, part: 'updates' })
const find = (number = ANNA) => openPersonRegister(`${standIns.origin}/brp`).findPerson(number)
afterEach(() => post(`${standIns.origin}/brp/reset`))

describe('the update interface', () => {
  it('tells of who is followed and changed, once each, from the day on', async () => {
    await change({ bsn: ERIK, deceasedOn: TODAY })
    expect(await updates().changedSince(null)).toEqual({ ok: true, numbers: [] })
    expect(await updates().follow(ANNA)).toBe('done')
    expect(await updates().follow(ANNA)).toBe('done')
    await change({ bsn: ANNA, deceasedOn: TODAY })
    await change({ bsn: ANNA, confidential: true })
    expect(await updates().changedSince(null)).toEqual({ ok: true, numbers: [ANNA] })
    expect(await updates().changedSince(TODAY)).toEqual({ ok: true, numbers: [ANNA] })
    expect(await updates().changedSince('2099-01-01')).toEqual({ ok: true, numbers: [] })
  })

  it('ends by a last day in the body, and begins again by an empty one', async () => {
    await updates().follow(ANNA)
    await change({ bsn: ANNA, confidential: true })
    expect(await updates().unfollow(ANNA, TODAY)).toBe('done')
    expect(await updates().changedSince(null)).toEqual({ ok: true, numbers: [] })
    const one = `${standIns.origin}/brp/haalcentraal/api/brpupdate/volgindicaties/${ANNA}`
    expect(await (await fetch(one)).json()).toMatchObject({ einddatum: TODAY, burgerservicenummer: ANNA })
    const again = await fetch(one, { method: 'PUT', body: '{}' })
    expect([again.status, await again.json()]).toEqual([
      201,
      { begindatum: TODAY, burgerservicenummer: ANNA },
    ])
  })

  it('refuses a number it does not know', async () => {
    expect(await updates().follow(bsn('123456782'))).toBe('refused')
  })

  it.each(['down', 'garbage', 'hang-up'])('has no answer when it is %s', async (mode) => {
    await updates().follow(ANNA)
    await fault(mode)
    expect(await updates().changedSince(null)).toEqual({ ok: false, refusal: 'register-down' })
    if (mode !== 'garbage') expect(await updates().follow(ANNA)).toBe('register-down')
  })
})

describe('what can be changed there', () => {
  it.each([
    [{ deceasedOn: TODAY }, { deceased: true }],
    [{ suspended: 'O' }, { deceased: true }],
    [{ deathInvestigated: true }, { deceased: false }],
    [{ suspended: 'E' }, { deceased: false }],
    [{ suspended: 'X' }, { deceased: false, suspendedFor: 'unknown' }],
    [{ confidential: true }, { shielded: true }],
    [{ nameless: true }, { fullName: null }],
    [{ birthKnown: 'nothing' }, { birthDate: null }],
    [{ birthKnown: 'year' }, { birthDate: '1992-12-31' }],
    [{ birthKnown: 'month' }, { birthDate: '1992-01-31' }],
  ])('%j', async (told, person) => {
    await change({ bsn: ANNA, ...told })
    expect(await find()).toMatchObject({ ok: true, person })
  })

  it('a death is put right', async () => {
    await change({ bsn: ANNA, deceasedOn: TODAY })
    await change({ bsn: ANNA, deceasedOn: null })
    expect(await find()).toMatchObject({ person: { deceased: false } })
  })

  it('somebody goes by another number, and the old one is a mistake', async () => {
    await updates().follow(ANNA)
    await change({ bsn: ANNA, replacedBy: '999993653' })
    expect(await find()).toEqual({ ok: false, refusal: 'unknown-person' })
    expect(await find(bsn('999993653'))).toMatchObject({ person: { fullName: 'Anna de Vries' } })
    expect(await updates().changedSince(null)).toEqual({ ok: true, numbers: [ANNA] })
  })
})
