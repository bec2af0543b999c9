import { beforeEach, describe, expect, it } from 'vitest'
import { profileVersion } from '~/consent/tables.server'
import { lock } from '~/lock/use-cases.server'
import { startActing, stopActing } from '~/onbehalf/acting-use-cases.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import type { Bsn } from '~/person/bsn'
import { gateOn } from '~/person/gate'
import { localDate } from '~/runtime/local-date'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { listApprovals, readOneApproval } from './approval-pages.server'
import { approve, decline, withdraw } from './approval-use-cases.server'
import { sendChoices } from './send-use-cases.server'

const GP_TO_PHARMACY = 'GP GGC002 RPZAC005'

eachDatabase('deciding for a child', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let erik: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('cato', 'anna', 'erik')
    family.authorityOver('bram', 'anna', 'erik')
    anna = await family.logIn('anna')
    erik = await family.logIn('erik')
  })

  const seenBy = async (who: LoggedIn, approvalId: string) =>
    (await readOneApproval(family.doors, await dossierOf(family.doors, await who.actor()), approvalId))
      ?.seen ?? 'nothing'
  const agree = async (who: LoggedIn, approvalId: string) =>
    approve(family.doors, await dossierOf(family.doors, await who.actor()), {
      approvalId,
      seen: await seenBy(who, approvalId),
    })
  const waitingOf = (sent: Awaited<ReturnType<typeof sendChoices>>) => {
    if (!sent.ok || !sent.waiting) throw new Error(`nothing waits: ${JSON.stringify(sent)}`)
    return sent.waiting
  }

  describe('under 12', () => {
    it('a parent sees the child, picks it, and decides in its place', async () => {
      const { others, children } = await readOthers(family.doors, await anna.actor(), 'list')
      expect(children).toBe('complete')
      expect(others.map(({ name, decides, open: mayOpen }) => [name, decides, mayOpen])).toEqual(
        expect.arrayContaining([
          ['cato', 'parents', true],
          ['bram', 'together', true],
        ]),
      )
      expect(await family.actFor(anna, 'cato')).toEqual({ ok: true })
      const { actingFor } = await anna.actor()
      expect(actingFor).toMatchObject({ name: 'cato', kind: 'parent', access: 'open' })
      expect(await family.send(anna, { RPZAC005: 'yes' })).toEqual({ ok: true, number: 1, waiting: null })
      expect(await family.inForce(actingFor!.subjectId)).toEqual([`${GP_TO_PHARMACY} yes`])
      expect(await family.inForce(anna.id)).toEqual([])
      const [version] = await fresh.database.reader.select().from(profileVersion)
      expect(version).toMatchObject({ authorId: anna.id, authorRole: '02', channel: 'representative' })
      const log = await family.logOf(actingFor!.subjectId)
      const submitted = log.find(({ event }) => event === 'choices-submitted')
      expect(submitted?.users).toEqual([{ id: anna.id, role: '02', initiator: true }])
      expect(log.map(({ event }) => event)).toContain('acting-started')
      expect(
        log.filter(({ event }) => event === 'draft-changed').every(({ users }) => users[0]!.role === '02'),
      ).toBe(true)
    })

    it('sending twice is one', async () => {
      await family.actFor(anna, 'cato')
      const request = await family.draft(anna, { RPZAC005: 'yes' })
      const first = await sendChoices(
        family.doors,
        await dossierOf(family.doors, await anna.actor()),
        request,
      )
      expect(
        await sendChoices(family.doors, await dossierOf(family.doors, await anna.actor()), request),
      ).toEqual(first)
    })

    it('someone else’s child is not there', async () => {
      const nina = await family.logIn('nina')
      const { others } = await readOthers(family.doors, await anna.actor(), 'list')
      const cato = others.find(({ name }) => name === 'cato')!
      const start = {
        representationId: cato.representationId,
        declared: true,
        sessionIndex: nina.index,
        requestId: 'r',
      }
      const refused = { ok: false, refusal: 'not-there' }
      expect(await startActing(family.doors, await nina.actor(), start)).toEqual(refused)
      expect(
        await startActing(family.doors, await nina.actor(), { ...start, representationId: 'nothing' }),
      ).toEqual(refused)
      expect((await readOthers(family.doors, await nina.actor(), 'list')).others).toEqual([])
    })

    it('begins on no remembered answer: the register is asked anew, and not again for who is there', async () => {
      const { authority } = family.doors
      const asked: boolean[] = []
      const remembered = await authority.findAuthority(numberOfPersona('anna'))
      const doors = {
        ...family.doors,
        authority: {
          findAuthority: (bsn: Bsn, { fresh: anew = false } = {}) => {
            asked.push(anew)
            return anew ? authority.findAuthority(bsn) : Promise.resolve(remembered)
          },
        },
      }
      const namesOf = async () =>
        (await readOthers(doors, await anna.actor(), 'list')).others.map(({ name }) => name)
      family.authorityOver('cato', 'erik')
      expect(await namesOf()).toEqual(['bram'])
      family.authorityOver('cato', 'anna', 'erik')
      expect((await namesOf()).toSorted()).toEqual(['bram', 'cato'])
      asked.splice(0)
      await namesOf()
      expect(asked).toEqual([false])
    })

    it('wants the declaration, and an answer of the register: otherwise nothing is done', async () => {
      const { others } = await readOthers(family.doors, await anna.actor(), 'list')
      const { representationId } = others.find(({ name }) => name === 'cato')!
      const start = { representationId, declared: false, sessionIndex: anna.index, requestId: 'r' }
      expect(await startActing(family.doors, await anna.actor(), start)).toMatchObject({
        refusal: 'not-declared',
      })
      for (const part of ['authority', 'persons'] as const) {
        family.told[part] = 'down'
        const refused = await startActing(family.doors, await anna.actor(), { ...start, declared: true })
        expect(refused).toEqual({ ok: false, refusal: 'register-down' })
        expect((await anna.actor()).actingFor).toBeUndefined()
        expect((await readOthers(family.doors, await anna.actor(), 'list')).children).toBe('register-down')
        family.told[part] = 'up'
      }
    })

    it('authority that is gone ends access at once, and the gate closes when nobody may decide', async () => {
      await family.actFor(anna, 'cato')
      const catoId = (await anna.actor()).actingFor!.subjectId
      const request = await family.draft(anna, { RPZAC005: 'yes' })
      const opened = await dossierOf(family.doors, await anna.actor())
      family.authorityOver('cato', 'erik')
      await family.actFor(erik, 'cato')
      expect((await anna.actor()).actingFor).toMatchObject({ access: 'ended' })
      expect(await sendChoices(family.doors, opened, request)).toEqual({
        ok: false,
        refusal: 'not-yours',
      })
      expect(await family.inForce(catoId)).toEqual([])
      expect(await family.mailsTo(anna.id)).toContain('authority')
      family.authorityOver('cato')
      expect(await family.actFor(erik, 'cato')).toEqual({ ok: false, refusal: 'not-there' })
      expect(gateOn((await family.personOf(catoId)).row, localDate(fresh.runtime.now()))).toBe(
        'under-decision',
      )
      family.authorityOver('cato', 'erik')
      await family.actFor(erik, 'cato')
      expect(gateOn((await family.personOf(catoId)).row, localDate(fresh.runtime.now()))).toBe('open')
    })

    it('stops when the parent says so', async () => {
      await family.actFor(anna, 'cato')
      await stopActing(fresh.runtime, await anna.actor(), { sessionIndex: anna.index, requestId: 'stop' })
      expect((await anna.actor()).actingFor).toBeUndefined()
    })

    it('a child that logs in looks, and chooses nothing', async () => {
      const cato = await family.logIn('cato')
      expect(await family.send(cato, { RPZAC005: 'no' })).toEqual({ ok: false, refusal: 'reads-only' })
    })
  })

  describe('12 to 15', () => {
    let bram: LoggedIn
    beforeEach(async () => {
      bram = await family.logIn('bram')
      await family.actFor(anna, 'bram')
      await family.actFor(erik, 'bram')
    })

    it('the child asks, a parent sees exactly that and approves', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      expect(await family.inForce(bram.id)).toEqual([])
      expect(await family.mailsTo(anna.id)).toContain('approval')
      const shown = await readOneApproval(family.doors, await dossierOf(family.doors, await anna.actor()), id)
      expect(shown).toMatchObject({ isMyTurn: true, askedBy: 'person', conflict: null })
      expect(shown!.changes).toMatchObject([{ after: { answer: 'yes' } }])
      expect(await agree(anna, id)).toEqual({ ok: true, number: 1 })
      expect(await family.inForce(bram.id)).toEqual([`${GP_TO_PHARMACY} yes`])
      const [version] = await fresh.database.reader.select().from(profileVersion)
      expect(version).toMatchObject({ authorId: bram.id, authorRole: '01', channel: 'self' })
      expect(await agree(anna, id)).toEqual({ ok: false, refusal: 'already-agreed' })
      const [listed] = await listApprovals(
        fresh.runtime,
        await dossierOf(fresh.runtime, await bram.actor()),
        30,
      )
      expect(listed).toMatchObject({ state: 'in-force', askedBy: 'me', version: 1 })
    })

    it('a parent asks and the child agrees; the other parent cannot in its place', async () => {
      const id = waitingOf(await family.send(anna, { RPZAC005: 'yes' }))
      expect(await agree(erik, id)).toEqual({ ok: false, refusal: 'not-asked' })
      expect(await agree(bram, id)).toEqual({ ok: true, number: 1 })
      const [version] = await fresh.database.reader.select().from(profileVersion)
      expect(version).toMatchObject({ authorId: anna.id, authorRole: '02', channel: 'representative' })
      expect(await family.mailsTo(bram.id)).toContain('represented')
    })

    it('a no counts at once, whoever says it, and takes back what waits about the same', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes', RPZAC001: 'no' }))
      expect(await family.inForce(bram.id)).toEqual(['GP GGC002 RPZAC001 no'])
      expect(await family.send(erik, { RPZAC005: 'no' })).toEqual({ ok: true, number: 2, waiting: null })
      expect(
        await readOneApproval(family.doors, await dossierOf(family.doors, await anna.actor()), id),
      ).toMatchObject({
        state: 'superseded',
        isMyTurn: false,
      })
      expect(await agree(anna, id)).toEqual({ ok: false, refusal: 'closed' })
    })

    it('tells how what was agreed stands now: all, some, none, or nothing while locked', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes', RPZAC001: 'yes' }))
      await agree(anna, id)
      const stands = async () =>
        (await readOneApproval(family.doors, await dossierOf(family.doors, await erik.actor()), id))?.stands
      await family.actFor(erik, 'bram')
      expect(await stands()).toBe('all')
      await family.send(bram, { RPZAC005: 'no' })
      expect(await stands()).toBe('some')
      await family.send(anna, { RPZAC001: 'no' })
      expect(await stands()).toBe('none')
      await lock(fresh.runtime, await dossierOf(fresh.runtime, await bram.actor()))
      expect(await stands()).toBe('closed')
    })

    it('a no is to what was on the screen: something else is shown anew, and nothing is declined', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      const seen = await seenBy(anna, id)
      await family.send(bram, { RPZAC001: 'yes' })
      const no = { approvalId: id, reason: 'Eerst even praten.', requestId: 'r' }
      const say = async (what: string) =>
        decline(family.doors, await dossierOf(family.doors, await anna.actor()), { ...no, seen: what })
      expect(await say(seen)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
      expect(await say('')).toEqual({ ok: false, refusal: 'changed-meanwhile' })
      expect(await say(await seenBy(anna, id))).toMatchObject({ ok: true })
      expect(await say(await seenBy(anna, id))).toEqual({ ok: false, refusal: 'closed' })
    })

    it('is declined with a reason, or taken back', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      const no = {
        approvalId: id,
        reason: 'Eerst even praten.',
        seen: await seenBy(anna, id),
        requestId: 'r',
      }
      expect(await decline(family.doors, await dossierOf(family.doors, await bram.actor()), no)).toEqual({
        ok: false,
        refusal: 'not-asked',
      })
      expect(await decline(family.doors, await dossierOf(family.doors, await anna.actor()), no)).toEqual({
        ok: true,
        number: null,
      })
      const shown = await readOneApproval(family.doors, await dossierOf(family.doors, await bram.actor()), id)
      expect(shown).toMatchObject({ state: 'declined', reason: 'Eerst even praten.' })
      expect(await family.mailsTo(bram.id)).toContain('approval')
      expect(await family.send(bram, { RPZAC005: 'yes' })).toEqual({ ok: false, refusal: 'declined-lately' })
      const again = waitingOf(await family.send(bram, { RPZAC005: 'no', RPZAC001: 'yes' }))
      expect(
        await withdraw(family.doors, await dossierOf(family.doors, await bram.actor()), {
          approvalId: again,
        }),
      ).toMatchObject({ ok: true })
      expect(await family.inForce(bram.id)).toEqual([`${GP_TO_PHARMACY} no`])
    })

    it('a draft that changed meanwhile is shown anew', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      const seen = await seenBy(anna, id)
      expect(waitingOf(await family.send(bram, { RPZAC104: 'yes' }))).toBe(id)
      const old = { approvalId: id, seen, requestId: 'r' }
      expect(await approve(family.doors, await dossierOf(family.doors, await anna.actor()), old)).toEqual({
        ok: false,
        refusal: 'changed-meanwhile',
      })
      expect(await family.inForce(bram.id)).toEqual([])
      expect(await agree(anna, id)).toEqual({ ok: true, number: 1 })
      expect(await family.inForce(bram.id)).toHaveLength(2)
    })

    it('both parents at once make one version; who came second is told what stands', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      const [mother, father] = [await anna.actor(), await erik.actor()]
      const seen = await seenBy(anna, id)
      const both = await Promise.all([
        approve(family.doors, await dossierOf(family.doors, mother), { approvalId: id, seen }),
        approve(family.doors, await dossierOf(family.doors, father), { approvalId: id, seen }),
      ])
      expect(both).toEqual(
        expect.arrayContaining([
          { ok: true, number: 1 },
          { ok: false, refusal: 'closed' },
        ]),
      )
      expect(await fresh.database.reader.select().from(profileVersion)).toHaveLength(1)
    })

    it('without the register nothing is agreed; without authority neither, and what waits lapses', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      const seen = await seenBy(anna, id)
      const actor = await anna.actor()
      family.told.authority = 'down'
      const agreeing = { approvalId: id, seen, requestId: 'r' }
      expect(await approve(family.doors, await dossierOf(family.doors, actor), agreeing)).toEqual({
        ok: false,
        refusal: 'register-down',
      })
      family.told.authority = 'up'
      family.authorityOver('bram')
      expect(await approve(family.doors, await dossierOf(family.doors, actor), agreeing)).toEqual({
        ok: false,
        refusal: 'not-there',
      })
      expect(await family.inForce(bram.id)).toEqual([])
      expect(
        await readOneApproval(family.doors, await dossierOf(family.doors, await bram.actor()), id),
      ).toMatchObject({
        state: 'lapsed',
        why: 'authority-lost',
      })
      // That authority ended and what waited lapsed is one cause, and one mail.
      expect((await family.mailsTo(anna.id)).toSorted()).toEqual(['approval', 'authority'])
    })

    it('expires on its day, also for who looks a day late', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      fresh.clock.advance(31 * 86_400_000)
      const [later, child] = [await family.logIn('anna'), await family.logIn('bram')]
      await family.actFor(later, 'bram')
      expect(await agree(later, id)).toMatchObject({ ok: false })
      const shown = await readOneApproval(
        family.doors,
        await dossierOf(family.doors, await child.actor()),
        id,
      )
      expect(shown).toMatchObject({ state: 'lapsed', why: 'expired' })
    })

    it('a clock that is set back ends nothing, and what waits is agreed to once', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      fresh.clock.advance(-20 * 86_400_000)
      await family.passDay()
      const [child, parent] = [await family.logIn('bram'), await family.logIn('anna')]
      await family.actFor(parent, 'bram')
      const [listed] = await listApprovals(
        fresh.runtime,
        await dossierOf(fresh.runtime, await child.actor()),
        30,
      )
      expect(listed).toMatchObject({ state: 'waiting', isMyTurn: false })
      expect(await agree(parent, id)).toEqual({ ok: true, number: 1 })
      fresh.clock.advance(60 * 86_400_000)
      await family.passDay()
      const later = await family.logIn('bram')
      const [ended] = await listApprovals(
        fresh.runtime,
        await dossierOf(fresh.runtime, await later.actor()),
        30,
      )
      expect(ended).toMatchObject({ state: 'in-force', why: null, version: 1 })
    })

    it('a stranger sees no approval', async () => {
      const id = waitingOf(await family.send(bram, { RPZAC005: 'yes' }))
      const nina = await family.logIn('nina')
      expect(
        await readOneApproval(family.doors, await dossierOf(family.doors, await nina.actor()), id),
      ).toBeNull()
      const refused = await approve(family.doors, await dossierOf(family.doors, await nina.actor()), {
        approvalId: id,
        seen: 'x',
      })
      expect(refused).toEqual({ ok: false, refusal: 'not-there' })
    })
  })

  describe('a birthday between asking and agreeing', () => {
    it('turning 16 ends what waits and the parents’ access, job or no job', async () => {
      family.authorityOver('dewi', 'ivo')
      const [dewi, ivo] = [await family.logIn('dewi'), await family.logIn('ivo')]
      await family.actFor(ivo, 'dewi')
      waitingOf(await family.send(dewi, { RPZAC005: 'yes' }))
      const before = await ivo.actor()
      fresh.clock.set('2026-03-18T23:00:00Z')
      await expect(dossierOf(family.doors, before)).rejects.toThrow('may not act')
      expect(await family.inForce(dewi.id)).toEqual([])
      const grown = await family.logIn('dewi')
      expect(await family.send(grown, { RPZAC005: 'yes' })).toMatchObject({
        ok: true,
        number: 1,
        waiting: null,
      })
    })
  })

  describe('two parents', () => {
    it('the no of one waits for that one; a first yes does not', async () => {
      await family.actFor(anna, 'cato')
      await family.actFor(erik, 'cato')
      expect(await family.send(erik, { RPZAC005: 'no' })).toMatchObject({ number: 1, waiting: null })
      const sent = await family.send(anna, { RPZAC005: 'yes' })
      const id = waitingOf(sent)
      expect(sent).toMatchObject({ number: null })
      expect(await family.send(anna, { RPZAC104: 'yes' })).toMatchObject({
        ok: true,
        number: 2,
        waiting: null,
      })
      const shown = await readOneApproval(family.doors, await dossierOf(family.doors, await erik.actor()), id)
      expect(shown).toMatchObject({
        conflict: { whose: 'mine', beside: false },
        isMyTurn: true,
        askedBy: 'other',
      })
      expect(await agree(anna, id)).toEqual({ ok: false, refusal: 'already-agreed' })
      expect(await agree(erik, id)).toEqual({ ok: true, number: 3 })
      const catoId = (await anna.actor()).actingFor!.subjectId
      expect(await family.inForce(catoId)).toContain(`${GP_TO_PHARMACY} yes`)
    })
  })
})
