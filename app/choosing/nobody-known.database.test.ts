import { beforeEach, expect, it } from 'vitest'
import { makePairingCode, pair } from '~/authority/pairing-use-cases.server'
import { recheckRepresented } from '~/authority/recheck.server'
import { endRepresentation } from '~/mandate/grant-use-cases.server'
import { startActing } from '~/onbehalf/acting-use-cases.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { confirmEvidence, readDeskList, seeEvidence } from '../../tests/support/desk'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { listApprovals, readOneApproval } from './approval-pages.server'
import { approve, withdraw } from './approval-use-cases.server'

/* A child of 12 to 15 of whom the register names nobody: an institution is guardian, or it cannot tell. */
eachDatabase('a child of whom nobody is known who decides', (open) => {
  let fresh: TestDatabase
  let family: Family
  let bram: LoggedIn
  let approvalId: string

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('bram')
    bram = await family.logIn('bram')
    const sent = await family.send(bram, { RPZAC005: 'yes' })
    approvalId = sent.ok ? sent.waiting! : 'nothing'
    await aNight()
  })

  const aNight = async () => {
    await family.passDay()
    await recheckRepresented(family.doors)
  }
  const state = async () => {
    const child = await family.logIn('bram')
    const [one] = await listApprovals(fresh.runtime, await dossierOf(fresh.runtime, await child.actor()), 30)
    return one && [one.state, one.why]
  }

  /** Somebody pairs, and two of the desk see the evidence; they act for the child from now on. */
  async function foundByTheDesk(): Promise<{ nina: LoggedIn; id: string }> {
    const made = await makePairingCode(family.doors, await dossierOf(family.doors, await bram.actor()))
    const nina = await family.logIn('nina')
    const typed = made.ok ? made.code : ''
    await pair(family.doors, await nina.actor(), { typed, birthDate: '2011-06-01', requestId: 'pair' })
    const id = (await readDeskList(family.doors))[0]!.id
    await seeEvidence(family.doors, { id, staffId: 'one', requestId: 'see' })
    await confirmEvidence(family.doors, { id, staffId: 'two', higher: {}, requestId: 'confirm' })
    const start = { representationId: id, declared: true, sessionIndex: nina.index, requestId: 'pick' }
    expect(await startActing(family.doors, await nina.actor(), start)).toEqual({ ok: true })
    return { nina, id }
  }

  it('asks, and it waits for who the desk finds', async () => {
    expect(await state()).toEqual(['waiting', null])
    const { nina } = await foundByTheDesk()
    await aNight()
    const actor = await nina.actor()
    const shown = await readOneApproval(family.doors, await dossierOf(family.doors, actor), approvalId)
    const agreeing = { approvalId, seen: shown!.seen, requestId: 'agree' }
    expect(await approve(family.doors, await dossierOf(family.doors, actor), agreeing)).toEqual({
      ok: true,
      number: 1,
    })
    expect(await family.inForce(bram.id)).toEqual(['GP GGC002 RPZAC005 yes'])
  })

  it('takes it back', async () => {
    const withdrawn = await withdraw(family.doors, await dossierOf(family.doors, await bram.actor()), {
      approvalId,
    })
    expect(withdrawn).toEqual({ ok: true, number: null })
    expect(await state()).toEqual(['withdrawn', null])
  })

  it('hears that it expired', async () => {
    const mails = (await family.mailsTo(bram.id)).length
    fresh.clock.advance(31 * 86_400_000)
    await aNight()
    expect(await state()).toEqual(['lapsed', 'expired'])
    expect((await family.mailsTo(bram.id)).length).toBeGreaterThan(mails)
  })

  it('loses it when who was found is there no more, with mail to both', async () => {
    const { nina, id } = await foundByTheDesk()
    const mails = await family.mailsTo(bram.id)
    await endRepresentation(family.doors, await nina.actor(), { id, requestId: 'end' })
    expect(await state()).toEqual(['lapsed', 'authority-lost'])
    expect(await family.mailsTo(bram.id)).not.toEqual(mails)
    expect(await family.mailsTo(nina.id)).toContain('approval')
    fresh.clock.advance(60_000)
    const again = await family.send(bram, { RPZAC005: 'yes' })
    await aNight()
    expect(again).toMatchObject({ ok: true, number: null })
    expect(await state()).toEqual(['waiting', null])
  })
})
