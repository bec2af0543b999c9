import { consentCode, consentRequest } from '~/consentrequest/tables.server'
import { optInRequest } from '~/optin/tables.server'
import { conversation, conversationEntry, conversationPresence } from '~/conversation/tables.server'
import { asc } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { openAuditKeys } from '~/audit/keys.server'
import { activity } from '~/audit/tables.server'
import { verifyActivityLog } from '~/audit/verify.server'
import { draft } from '~/consent/tables.server'
import type { Database, Work } from '~/db/database.server'
import { keptForm, loginTransaction, oauthArtifact, sentForm, session } from '~/identity/tables.server'
import { mailLink, outbox, paperLetter } from '~/notification/tables.server'
import { postRequest } from '~/post/tables.server'
import { callNote } from '~/calls/tables.server'
import { keepHouse } from '~/server/housekeeping.server'
import { visit } from '~/counter/tables.server'
import { rightsEvent, rightsRequest } from '~/rights/tables.server'
import { breach } from '~/breach/tables.server'
import { block, hold } from '~/oversight/tables.server'
import { recording, slip } from '~/recording/tables.server'
import { membership, staffAlarm, staffMember } from '~/staff/tables.server'
import { anEntry, sealingOf } from '../../tests/support/activity'
import { eachDatabase, isShownInPart, type TestDatabase } from '../../tests/support/database'
import type { Runtime } from '~/runtime/runtime.server'
import { ROW_PURGES } from './purges.server'
import { planRetention, runRetention, sweepOften } from './use-cases.server'

const NOW = '2026-03-16T08:30:00.000Z'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

eachDatabase('retention', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let sealing: ReturnType<typeof sealingOf>

  beforeEach(async () => {
    fresh = await open()
    runtime = fresh.runtime
    sealing = sealingOf(fresh)
  })

  const keys = () => openAuditKeys(sealing.config.keys.audit.reveal())
  const by = { user: { id: 'operator', role: '04', initiator: true }, requestId: 'run' } as const
  const run = (on: Runtime = runtime) => runRetention({ runtime: on, keys: keys(), by })
  const plan = () => planRetention({ runtime, keys: keys() })
  const seal = () => sealActivityLog(sealing)
  const verify = () =>
    verifyActivityLog({
      reader: fresh.database.reader,
      keys: keys(),
      checkpointFile: sealing.config.checkpointFile,
    })
  const at = (ago: number) => new Date(Date.parse(NOW) - ago)
  const everything = async () => {
    const { reader } = fresh.database
    const tables = [
      ...[draft, mailLink, outbox, session, loginTransaction, keptForm, sentForm],
      ...[oauthArtifact, activity],
    ]
    return JSON.stringify(await Promise.all(tables.map((table) => reader.select().from(table))))
  }
  const logged = async () => {
    const rows = await fresh.database.reader.select().from(activity).orderBy(asc(activity.at))
    return rows.filter((row) => row.event === 'retention-run').map((row) => JSON.parse(row.entry))
  }
  /** Writes entries at a moment, and seals them then. */
  async function wrote(moment: string, count = 5, on: Database = fresh.database) {
    fresh.clock.set(moment)
    const entries = Array.from({ length: count }, (_, place) =>
      anEntry({ at: new Date(moment), requestId: `${moment}-${place}` }),
    )
    for (let from = 0; from < count; from += 500)
      await on.transact((transaction) => appendActivity(transaction, entries.slice(from, from + 500)))
    await seal()
  }

  describe('row by row', () => {
    const MAIL = { kind: 'viewed', subjectId: 's', language: 'nl', messageId: 'm', createdAt: at(0) }
    const mail = (id: string, state: string, ago: number) => ({
      ...MAIL,
      ...{ id, state, uniqueKey: id, payloadSealed: 'x', notBefore: at(ago), expiresAt: at(ago) },
    })
    const SESSION = { audience: 'citizen', subjectId: 's', actorSealed: 'x', startedAt: at(HOUR) }
    const LINK = { subjectId: 's', purpose: 'confirm-address', payloadSealed: 'x', createdAt: at(DAY) }
    const DRAFT = {
      id: 'd',
      actorId: 'a',
      baseVersion: 0,
      catalogueVersion: 1,
      revision: 1,
      editsSealed: 'x',
    }
    const LONG_AGO = 6 * 366 * DAY
    const MEMBER = { numberSealed: 'x', createdAt: at(LONG_AGO) }
    const RECORDED = {
      ...{
        subjectId: 's',
        ura: '1',
        memberId: 'm',
        number: 'Z',
        what: 'SIT001',
        contentSealed: 'x',
        saidBy: 's',
      },
      ...{ waits: 'nothing', confirmedBy: [] },
    }
    const VISIT = { memberId: 'm', ura: '1', lastAt: new Date(0), contentSealed: '' }
    const ALARM = { ura: '1', memberId: 'm', kind: 'misses', day: '2026-01-01', count: 5 }
    const ASKED = {
      ...({ subjectId: 's', ura: '1', kind: 'opt-in', state: 'new', sentAs: 'self' } as const),
      ...{ draftId: 'd', draftRevision: 1, contentsSealed: 'x' },
    }
    const LEAVE = {
      ...({ ura: '1', memberId: 'm', memberRole: '03', purpose: 'research' } as const),
      ...{ askedUntil: '2030-01-01', askedSealed: 'x', sentAt: at(0), answerBy: '2026-03-20' },
    }
    const MESSAGE = {
      ...({ state: 'new', topic: 'other', channel: 'form' } as const),
      ...{ language: 'nl', textIndex: 'x', keySealed: 'x', contentSealed: 'x', receivedAt: at(80 * DAY) },
    }
    const LETTER = { subjectId: 's', kind: 'lock', createdAt: at(LONG_AGO) }
    const RIGHT = {
      kind: 'access',
      channel: 'self',
      keySealed: 'x',
      contentSealed: 'x',
      receivedAt: at(LONG_AGO),
      standing: 'new',
      events: 0,
    } as const
    const HAPPENED = { sequence: 1, at: at(LONG_AGO), what: 'received', contentSealed: 'x' } as const
    const BY_POST = {
      ...({ subjectId: 's', kind: 'overview', receivedBy: 'ilse', detailsSealed: 'x' } as const),
      receivedAt: at(200 * DAY),
    }
    const SLIP = { recordingId: 'r', forId: 's', codeSealed: '' }
    const WORK = { memberId: 'works', nameSealed: 'x', createdAt: at(LONG_AGO) }
    /** The Dutch midnight of thirty days ago. */
    const MIDNIGHT = new Date('2026-02-13T23:00:00.000Z')

    beforeEach(() =>
      fresh.database.transact(async (transaction) => {
        await transaction.insert(draft).values([
          { ...DRAFT, subjectId: 'draft-gone', updatedAt: new Date(MIDNIGHT.getTime() - 1) },
          { ...DRAFT, subjectId: 'draft-kept', updatedAt: MIDNIGHT },
        ])
        await transaction.insert(session).values([
          { ...SESSION, idIndex: 'idle', lastSeenAt: at(45 * MINUTE), expiresAt: at(-HOUR) },
          { ...SESSION, idIndex: 'long', lastSeenAt: at(30 * MINUTE), expiresAt: at(30 * MINUTE) },
          { ...SESSION, idIndex: 'busy', lastSeenAt: at(45 * MINUTE - 1), expiresAt: at(30 * MINUTE - 1) },
          { ...SESSION, idIndex: 'ahead', lastSeenAt: at(-HOUR), expiresAt: at(-8 * HOUR) },
        ])
        const login = { provider: 'digid', secretsSealed: 'x' }
        await transaction.insert(loginTransaction).values([
          { ...login, stateIndex: 'over', expiresAt: at(45 * MINUTE) },
          { ...login, stateIndex: 'under way', expiresAt: at(45 * MINUTE - 1) },
        ])
        const typed = { sessionIndex: 'idle', formSealed: 'x' }
        await transaction.insert(keptForm).values([
          { ...typed, id: 'over', expiresAt: at(0) },
          { ...typed, id: 'kept', expiresAt: at(-1) },
        ])
        await transaction.insert(sentForm).values([
          { keyIndex: 'over', startedAt: at(15 * MINUTE) },
          { keyIndex: 'kept', startedAt: at(15 * MINUTE - 1) },
        ])
        const artifact = { model: 'ReplayDetection', payload: '{}' }
        await transaction.insert(oauthArtifact).values([
          { ...artifact, id: 'over', expiresAt: at(0) },
          { ...artifact, id: 'never', expiresAt: null },
        ])
        await transaction.insert(staffMember).values([
          { ...MEMBER, id: 'works', numberIndex: 'works' },
          { ...MEMBER, id: 'nowhere', numberIndex: 'nowhere' },
        ])
        await transaction.insert(membership).values([
          { ...WORK, id: 'left', ura: '1', roles: [], rolesChangedAt: at(LONG_AGO) },
          { ...WORK, id: 'left lately', ura: '2', roles: [], rolesChangedAt: at(DAY) },
          { ...WORK, id: 'tried lately', ura: '3', roles: [], lastLoginAt: at(DAY) },
          { ...WORK, id: 'there', ura: '4', roles: ['planner'], rolesChangedAt: at(LONG_AGO) },
        ])
        await transaction.insert(recording).values([
          { ...RECORDED, id: 'long ago', visitId: '1', at: at(LONG_AGO) },
          { ...RECORDED, id: 'lately', visitId: '2', at: at(DAY) },
        ])
        await transaction.insert(visit).values([
          { ...VISIT, id: 'yesterday', openedAt: at(2 * DAY) },
          { ...VISIT, id: 'today', openedAt: at(DAY / 2) },
          { ...VISIT, id: 'left', openedAt: at(DAY / 2), lastAt: at(16 * 60_000), contentSealed: 'x' },
          { ...VISIT, id: 'there', openedAt: at(60_000), lastAt: at(60_000), contentSealed: 'x' },
        ])
        await transaction.insert(staffAlarm).values([
          { ...ALARM, id: 'old', at: at(740 * DAY), day: '2024-01-01' },
          { ...ALARM, id: 'new', at: at(DAY) },
        ])
        await transaction.insert(slip).values([
          { ...SLIP, codeIndex: '1', printedAt: at(LONG_AGO) },
          { ...SLIP, codeIndex: '2', printedAt: at(DAY), codeSealed: 'x' },
          { ...SLIP, codeIndex: '3', printedAt: at(60_000), codeSealed: 'x' },
        ])
        await transaction.insert(optInRequest).values([
          { ...ASKED, id: 'undealt with', liveKey: '1', sentAt: at(367 * DAY) },
          { ...ASKED, id: 'this year', liveKey: '2', sentAt: at(360 * DAY) },
        ])
        await transaction.insert(consentRequest).values([
          { ...LEAVE, id: 'given', state: 'given', endsOn: '2021-03-16', answerBy: '2020-01-01' },
          { ...LEAVE, id: 'given long ago', state: 'given', endsOn: '2021-03-14', askedUntil: '2021-03-14' },
          { ...LEAVE, id: 'declined', state: 'declined', answerBy: '2025-09-16' },
          { ...LEAVE, id: 'declined long ago', state: 'declined', answerBy: '2025-09-15' },
          { ...LEAVE, id: 'unanswered', state: 'waiting', answerBy: '2026-02-13' },
          { ...LEAVE, id: 'reached nobody', state: 'not-arrived', answerBy: '2026-02-13' },
        ])
        await transaction.insert(conversation).values([
          { ...MESSAGE, id: 'its day', number: 1, eraseOn: '2026-03-16' },
          { ...MESSAGE, id: 'overdue', number: 2, eraseOn: '2026-01-01' },
          {
            ...MESSAGE,
            id: 'joined',
            number: 3,
            eraseOn: '2026-03-20',
            mergedInto: 'its day',
            state: 'taken',
          },
          { ...MESSAGE, id: 'tomorrow', number: 4, eraseOn: '2026-03-17' },
        ])
        const entry = { kind: 'person', sequence: 1, at: at(DAY), contentSealed: 'x' } as const
        await transaction.insert(conversationEntry).values([
          { ...entry, id: 'e1', conversationId: 'its day' },
          { ...entry, id: 'e2', conversationId: 'joined' },
          { ...entry, id: 'e3', conversationId: 'tomorrow' },
        ])
        const screen = { worker: 'noor', writes: false, since: at(DAY) }
        await transaction.insert(conversationPresence).values([
          { ...screen, conversationId: 'tomorrow', lastAt: at(16 * MINUTE) },
          { ...screen, conversationId: 'overdue', lastAt: at(0) },
        ])
        const code = { subjectId: 's', createdAt: at(9 * DAY) }
        await transaction.insert(consentCode).values([
          { ...code, codeIndex: 'over', expiresAt: at(2 * DAY) },
          { ...code, codeIndex: 'just over', expiresAt: at(HOUR) },
        ])
        await transaction.insert(paperLetter).values([
          {
            ...{ ...LETTER, id: 'ran out', uniqueKey: '5', state: 'printed', codeIndex: 'ran out' },
            printedAt: at(16 * DAY),
          },
          { ...LETTER, id: 'works', uniqueKey: '6', state: 'posted', settledAt: at(DAY), codeIndex: 'works' },
          { ...LETTER, id: 'due', uniqueKey: '1', state: 'due' },
          { ...LETTER, id: 'posted', uniqueKey: '2', state: 'posted', settledAt: at(170 * DAY) },
          { ...LETTER, id: 'posted long ago', uniqueKey: '3', state: 'posted', settledAt: at(190 * DAY) },
          {
            ...LETTER,
            id: 'lies',
            uniqueKey: '4',
            state: 'printed',
            printedAt: at(9 * DAY),
            codeSealed: 'x',
          },
        ])
        await transaction.insert(rightsRequest).values([
          { ...RIGHT, id: 'open', number: 'R 1' },
          { ...RIGHT, id: 'closed lately', number: 'R 2', closedAt: at(1_800 * DAY) },
          { ...RIGHT, id: 'closed long ago', number: 'R 3', closedAt: at(LONG_AGO) },
        ])
        await transaction.insert(rightsEvent).values([
          { ...HAPPENED, id: 'r1', requestId: 'open' },
          { ...HAPPENED, id: 'r2', requestId: 'closed long ago' },
        ])
        await transaction.insert(breach).values([
          { id: 'open', number: 'D 1', notedAt: at(LONG_AGO), events: 0 },
          { id: 'closed lately', number: 'D 2', notedAt: at(LONG_AGO), events: 0, closedAt: at(1_800 * DAY) },
          { id: 'closed long ago', number: 'D 3', notedAt: at(LONG_AGO), events: 0, closedAt: at(LONG_AGO) },
        ])
        await transaction.insert(callNote).values([
          { id: 'told', workerId: 'ilse', contentSealed: 'x', at: at(29 * DAY) },
          { id: 'told long ago', workerId: 'ilse', contentSealed: 'x', at: at(32 * DAY) },
        ])
        const blocked = {
          kind: 'staff',
          target: 'm',
          reasonSealed: 'x',
          by: 'joris',
          at: at(3000 * DAY),
        } as const
        await transaction.insert(block).values([
          { ...blocked, id: 'still' },
          { ...blocked, id: 'lifted', liftedAt: at(1700 * DAY) },
          { ...blocked, id: 'lifted long ago', liftedAt: at(1900 * DAY) },
        ])
        const stays = {
          ...({ kind: 'message', target: 'none', ground: 'asked', reasonSealed: 'x' } as const),
          ...{ by: 'joris', at: at(3000 * DAY), until: '2030-01-01' },
        }
        await transaction.insert(hold).values([
          { ...stays, id: 'stays' },
          { ...stays, id: 'over lately', until: '2021-03-16' },
          { ...stays, id: 'over long ago', until: '2021-03-15' },
        ])
        await transaction.insert(postRequest).values([
          { ...BY_POST, id: 'done', number: '1', state: 'handled', settledAt: at(170 * DAY) },
          { ...BY_POST, id: 'done long ago', number: '2', state: 'not-handled', settledAt: at(190 * DAY) },
          { ...BY_POST, id: 'back', number: '3', state: 'returned', formSentAt: at(190 * DAY) },
          {
            ...{ ...BY_POST, id: 'back long ago', number: '7', state: 'returned' },
            ...{ receivedAt: at(250 * DAY), formSentAt: at(249 * DAY) },
          },
          { ...BY_POST, id: 'not back', number: '4', state: 'form-sent', formSentAt: at(70 * DAY) },
          { ...BY_POST, id: 'on its way', number: '5', state: 'form-sent', formSentAt: at(50 * DAY) },
          { ...BY_POST, id: 'lies', number: '6', state: 'received' },
        ])
        await transaction.insert(mailLink).values([
          { ...LINK, tokenIndex: 'open', expiresAt: at(-1) },
          { ...LINK, tokenIndex: 'expired', expiresAt: at(0) },
          { ...LINK, tokenIndex: 'long expired', expiresAt: at(9 * DAY) },
        ])
        await transaction
          .insert(outbox)
          .values([
            mail('dead', 'dead', 20 * DAY),
            mail('dead long', 'dead', 40 * DAY),
            mail('sent', 'sent', 170 * DAY),
            mail('sent long', 'sent', 190 * DAY),
            mail('waiting', 'waiting', 190 * DAY),
          ])
      }),
    )

    const EXPECTED = {
      erased: 0,
      draft: 1,
      'mail-link': 3,
      'mail-body': 1,
      'mail-record': 1,
      session: 2,
      login: 1,
      'kept-form': 1,
      'sent-form': 1,
      'machine-key': 1,
      representation: 0,
      'pairing-code': 0,
      offer: 0,
      mark: 0,
      inherited: 0,
      'staff-account': 2,
      recording: 3,
      visit: 2,
      'staff-alarm': 1,
      'opt-in': 1,
      'consent-request': 4,
      'consent-code': 1,
      conversation: 3,
      letter: 3,
      'postal-address': 0,
      'call-note': 1,
      'post-request': 4,
      'rights-request': 1,
      breach: 1,
      block: 1,
      hold: 1,
      muted: 0,
      'bare-number': 0,
      log: 0,
    }

    it('counts first, and changes nothing by counting', async () => {
      const before = await everything()
      expect(await plan()).toEqual(EXPECTED)
      expect(await plan()).toEqual(EXPECTED)
      expect(await everything()).toBe(before)
    })

    it('takes what has had its time to the millisecond, and leaves the rest', async () => {
      expect(await run()).toEqual(EXPECTED)
      const { reader } = fresh.database
      expect((await reader.select().from(draft)).map((row) => row.subjectId)).toEqual(['draft-kept'])
      expect((await reader.select().from(membership)).map((row) => row.id).toSorted()).toEqual([
        'left lately',
        'there',
        'tried lately',
      ])
      expect((await reader.select().from(recording)).map((row) => row.id)).toEqual(['lately'])
      const slips = (await reader.select().from(slip)).map((row) => [row.codeIndex, row.codeSealed] as const)
      expect(new Map(slips)).toEqual(
        new Map([
          ['2', ''],
          ['3', 'x'],
        ]),
      )
      const visits = (await reader.select().from(visit)).map((row) => [row.id, row.contentSealed])
      expect(new Map(visits as [string, string][])).toEqual(
        new Map([
          ['today', ''],
          ['left', ''],
          ['there', 'x'],
        ]),
      )
      expect((await reader.select().from(staffMember)).map((row) => row.id)).toEqual(['works'])
      const alive = (await reader.select().from(session)).map((row) => row.idIndex)
      expect(alive.sort()).toEqual(['ahead', 'busy'])
      expect((await reader.select().from(loginTransaction)).map((row) => row.stateIndex)).toEqual([
        'under way',
      ])
      expect((await reader.select().from(keptForm)).map((row) => row.id)).toEqual(['kept'])
      expect((await reader.select().from(sentForm)).map((row) => row.keyIndex)).toEqual(['kept'])
      expect((await reader.select().from(oauthArtifact)).map((row) => row.id)).toEqual(['never'])
      const links = new Map(
        (await reader.select().from(mailLink)).map((row) => [row.tokenIndex, row.payloadSealed]),
      )
      expect(links).toEqual(
        new Map([
          ['open', 'x'],
          ['expired', ''],
        ]),
      )
      const asked = (await reader.select().from(consentRequest)).map((row) => [row.id, row.state] as const)
      expect(Object.fromEntries(asked)).toEqual({
        ...{ given: 'given', declined: 'declined' },
        ...{ 'declined long ago': 'not-arrived', 'reached nobody': 'not-arrived', unanswered: 'not-arrived' },
      })
      const messages = (await reader.select().from(conversation)).map((row) => {
        const { id, state, mergedInto } = reader.tags.genuine(conversation, row)
        return [id, state, mergedInto]
      })
      // What was joined to one that went is read by itself until its own day.
      expect(messages.toSorted()).toEqual([
        ['joined', 'new', null],
        ['tomorrow', 'new', null],
      ])
      const said = (await reader.select().from(conversationEntry)).map((row) => row.id)
      expect(said.toSorted()).toEqual(['e2', 'e3'])
      expect(await reader.$count(conversationPresence)).toBe(0)
      expect((await reader.select().from(callNote)).map(({ id }) => id)).toEqual(['told'])
      const papers = (await reader.select().from(paperLetter)).map(({ id, codeSealed, codeIndex }) => {
        return [id, codeSealed ?? codeIndex]
      })
      expect(Object.fromEntries(papers)).toEqual({
        ...{ due: null, posted: null, lies: null, 'ran out': null, works: 'works' },
      })
      const byPost = (await reader.select().from(postRequest)).map(({ id }) => id)
      expect(byPost.toSorted()).toEqual(['back', 'done', 'on its way'])
      const mails = new Map((await reader.select().from(outbox)).map((row) => [row.id, row.payloadSealed]))
      expect(mails).toEqual(
        new Map([
          ['dead', 'x'],
          ['dead long', null],
          ['sent', 'x'],
          ['waiting', 'x'],
        ]),
      )
    })

    it('does nothing more the second time, and says both times in one entry what it did', async () => {
      await run()
      expect(Object.values(await plan()).every((count) => count === 0)).toBe(true)
      expect(Object.values(await run()).every((count) => count === 0)).toBe(true)
      const [first, second, ...others] = await logged()
      expect(others).toEqual([])
      expect(first).toMatchObject({ users: [{ id: 'operator' }], outcome: 'success', requestId: 'run' })
      expect(first.object.id).toContain('draft=1 mail-link=3 mail-body=1')
      expect(second.object.id).toMatch(/^(\S+=0 ?)+$/)
    })

    it('takes nothing twice when two run at once, and the proofs of both add up to what went', async () => {
      const [one, other] = await Promise.all([run(), run()])
      for (const [id, gone] of Object.entries(EXPECTED))
        expect([id, one[id as 'log'] + other[id as 'log']]).toEqual([id, gone])
    })

    it('takes by day only what lives for hours, without a word in the log', async () => {
      expect(await sweepOften({ runtime })).toMatchObject({
        session: 2,
        login: 1,
        'kept-form': 1,
        'sent-form': 1,
        'machine-key': 1,
        draft: 0,
      })
      expect(await logged()).toEqual([])
    })

    it('takes nothing early when the clock is set back', async () => {
      fresh.clock.set('2020-01-01T00:00:00Z')
      expect(Object.values(await run()).every((count) => count === 0)).toBe(true)
    })

    it('is done once a night by the house', async () => {
      const portal = { runtime, config: sealing.config } as unknown as Parameters<typeof keepHouse>[0]
      expect(await keepHouse(portal)).toEqual(EXPECTED)
      expect(await keepHouse(portal)).toBeNull()
      fresh.clock.advance(DAY)
      expect(await keepHouse(portal)).not.toBeNull()
      expect((await logged()).map((entry) => entry.users[0].id)).toEqual(['housekeeping', 'housekeeping'])
    })
  })

  it('takes many a few at a time, goes on where it was stopped, and gives the space back', async () => {
    const rows = Array.from({ length: 2600 }, (_, place) => ({
      ...{ id: 'd', subjectId: `s-${place}`, actorId: 'a', baseVersion: 0, catalogueVersion: 1, revision: 1 },
      ...{ editsSealed: 'x'.repeat(2000), updatedAt: at(40 * DAY) },
    }))
    for (let from = 0; from < rows.length; from += 200)
      await fresh.database.transact((transaction) =>
        transaction.insert(draft).values(rows.slice(from, from + 200)),
      )
    let most = 0
    const killed = dying(runtime, 3, (gone) => void (most = Math.max(most, gone)))
    await expect(run(killed)).rejects.toThrow('killed')
    expect(await plan()).toMatchObject({ draft: 2600 - 1500 })
    const before = await pagesOf(fresh)
    expect(await run()).toMatchObject({ draft: 1100 })
    expect(await pagesOf(fresh)).toBeLessThan(before / 2 || 1)
  })

  describe('the log', () => {
    it('loses what is older than five years, day by day, and stays whole', async () => {
      await wrote('2021-03-15T22:59:59.999Z')
      await wrote('2021-03-15T23:00:00.000Z')
      await wrote('2024-01-01T12:00:00Z')
      fresh.clock.set(NOW)
      expect(await plan()).toMatchObject({ log: 5 })
      expect(await run()).toMatchObject({ log: 5 })
      expect(await verify()).toMatchObject({ ok: true })
      const first = (await fresh.database.reader.select().from(activity).orderBy(asc(activity.at)))[0]!
      expect(first.at.toISOString()).toBe('2021-03-15T23:00:00.000Z')
      expect(await run()).toMatchObject({ log: 0 })
      fresh.clock.advance(DAY)
      expect(await run()).toMatchObject({ log: 5 })
      expect(await verify()).toMatchObject({ ok: true })
    })

    it('keeps what no checkpoint proves to be old: it may have been written yesterday with an old date', async () => {
      fresh.clock.set(NOW)
      const old = Array.from({ length: 5 }, () => anEntry({ at: new Date('2001-01-01') }))
      await fresh.database.transact((transaction) => appendActivity(transaction, old))
      await seal()
      expect(await run()).toMatchObject({ log: 0 })
    })

    it('keeps what follows an entry of a clock that ran ahead, until that has had its time too', async () => {
      await wrote('2020-01-01T00:00:00Z', 3)
      await fresh.database.transact((transaction) =>
        appendActivity(transaction, [
          anEntry({ at: new Date('2024-06-01') }),
          anEntry({ at: new Date('2020-01-02') }),
        ]),
      )
      fresh.clock.set('2020-01-02T00:00:00Z')
      await seal()
      fresh.clock.set(NOW)
      expect(await run()).toMatchObject({ log: 3 })
      expect(await verify()).toMatchObject({ ok: true })
    })

    it('is gone on with after a clock that was set back, and nothing is taken twice', async () => {
      await wrote('2020-01-01T00:00:00Z')
      await wrote('2022-01-01T00:00:00Z')
      fresh.clock.set(NOW)
      await run()
      fresh.clock.set('2024-01-01T00:00:00Z')
      expect(await run()).toMatchObject({ log: 0 })
      expect(await verify()).toMatchObject({ ok: true })
      fresh.clock.set('2027-06-01T00:00:00Z')
      expect(await run()).toMatchObject({ log: 5 })
      expect(await verify()).toMatchObject({ ok: true })
    })

    it('may lose whole lanes, and be written to and sealed afterwards', async () => {
      const other = fresh.open()
      await wrote('2020-01-01T00:00:00Z', 7, other)
      await wrote('2020-01-02T00:00:00Z', 4)
      fresh.clock.set(NOW)
      expect(await run()).toMatchObject({ log: 11 })
      await wrote(NOW, 3, other)
      expect(await seal()).toMatchObject({ broken: [] })
      expect(await verify()).toMatchObject({ ok: true, unsealed: 0 })
      const elsewhere = { ...sealing, runtime: { ...runtime, database: fresh.open() } }
      await wrote(NOW, 1)
      expect(await sealActivityLog(elsewhere)).toMatchObject({ broken: [] })
    })

    it('is whole at every moment of a purge that is killed, and the next one ends it', async () => {
      await wrote('2020-01-01T00:00:00Z', 1700)
      await wrote('2023-01-01T00:00:00Z', 3)
      fresh.clock.set(NOW)
      for (let after = ROW_TRANSACTIONS; after < ROW_TRANSACTIONS + 3; after += 1) {
        await expect(run(dying(runtime, after))).rejects.toThrow('killed')
        expect(await verify()).toMatchObject({ ok: true })
      }
      await run()
      expect(await plan()).toMatchObject({ log: 0 })
      expect(await verify()).toMatchObject({ ok: true })
    })

    it('stays whole whatever was written and purged when', async () => {
      const steps = fc.array(
        fc.record({
          days: fc.integer({ min: 0, max: 900 }),
          entries: fc.integer({ min: 0, max: 4 }),
          purge: fc.boolean(),
        }),
        { minLength: 3, maxLength: 8 },
      )
      await fc.assert(
        fc.asyncProperty(steps, async (taken) => {
          const own = await open()
          const seals = sealingOf(own)
          const auditKeys = openAuditKeys(seals.config.keys.audit.reveal())
          const given = { runtime: own.runtime, keys: auditKeys }
          own.clock.set('2015-01-01T00:00:00Z')
          const handles = [own.database, own.open()]
          for (const [place, { days, entries, purge }] of taken.entries()) {
            own.clock.advance(days * DAY)
            const rows = Array.from({ length: entries }, () => anEntry({ at: own.clock.now() }))
            await handles[place % 2]!.transact((transaction) => appendActivity(transaction, rows))
            await sealActivityLog(seals)
            if (!purge) continue
            const planned = await planRetention(given)
            expect(await runRetention({ ...given, by })).toEqual(planned)
          }
          const found = await verifyActivityLog({
            reader: own.database.reader,
            keys: auditKeys,
            checkpointFile: seals.config.checkpointFile,
          })
          await own.drop()
          expect(found).toMatchObject({ ok: true })
        }),
        { numRuns: isShownInPart ? 3 : 12 },
      )
    })
  })
})

/** One a purge of rows, when there is nothing to take. */
const ROW_TRANSACTIONS = ROW_PURGES.length

/** A runtime whose process dies after so many transactions. */
function dying(runtime: Runtime, after: number, onChunk: (gone: number) => void = () => undefined): Runtime {
  let done = 0
  const transact: Database['transact'] = async <Result>(work: Work<Result>) => {
    if (done === after) throw new Error('killed')
    done += 1
    const result = await runtime.database.transact(work)
    if (typeof result === 'number') onChunk(result)
    return result
  }
  return { ...runtime, database: { ...runtime.database, transact } }
}

/** Pages of the file; on PostgreSQL space is the server's own business. */
async function pagesOf({ database, url }: TestDatabase): Promise<number> {
  if (database.kind === 'postgres') return 0
  const { default: SqliteFile } = await import('better-sqlite3')
  const file = new SqliteFile(url.replace('file:', ''), { readonly: true })
  const pages = Number(file.pragma('page_count', { simple: true }))
  file.close()
  return pages
}
