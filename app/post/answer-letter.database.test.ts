import { expect, it } from 'vitest'
import { openAuditKeys } from '~/audit/keys.server'
import { sendAnswer, takeBackAnswer } from '~/conversation/answer-use-cases.server'
import { takeMessage } from '~/conversation/desk-use-cases.server'
import { readInbox } from '~/conversation/inbox-use-cases.server'
import { readMessage } from '~/conversation/read-use-cases.server'
import { conversationEntry } from '~/conversation/tables.server'
import { paperLetter } from '~/notification/tables.server'
import { MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import { runRetention } from '~/retention/use-cases.server'
import { sealingOf } from '../../tests/support/activity'
import { aMessage, aWorker } from '../../tests/support/conversation'
import { eachDatabase } from '../../tests/support/database'
import { markPosted, markReturned, printDue } from './print-use-cases.server'
import { readQueue, readStack } from './queue-use-cases.server'

const DAY = 86_400_000
const ADDRESS = { name: 'M. Bakker', street: 'Kade', number: '2', postcode: '1234 AB', town: 'Dorp' }

eachDatabase('an answer on paper', (open) => {
  it('goes where no mail does, until printed can be taken back, and goes with its conversation', async () => {
    const fresh = await open()
    const { runtime, clock, database } = fresh
    const by = await aWorker(runtime, 'Noor Smit')
    const desk = { worker: by.worker, requestId: 'desk' }
    const { id } = await aMessage(runtime, { content: { email: null } })
    const mailed = await aMessage(runtime, { text: 'Iets anders.' })
    const who = (message: string) => ({ id: message, by, requestId: 'r' })
    const answer = (message: string) =>
      sendAnswer(runtime, { ...who(message), text: 'Beste,\n\nKom langs.', seen: 1, letter: ADDRESS })
    const read = async () => {
      const opened = await readMessage(runtime, who(id))
      if (!opened.ok) throw new Error(opened.refusal)
      return opened.message
    }
    const stands = async () => (await read()).thread.findLast(({ kind }) => kind === 'answer')?.delivery
    for (const message of [id, mailed.id]) await takeMessage(runtime, who(message))
    expect(await answer(mailed.id)).toEqual({ ok: false, refusal: 'has-mail' })
    expect(await answer(id)).toEqual({ ok: true })
    clock.advance(60_000)
    expect((await read()).canTakeBackLetter).toBe(true)
    expect(await takeBackAnswer(runtime, who(id))).toEqual({ ok: true })
    expect([await stands(), (await readQueue(runtime, desk, 'due')).due]).toEqual([undefined, 0])
    await answer(id)
    expect([await stands(), (await read()).address]).toEqual(['to-print', ADDRESS])
    const kept = JSON.stringify(await database.reader.select().from(conversationEntry))
    expect(kept + JSON.stringify(await database.reader.select().from(paperLetter))).not.toContain('Kade')
    const [line] = (await readQueue(runtime, desk, 'due')).lines
    expect(line).toMatchObject({ kind: 'post-answer', name: 'M. Bakker' })
    expect(await printDue({ runtime, subjects: MAIL_SUBJECTS }, desk)).toEqual({ printed: 1, dropped: 0 })
    expect(await stands()).toBe('printed')
    expect(await takeBackAnswer(runtime, who(id))).toEqual({ ok: false, refusal: 'too-late' })
    const [sheet] = await readStack(runtime, desk)
    expect(sheet).toMatchObject({
      address: ADDRESS,
      answer: { number: 'B 1001', text: 'Beste,\n\nKom langs.' },
    })
    await markPosted(runtime, desk, clock.now())
    expect(await stands()).toBe('posted')
    const [letter] = await database.reader.select().from(paperLetter)
    expect(await markReturned(runtime, desk, letter!.id)).toEqual({ ok: true })
    expect(await stands()).toBe('returned')
    const asked = { view: 'niet-bezorgd', topic: null, channel: null, search: '' } as const
    expect((await readInbox(runtime, desk, asked)).rows.map(({ number }) => number)).toEqual(['B 1001'])
    clock.advance(90 * DAY)
    const keys = openAuditKeys(sealingOf(fresh).config.keys.audit.reveal())
    const user = { id: 'operator', role: '04', initiator: true } as const
    await runRetention({ runtime, keys, by: { user, requestId: 'run' } })
    expect(await database.reader.$count(paperLetter)).toBe(0)
  })
})
