import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import { activity } from '~/audit/tables.server'
import { paperLetter, outbox } from '~/notification/tables.server'
import { writePostal } from '~/notification/postal-address.server'
import { subject } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { anEntry } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { freshNumbers } from '../../tests/faults/care-system'
import { aCitizen, openPostOffice } from '../../tests/mail/post-office'
import { startSmtpServer } from '../../tests/mail/smtp-server'
import type { BreachFacts, BreachScope } from './breach'
import { noticesFor } from './notices.server'
import { noticeOn } from './letter-notice.server'
import { lookForSome } from './look-for.server'
import { breachPerson } from './tables.server'
import { tellSome } from './tell.server'
import { breachesToReport, doBreach, noteBreach, openBreach } from './use-cases.server'

const BY = { worker: 'joris', requestId: 'r' }
const FACTS: BreachFacts = {
  ...{ kind: 'confidentiality', foundAt: '2026-03-15T20:00:00.000Z', nature: 'Een lijst lag open' },
  ...{ data: '', people: '', consequences: '', measures: '' },
}
const SCOPE: BreachScope = { from: '2026-03-14', to: '2026-03-15', ura: '90000101', member: '' }
const NOTICE = { nl: 'Er lag een lijst open.\nDie is weg.', en: 'A list lay open.\nIt is gone.' }

eachDatabase('a breach', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let id: string
  const numbers = freshNumbers()

  beforeEach(async () => {
    fresh = await open()
    runtime = fresh.runtime
    const noted = await noteBreach(runtime, BY, FACTS)
    id = noted.ok ? noted.id : ''
  })

  const act = (command: Parameters<typeof doBreach>[2]['command']) => doBreach(runtime, BY, { id, command })
  const citizen = (email: string | null = null) =>
    aCitizen(runtime, { bsn: numbers.next().value!, email, kinds: [] })
  const asked = (subjectId: string, at: string, ura = '90000101') =>
    fresh.database.transact((transaction) =>
      appendActivity(transaction, [
        anEntry({
          ...{ event: 'consulted', at: new Date(at), subjectId, organisation: ura },
          users: [{ id: 'client', role: '07', initiator: true }],
        }),
      ]),
    )
  const people = async () =>
    (await fresh.database.reader.select().from(breachPerson)).map(({ subjectId }) => subjectId).toSorted()
  const lookForAll = async () => {
    while (await lookForSome(runtime));
  }
  const tellAll = async (on: Runtime = runtime) => {
    while (await tellSome(on));
  }
  const mails = () => fresh.database.reader.select().from(outbox).where(eq(outbox.kind, 'breach'))

  it('is noted with a number, is first on the worklist until it is reported, and each act is logged', async () => {
    expect(await breachesToReport(runtime)).toMatchObject([{ number: 'D 2026 0001', clock: { hours: 59 } }])
    await act({ do: 'report', at: '2026-03-16T08:00:00.000Z', reference: 'AP 12' })
    expect(await breachesToReport(runtime)).toEqual([])
    const entries = await fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'breach-changed'))
    expect(entries).toHaveLength(2)
    expect(JSON.stringify(entries)).not.toContain('lijst')
    expect(await noteBreach(runtime, BY, { ...FACTS, nature: '' })).toEqual({ ok: false, refusal: 'empty' })
    expect(await doBreach(runtime, BY, { id: 'x', command: { do: 'stop' } })).toMatchObject({
      refusal: 'not-there',
    })
  })

  it('finds exactly those whom the log has in these days with this organisation, each once', async () => {
    const [one, two, early, late, elsewhere] = await Promise.all(Array.from({ length: 5 }, () => citizen()))
    await asked(one!.row.id, '2026-03-13T23:00:00.000Z')
    await asked(one!.row.id, '2026-03-14T12:00:00.000Z')
    await asked(two!.row.id, '2026-03-15T22:59:59.999Z')
    await asked(early!.row.id, '2026-03-13T22:59:59.999Z')
    await asked(late!.row.id, '2026-03-15T23:00:00.000Z')
    await asked(elsewhere!.row.id, '2026-03-14T12:00:00.000Z', '90000202')
    await act({ do: 'look-for', scope: SCOPE })
    expect((await openBreach(runtime, id))!.work).toBe('looking')
    await lookForAll()
    expect(await people()).toEqual([one!.row.id, two!.row.id].toSorted())
    expect((await openBreach(runtime, id))!.work).toBe('found')
    await act({ do: 'look-for', scope: { ...SCOPE, ura: '90000202' } })
    await lookForAll()
    expect(await people()).toEqual([elsewhere!.row.id])
  })

  describe('of which people are told', () => {
    const PEOPLE = 120
    beforeEach(async () => {
      for (let made = 0; made < PEOPLE; made += 1) {
        const { row } = await citizen(made < PEOPLE - 3 ? `p${made}@voorbeeld.example` : null)
        await asked(row.id, '2026-03-14T12:00:00.000Z')
      }
      await act({ do: 'look-for', scope: SCOPE })
      await lookForAll()
      await act({ do: 'word', notice: NOTICE })
    }, 60_000)
    const counts = async () => (await openBreach(runtime, id))!.people

    it('reaches each once, whoever is ended in between or works beside it, and stops when told', async () => {
      await act({ do: 'tell' })
      expect(await tellSome(runtime)).toBe(true)
      expect(await counts()).toMatchObject({ all: PEOPLE, left: PEOPLE - 50 })
      await act({ do: 'stop' })
      expect(await tellSome(runtime)).toBe(false)
      expect(await counts()).toMatchObject({ left: PEOPLE - 50 })
      await act({ do: 'tell' })
      const second = { ...runtime, database: fresh.open() }
      await Promise.all([tellAll(), tellAll(second)])
      expect(await counts()).toEqual({
        ...{ all: PEOPLE, left: 0, mail: PEOPLE - 3, letter: 0, unreached: 3, gone: 0 },
      })
      expect(await mails()).toHaveLength(PEOPLE - 3)
      const told = await fresh.database.reader
        .select()
        .from(activity)
        .where(eq(activity.event, 'breach-told'))
      expect(told).toHaveLength(PEOPLE)
      expect(await act({ do: 'close', text: 'Lijsten liggen nu achter slot' })).toMatchObject({
        refusal: 'undecided',
      })
    })
  })

  it('says in the mail what happened, in the language of who gets it, and in the letter of who has none', async () => {
    const anna = await citizen('anna@voorbeeld.example')
    const bart = await citizen('bart@voorbeeld.example')
    const byPost = await citizen()
    const address = {
      name: 'C. Bakker',
      street: 'Dorpsstraat',
      number: '1',
      postcode: '1234 AB',
      town: 'Ede',
    }
    await fresh.database.transact(async (transaction) => {
      await transaction.update(subject).set({ language: 'en' }).where(eq(subject.id, bart.row.id))
      await writePostal(transaction, runtime, { citizen: byPost, address, at: runtime.now() })
    })
    for (const { row } of [anna, bart, byPost]) await asked(row.id, '2026-03-15T12:00:00.000Z')
    await act({ do: 'look-for', scope: SCOPE })
    await lookForAll()
    await act({ do: 'word', notice: NOTICE })
    await act({ do: 'tell' })
    await tellAll()
    expect((await openBreach(runtime, id))!.people).toMatchObject({ mail: 2, letter: 1, unreached: 0 })
    const smtp = await startSmtpServer()
    const office = await openPostOffice({ fresh, smtp })
    await office.deliverDue()
    const texts = smtp.delivered.map(({ parsed }) => parsed.text ?? '').toSorted()
    expect(texts[1]).toContain('A list lay open.\nIt is gone.')
    expect(texts[0]).toContain('Er lag een lijst open.\nDie is weg.')
    office.close()
    await smtp.stop()
    const [letter] = await fresh.database.reader.select().from(paperLetter)
    expect(await noticeOn(runtime, letter!, 'nl')).toBe(NOTICE.nl)
    const reads = { subjectId: byPost.row.id, language: 'nl' } as const
    expect(await noticesFor(runtime, reads)).toMatchObject([{ number: 'D 2026 0001', text: NOTICE.nl }])
    await act({ do: 'not-report', text: 'Geen risico' })
    expect(await act({ do: 'close', text: 'Lijsten liggen nu achter slot' })).toEqual({ ok: true })
  })
})
