import { beforeEach, describe, expect, it } from 'vitest'
import { openAuditKeys } from '~/audit/keys.server'
import { activity } from '~/audit/tables.server'
import { makeReplyToken } from '~/notification/reply-token.server'
import { runRetention } from '~/retention/use-cases.server'
import { localDate } from '~/runtime/local-date'
import { openPostOffice, type PostOffice } from '../../tests/mail/post-office'
import { startSmtpServer, type SmtpTestServer } from '../../tests/mail/smtp-server'
import { sealingOf } from '../../tests/support/activity'
import { aMessage, aWorker } from '../../tests/support/conversation'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { saveDraft, sendAnswer, takeBackAnswer, writeNote } from './answer-use-cases.server'
import { blackenWords } from './blacken-use-cases.server'
import {
  assignMessage,
  closeMessage,
  flagMessage,
  handOn,
  putAway,
  putFirst,
  releaseMessage,
  takeMessage,
  takeOutOfSpam,
  takeOver,
} from './desk-use-cases.server'
import { parseBsn } from '~/person/bsn'
import { findById, findOrCreate } from '~/person/store.server'
import { writeConfirmedAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import { openDispute } from './dispute.server'
import { readInbox } from './inbox-use-cases.server'
import type { Worker } from './log-entry'
import { mergeMessage, undoMerge } from './merge-use-cases.server'
import { readForPerson, replyByPerson } from './person-use-cases.server'
import { notePresence } from './presence-use-cases.server'
import { readMessage } from './read-use-cases.server'
import { listConversations } from './store.server'
import { conversation, conversationDraft, conversationEntry } from './tables.server'
import type { View } from './views'

const DAY = 86_400_000
const OK = { ok: true }
const NO = (refusal: string) => ({ ok: false, refusal })

eachDatabase('the desk', (open) => {
  let fresh: TestDatabase
  let smtp: SmtpTestServer
  let office: PostOffice
  let NOOR: Worker
  let ILSE: Worker

  beforeEach(async () => {
    fresh = await open()
    smtp = await startSmtpServer()
    office = await openPostOffice({ fresh, smtp })
    NOOR = await aWorker(fresh.runtime, 'Noor Smit')
    ILSE = await aWorker(fresh.runtime, 'Ilse Visser')
    return async () => {
      office.close()
      await smtp.stop()
    }
  })

  const who = (id: string, by = NOOR) => ({ id, by, requestId: 'r' })
  const take = (id: string, by = NOOR) => takeMessage(fresh.runtime, who(id, by))
  const read = async (id: string, by = NOOR) => {
    const opened = await readMessage(fresh.runtime, who(id, by))
    if (!opened.ok) throw new Error(opened.refusal)
    return opened.message
  }
  const answer = (id: string, given: { text?: string; seen?: number } = {}) =>
    sendAnswer(fresh.runtime, { ...who(id), text: 'Beste M. Bakker,\n\nKom langs.', seen: 1, ...given })
  const back = (id: string) => takeBackAnswer(fresh.runtime, who(id))
  const reply = (id: string, text: string) =>
    replyByPerson(fresh.runtime, { token: makeReplyToken(fresh.runtime, id), text, requestId: 'r' })
  const inbox = (view: View = 'alles', search = '', worker = NOOR.worker) =>
    readInbox(fresh.runtime, { worker, requestId: 'r' }, { view, topic: null, channel: null, search })
  const listed = async (...asked: Parameters<typeof inbox>) =>
    (await inbox(...asked)).rows.map(({ number }) => number)
  const purge = async () => {
    const keys = openAuditKeys(sealingOf(fresh).config.keys.audit.reveal())
    const user = { id: 'operator', role: '04', initiator: true } as const
    await runRetention({ runtime: fresh.runtime, keys, by: { user, requestId: 'run' } })
  }
  const acts = async () => {
    const rows = await fresh.database.reader.select().from(activity)
    return rows.map(
      ({ entry }) => JSON.parse(entry) as { event: string; users: { id: string }[]; object: { id: string } },
    )
  }

  it('answers by mail with a link to reply; a reply within two weeks opens it again, and it goes on its day', async () => {
    const { id } = await aMessage(fresh.runtime)
    const day = (await inbox()).rows[0]!.eraseOn
    expect([await take(id), await answer(id)]).toEqual([OK, OK])
    await office.deliverDue()
    expect(smtp.delivered).toHaveLength(1)
    fresh.clock.advance(10_000)
    await office.deliverDue()
    const mail = smtp.delivered[1]!.parsed
    expect(mail.text).toContain('Beste M. Bakker,\n\nKom langs.')
    expect(mail.html).toContain('Beste M. Bakker,<br/><br/>Kom langs.')
    const token = /\/contact\/antwoord\/([\w.-]+)/.exec(mail.text!)![1]!
    expect((await readForPerson(fresh.runtime, { token }))!.thread.map(({ by }) => by)).toEqual([
      'person',
      'desk',
    ])
    expect(await closeMessage(fresh.runtime, { ...who(id), how: 'answered' })).toEqual(OK)
    fresh.clock.advance(13 * DAY)
    const replied = await replyByPerson(fresh.runtime, { token, text: 'Dat lukt niet.', requestId: 'r' })
    expect(replied).toEqual({ ok: true, number: 'B 1001', reopened: true })
    const [row] = (await inbox('vrij')).rows
    expect(row).toMatchObject({ reopened: true, owner: null, eraseOn: day, waits: 0 })
    expect((await read(id)).thread.map(({ kind, content }) => content.act ?? kind)).toEqual([
      ...['person', 'auto', 'taken', 'answer', 'closed', 'person', 'reopened'],
    ])
    await take(id)
    const { seen } = await read(id)
    expect(await answer(id, { seen, text: 'Dan bellen wij u.' })).toEqual(OK)
    fresh.clock.advance(10_000)
    await office.deliverDue()
    expect(smtp.delivered.at(-1)!.parsed.text).toContain('Dan bellen wij u.')
    fresh.clock.set(`${day}T02:00:00Z`)
    await purge()
    expect(await fresh.database.reader.$count(conversation)).toBe(0)
    expect(await fresh.database.reader.$count(conversationEntry)).toBe(0)
    expect(await readForPerson(fresh.runtime, { token })).toBeNull()
    expect(await reply(id, 'Hallo?')).toEqual(NO('gone'))
  })

  it('is forgotten on its day, with everything that is in it', async () => {
    const { id } = await aMessage(fresh.runtime)
    await take(id)
    await saveDraft(fresh.runtime, { ...who(id), text: 'Beste' })
    await notePresence(fresh.runtime, { id, by: NOOR, writes: true })
    const purged = async () => {
      await purge()
      const tables = [conversation, conversationEntry, conversationDraft]
      return Promise.all(tables.map((table) => fresh.database.reader.$count(table)))
    }
    fresh.clock.advance(89 * DAY)
    expect(await listed('binnenkort')).toEqual(['B 1001'])
    expect((await inbox()).unanswered).toBe(1)
    expect(await purged()).toEqual([1, 3, 1])
    fresh.clock.advance(DAY)
    expect(await listed()).toEqual([])
    expect(await purged()).toEqual([0, 0, 0])
  })

  describe('an answer', () => {
    it('can be taken back for ten seconds: then nothing goes, and the text is there again', async () => {
      const { id } = await aMessage(fresh.runtime)
      await take(id)
      await answer(id)
      expect((await read(id)).canTakeBackUntil).toEqual(new Date(fresh.clock.now().getTime() + 10_000))
      fresh.clock.advance(9_000)
      expect(await back(id)).toEqual(OK)
      fresh.clock.advance(60_000)
      await office.deliverDue()
      expect(smtp.delivered).toHaveLength(1)
      const { draft, state, thread } = await read(id)
      expect([draft!.text, state, thread.some(({ kind }) => kind === 'answer')]).toEqual([
        ...['Beste M. Bakker,\n\nKom langs.', 'taken', false],
      ])
      await answer(id)
      // What was typed last may come after the answer that has it.
      const late = { ...who(id), text: 'Kom', after: null }
      expect(await saveDraft(fresh.runtime, late)).toEqual(NO('stale'))
      expect((await read(id)).draft).toBeNull()
      fresh.clock.advance(10_000)
      expect(await back(id)).toEqual(NO('too-late'))
      await office.deliverDue()
      expect((await read(id)).thread.at(-1)).toMatchObject({ kind: 'answer', delivery: 'delivered' })
    })

    it('that is taken back leaves what was never said waiting since it came in', async () => {
      const at = fresh.clock.now()
      const [id] = await fresh.database.transact(async (transaction) => {
        const by = await findOrCreate(transaction, fresh.runtime, parseBsn('999990408')!)
        const email = parseEmail('anna@voorbeeld.example')!
        await writeConfirmedAddress(transaction, fresh.runtime, { citizen: by, email, at })
        const anna = (await findById(transaction, fresh.runtime, by.row.id))!
        const recording = { id: 'x', number: 'R-1', organisation: 'De Linde' }
        await openDispute(transaction, fresh.runtime, { by: anna, recording, at, requestId: 'r' })
        return (await transaction.select({ id: conversation.id }).from(conversation)).map((row) => row.id)
      })
      await take(id!)
      expect(await answer(id!, { seen: 0 })).toEqual(OK)
      expect((await inbox()).oldest).toBeNull()
      expect(await back(id!)).toEqual(OK)
      expect((await inbox()).oldest?.id).toBe(id)
    })

    it('to the first leaves a later reply that nobody answers with the alarm of day 60', async () => {
      const { id } = await aMessage(fresh.runtime)
      await take(id)
      await answer(id)
      fresh.clock.advance(61 * DAY)
      expect((await inbox()).unanswered).toBe(0)
      await reply(id, 'Het lukt nog niet.')
      expect((await inbox()).unanswered).toBe(1)
    })

    it('sent from two windows is sent once; a minute later it is another', async () => {
      const { id } = await aMessage(fresh.runtime)
      await take(id)
      expect([await answer(id), await answer(id)]).toEqual([OK, OK])
      const answers = async () => (await read(id)).thread.filter(({ kind }) => kind === 'answer')
      expect(await answers()).toHaveLength(1)
      fresh.clock.advance(60_000)
      await answer(id)
      expect(await answers()).toHaveLength(2)
    })

    it('does not go where something newer came in, and its text is kept', async () => {
      const { id } = await aMessage(fresh.runtime)
      await take(id)
      await reply(id, 'Laat maar, het lukt al.')
      expect(await answer(id)).toEqual(NO('newer'))
      const { draft, seen } = await read(id)
      expect(draft!.text).toContain('Kom langs.')
      expect(await answer(id, { seen })).toEqual(OK)
    })

    it.each([
      ['unfilled', 'Kom naar [plaats].'],
      ['citizen-number', 'Uw nummer is 999990408.'],
    ])('is %s, and does not go', async (refusal, text) => {
      const { id } = await aMessage(fresh.runtime)
      await take(id)
      expect(await answer(id, { text })).toEqual(NO(refusal))
      expect((await read(id)).draft!.text).toBe(text)
    })

    it('that comes back flags the message, and another is not sent there', async () => {
      const { id } = await aMessage(fresh.runtime)
      await take(id)
      await answer(id)
      fresh.clock.advance(10_000)
      smtp.fault = { at: 'rcpt', does: 550 }
      await office.deliverDue()
      expect(await listed('niet-bezorgd')).toEqual(['B 1001'])
      const { thread, bounced, seen } = await read(id)
      expect([bounced, thread.find(({ kind }) => kind === 'answer')!.delivery]).toEqual([
        true,
        'not-delivered',
      ])
      expect(await answer(id, { seen })).toEqual(NO('no-address'))
    })
  })

  describe('of two colleagues', () => {
    it('one has a message; the other may take it over, sees who is there, and each has an own draft', async () => {
      const { id } = await aMessage(fresh.runtime)
      expect([await take(id), await take(id, ILSE)]).toEqual([OK, NO('taken')])
      expect(await readMessage(fresh.runtime, who(id, ILSE))).toMatchObject(NO('not-yours'))
      await saveDraft(fresh.runtime, { ...who(id), text: 'Van Noor' })
      await notePresence(fresh.runtime, { id, by: NOOR, writes: true })
      expect((await inbox('alles', '', ILSE.worker)).rows[0]).toMatchObject({
        ...{ owner: { name: 'Noor Smit', isMe: false }, hasDraft: false },
        present: [{ name: 'Noor Smit', writes: true }],
      })
      expect(await takeOver(fresh.runtime, who(id, ILSE))).toEqual(OK)
      expect((await read(id, ILSE)).draft).toBeNull()
      expect(await answer(id)).toEqual(NO('not-yours'))
      expect((await read(id)).draft!.text).toContain('Kom langs.')
      expect(await writeNote(fresh.runtime, { ...who(id), text: 'Belt liever niet.' })).toEqual(OK)
      fresh.clock.advance(200_000)
      expect((await read(id, ILSE)).present).toEqual([])
    })

    it('who take at once have it once', async () => {
      const { id } = await aMessage(fresh.runtime)
      const taken = await Promise.all([take(id), take(id, ILSE)])
      expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    })
  })

  it('never shows its notes, acts and drafts to the person', async () => {
    const { id } = await aMessage(fresh.runtime, { subjectId: 'anna' })
    await take(id)
    await writeNote(fresh.runtime, { ...who(id), text: 'Geheim.' })
    await answer(id)
    const { thread } = (await readForPerson(fresh.runtime, { id, subjectId: 'anna' }))!
    expect(thread.map(({ text }) => text)).toEqual(['Ik kan niet inloggen.'])
  })

  it('makes black for good: in texts, subject, drafts, mail that waits and what is found', async () => {
    const { id } = await aMessage(fresh.runtime, {
      text: 'Mijn nummer is 999990408.',
      content: { subject: '999990408' },
    })
    await take(id)
    await saveDraft(fresh.runtime, { ...who(id), text: 'U schreef 999990408' })
    const black = (words: string) => blackenWords(fresh.runtime, { ...who(id), words, kind: 'number' })
    expect(await listed('alles', '999990408')).toEqual(['B 1001'])
    expect([await black('12345'), await black('999990408')]).toEqual([NO('not-there'), OK])
    const message = await read(id)
    expect(JSON.stringify(message)).not.toContain('999990408')
    expect(message.thread[0]!.content.text).toBe('Mijn nummer is █████.')
    expect(await listed('alles', '999990408')).toEqual([])
    await answer(id, { text: 'Sara is ziek.' })
    await black('Sara')
    fresh.clock.advance(10_000)
    await office.deliverDue()
    expect(smtp.delivered.at(-1)!.parsed.text).toContain('█████ is ziek.')
    expect((await acts()).filter(({ event }) => event === 'message-blackened')).toHaveLength(2)
  })

  it('joins what one person wrote, and undoes that; its link opens the one it is in', async () => {
    const { id } = await aMessage(fresh.runtime)
    fresh.clock.advance(1000)
    const other = await aMessage(fresh.runtime, { text: 'En nog iets.' })
    await aMessage(fresh.runtime, { text: 'x', content: { email: 'ander@voorbeeld.example' } })
    await take(id)
    const merge = (number: number) => mergeMessage(fresh.runtime, { ...who(id), number })
    expect(await merge(1003)).toEqual(NO('another-person'))
    await saveDraft(fresh.runtime, { ...who(id), text: 'Beste' })
    expect(await merge(1002)).toEqual(NO('has-draft'))
    await saveDraft(fresh.runtime, { ...who(id), text: '' })
    expect(await merge(1002)).toEqual(OK)
    expect(await listed()).toEqual(['B 1003', 'B 1001'])
    const said = (await read(id)).thread
      .filter(({ kind }) => kind === 'person')
      .map(({ content }) => content.text)
    expect(said).toEqual(['Ik kan niet inloggen.', 'En nog iets.'])
    await reply(other.id, 'Hallo?')
    expect((await read(id)).thread.at(-1)!.content.text).toBe('Hallo?')
    const black = { ...who(id), words: 'nog iets', kind: 'health' } as const
    expect(await blackenWords(fresh.runtime, black)).toEqual(OK)
    expect(JSON.stringify(await read(id))).not.toContain('nog iets')
    expect(await undoMerge(fresh.runtime, { ...who(id), from: other.id })).toEqual(OK)
    expect((await read(other.id)).number).toBe('B 1002')
  })

  it('joins no chains, and what is joined to one that went is its own again', async () => {
    const { id } = await aMessage(fresh.runtime)
    const second = await aMessage(fresh.runtime, { text: 'En nog iets.' })
    const third = await aMessage(fresh.runtime, { text: 'En dit.' })
    await take(id)
    await take(second.id)
    const merge = (into: string, number: number) => mergeMessage(fresh.runtime, { ...who(into), number })
    expect(await merge(second.id, 1003)).toEqual(OK)
    expect(await merge(id, 1002)).toEqual(NO('has-joined'))
    await closeMessage(fresh.runtime, { ...who(second.id), how: 'answered' })
    fresh.clock.advance(14 * DAY)
    // Its day has come, and the night has not been.
    expect(await reply(third.id, 'Hallo?')).toEqual({ ok: true, number: 'B 1003', reopened: false })
    expect(await listed('vrij')).toEqual(['B 1003'])
  })

  it('lists what goes first, counts its lists, and is looked through without accents', async () => {
    const numbers = ['a', 'b', 'c', 'd', 'e']
    const ids = []
    for (const text of numbers) {
      const content = { subject: `Onderwerp ${text}`, surname: 'Müller', email: `${text}@voorbeeld.example` }
      ids.push((await aMessage(fresh.runtime, { text, content })).id)
      fresh.clock.advance(60_000)
    }
    const [first, second, third, fourth] = ids as [string, string, string, string, string]
    for (const id of [first, second, third, fourth]) await take(id)
    await handOn(fresh.runtime, who(first))
    await flagMessage(fresh.runtime, { ...who(second), flag: 'distress' })
    await putAway(fresh.runtime, who(third))
    await releaseMessage(fresh.runtime, who(fourth))
    expect(await listed()).toEqual(['B 1002', 'B 1004', 'B 1005', 'B 1001'])
    expect((await inbox()).counts).toMatchObject({ alles: 4, vrij: 2, mijn: 1, wacht: 0 })
    expect(await listed('gesloten')).toEqual(['B 1003'])
    expect((await inbox()).oldest).toMatchObject({ number: 'B 1002' })
    expect(await listed('alles', 'mull onder')).toHaveLength(5)
    expect(await listed('alles', 'uller')).toEqual([])
    expect(await listed('alles', 'b1004')).toEqual(['B 1004'])
  })

  it('is looked through in what was said only by who may read it, by others in its subject and name', async () => {
    const { id } = await aMessage(fresh.runtime, { text: 'Over mijn dossier.' })
    expect(await listed('alles', 'dossier')).toEqual([])
    expect(await listed('alles', 'bakker inloggen')).toEqual(['B 1001'])
    await take(id)
    expect(await listed('alles', 'dossier')).toEqual(['B 1001'])
    await takeOver(fresh.runtime, who(id, ILSE))
    expect(await listed('alles', 'dossier')).toEqual(['B 1001'])
    const piet = await aWorker(fresh.runtime, 'Piet Bos')
    expect(await listed('alles', 'dossier', piet.worker)).toEqual([])
  })

  it('is looked through in what is joined, and that is logged without the words; an address only by who may read it', async () => {
    const { id } = await aMessage(fresh.runtime)
    await aMessage(fresh.runtime, { text: 'Over mijn dossier.' })
    expect(await listed('alles', 'voorbeeld')).toEqual([])
    await take(id)
    await mergeMessage(fresh.runtime, { ...who(id), number: 1002 })
    expect(await listed('alles', 'dossier')).toEqual(['B 1001'])
    expect(await listed('alles', 'voorbeeld')).toEqual(['B 1001'])
    const searched = (await acts()).filter(({ event }) => event === 'messages-searched')
    expect(searched.map(({ object }) => object.id).toSorted()).toEqual(['found 0', 'found 1', 'found 1'])
    expect(JSON.stringify(searched)).not.toContain('dossier')
  })

  it('is put first and given to a colleague by who has it, and comes out of unwanted by anybody', async () => {
    const { id } = await aMessage(fresh.runtime)
    const first = (by: Worker) => putFirst(fresh.runtime, { ...who(id, by), first: true })
    const give = (to: string) => assignMessage(fresh.runtime, { ...who(id), to })
    expect([await give(ILSE.worker), await take(id), await first(ILSE)]).toEqual([
      ...[NO('not-yours'), OK, NO('taken')],
    ])
    expect([await first(NOOR), await give('nobody'), await give(ILSE.worker)]).toEqual([
      ...[OK, NO('unknown'), OK],
    ])
    expect((await inbox('mijn', '', ILSE.worker)).rows[0]).toMatchObject({ priority: true })
    await putAway(fresh.runtime, who(id, ILSE))
    const piet = await aWorker(fresh.runtime, 'Piet Bos')
    expect(await readMessage(fresh.runtime, who(id, piet))).toMatchObject({ state: 'spam' })
    expect(await takeOutOfSpam(fresh.runtime, who(id, piet))).toEqual(OK)
  })

  it('has what waited in each waiting there again once they are apart', async () => {
    const { id } = await aMessage(fresh.runtime)
    await take(id)
    await answer(id)
    fresh.clock.advance(60_000)
    const other = await aMessage(fresh.runtime, { text: 'En nog iets.' })
    await mergeMessage(fresh.runtime, { ...who(id), number: 1002 })
    expect((await read(id)).state).toBe('taken')
    await undoMerge(fresh.runtime, { ...who(id), from: other.id })
    const stands = async (message: string) => {
      const { state, waits } = await read(message)
      return [state, waits !== null]
    }
    expect([await stands(id), await stands(other.id)]).toEqual([
      ...[
        ['waits', false],
        ['taken', true],
      ],
    ])
  })

  it('hides nothing that is open behind what came before; of what is closed the newest are there', async () => {
    for (const text of ['a', 'b', 'c']) {
      await aMessage(fresh.runtime, { text })
      fresh.clock.advance(1000)
    }
    const asked = { where: undefined, today: localDate(fresh.clock.now()) }
    const numbers = async (given = {}) => {
      const rows = await listConversations(fresh.database.reader, fresh.runtime, { ...asked, ...given })
      return rows.map(({ number }) => number)
    }
    expect(await numbers()).toEqual([1001, 1002, 1003])
    expect(await numbers({ newest: 2 })).toEqual([1002, 1003])
  })

  it('writes every act in the log, with who did it and nothing of what was said', async () => {
    const { id } = await aMessage(fresh.runtime)
    await take(id)
    await read(id)
    await answer(id)
    await back(id)
    await closeMessage(fresh.runtime, { ...who(id), how: 'by-phone' })
    const called = (id: string) => (id === NOOR.worker ? 'noor' : id)
    const lines = (await acts()).map(
      ({ event, object, users }) => `${event}: ${object.id} ${called(users[0]!.id)}`,
    )
    expect(lines.toSorted()).toEqual([
      `message-answered: sent ${id} noor`,
      `message-answered: taken-back ${id} noor`,
      `message-changed: closed ${id} noor`,
      `message-changed: taken ${id} noor`,
      `message-read: ${id} noor`,
      `message-received: form ${id} unknown`,
    ])
  })
})
