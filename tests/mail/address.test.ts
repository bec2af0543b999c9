import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { readMailAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import type { CarriedAddressKind } from '~/notification/kinds'
import { openPayload } from '~/notification/payload.server'
import { mailLink, outbox } from '~/notification/tables.server'
import {
  confirmAddress,
  describeLink,
  requestAddress,
  resendConfirmation,
} from '~/notification/address-use-cases.server'
import { findById, type Subject } from '~/person/store.server'
import { subjectKey } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { aCitizen, BSN } from './post-office'

const NEW = parseEmail('nieuw@voorbeeld.example')!
const DAY = 24 * 3_600_000

eachDatabase('a mail address', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let citizen: Subject

  beforeEach(async () => {
    fresh = await open()
    runtime = fresh.runtime
    citizen = await aCitizen(runtime, { email: null })
  })

  const by = () => ({ subjectId: citizen.row.id, requestId: 'request-1' })
  const ask = (email = NEW, name?: string) =>
    requestAddress(runtime, { ...by(), email, name, language: 'nl' })
  const mails = (kind: string) => runtime.database.reader.select().from(outbox).where(eq(outbox.kind, kind))
  const carried = async <Kind extends CarriedAddressKind>(kind: Kind) => {
    const waiting = (await mails(kind)).find((row) => row.state === 'waiting')!
    return openPayload(citizen.keys.profile!, { id: waiting.id, kind }, waiting.payloadSealed!)!
  }
  const token = async () => (await carried('confirm-address')).link
  const follow = async (followed?: string) =>
    confirmAddress(runtime, { token: followed ?? (await token()), requestId: 'request-2' })
  const where = () => readMailAddress(runtime, citizen.row.id)
  const events = async () => {
    const rows = await runtime.database.reader.select().from(activity).orderBy(activity.at, activity.sequence)
    return rows.filter((row) => row.event.startsWith('address'))
  }

  it('is the citizen’s own only when the link was followed', async () => {
    expect(await ask(NEW, 'Anna')).toEqual({ ok: true, outcome: 'mail-on-its-way' })
    const until = new Date(runtime.now().getTime() + DAY)
    expect(await where()).toEqual({
      confirmed: null,
      bounced: false,
      pending: { email: NEW, until, refused: false },
      name: 'Anna',
      post: null,
    })
    expect((await findById(runtime.database.reader, runtime, citizen.row.id))!.row.emailIndex).toBeNull()

    expect(await describeLink(runtime, { token: await token(), purpose: 'confirm-address' })).toEqual({
      ok: true,
    })
    expect(await follow()).toEqual({ ok: true })
    expect(await where()).toEqual({ confirmed: NEW, bounced: false, pending: null, name: 'Anna', post: null })
    const { row } = (await findById(runtime.database.reader, runtime, citizen.row.id))!
    expect(row.emailConfirmedAt).toEqual(runtime.now())
    expect(row.emailIndex).toBe(runtime.keyring.index('email', NEW))
  })

  it('is logged when asked for and when confirmed, without the address', async () => {
    await ask()
    await follow()
    const rows = await events()
    expect(rows.map((row) => row.event)).toEqual(['address-requested', 'address-confirmed'])
    for (const row of rows) {
      expect(row.subjectId).toBe(citizen.row.id)
      expect(row.entry).not.toMatch(new RegExp(`nieuw|voorbeeld|${BSN}`))
    }
  })

  it('is kept sealed: no row shows it, nor the token of its link', async () => {
    await ask(NEW, 'Huize Anna')
    const link = await token()
    const rows = [await mails('confirm-address'), await runtime.database.reader.select().from(mailLink)]
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`nieuw|Huize|${link}`))
  })

  it('has a link that works once', async () => {
    await ask()
    const link = await token()
    expect(await follow(link)).toEqual({ ok: true })
    expect(await follow(link)).toEqual({ ok: false, refusal: 'used' })
    expect((await runtime.database.reader.select().from(mailLink))[0]).toMatchObject({ payloadSealed: '' })
  })

  it('is confirmed once when the link is followed many times at once', async () => {
    await ask()
    const link = await token()
    const others = { ...runtime, database: fresh.open() }
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        confirmAddress(turn % 2 ? runtime : others, { token: link, requestId: 'r' }),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect((await events()).filter((row) => row.event === 'address-confirmed')).toHaveLength(1)
  })

  it('has a link that works for 24 hours', async () => {
    await ask()
    const link = await token()
    fresh.clock.advance(DAY - 1)
    expect(await describeLink(runtime, { token: link, purpose: 'confirm-address' })).toEqual({ ok: true })
    fresh.clock.advance(1)
    expect(await follow(link)).toEqual({ ok: false, refusal: 'expired' })
    expect(await where()).toEqual({ confirmed: null, bounced: false, pending: null, name: null, post: null })
  })

  it.each(['', 'x', 'A'.repeat(32), '../../../etc/passwd', 'A'.repeat(100_000)])(
    'is not confirmed by %.20j',
    async (guess) => {
      await ask()
      expect(await follow(guess)).toEqual({ ok: false, refusal: 'unknown' })
    },
  )

  it('corrected by its owner leaves the first link without effect, and its unsent mail unsent', async () => {
    await ask(parseEmail('typfout@voorbeeld.example')!)
    const wrong = await token()
    fresh.clock.advance(60_000)
    await ask(NEW)
    expect((await mails('confirm-address')).map((row) => row.state).sort()).toEqual(['dropped', 'waiting'])
    expect(await follow(wrong)).toEqual({ ok: false, refusal: 'expired' })
    expect((await where())!.pending!.email).toBe(NEW)
    expect(await follow()).toEqual({ ok: true })
    expect((await where())!.confirmed).toBe(NEW)
  })

  it('gets its link again on request', async () => {
    expect(await resendConfirmation(runtime, { ...by(), language: 'nl' })).toEqual({
      ok: false,
      refusal: 'nothing-pending',
    })
    await ask(NEW, 'Anna')
    const first = await token()
    fresh.clock.advance(60_000)
    expect(await resendConfirmation(runtime, { ...by(), language: 'nl' })).toMatchObject({ ok: true })
    expect(await follow(first)).toEqual({ ok: false, refusal: 'expired' })
    expect(await follow()).toEqual({ ok: true })
    expect(await where()).toMatchObject({ confirmed: NEW, name: 'Anna' })
  })

  it('cannot be used to fill a stranger’s mailbox', async () => {
    for (let turn = 0; turn < 5; turn += 1) expect(await ask()).toMatchObject({ ok: true })
    expect(await ask()).toEqual({ ok: false, refusal: 'too-many-links' })
    expect(await mails('confirm-address')).toHaveLength(5)
    fresh.clock.advance(DAY + 1)
    expect(await ask()).toMatchObject({ ok: true })
  })

  it('that is confirmed already needs no mail', async () => {
    await ask()
    await follow()
    expect(await ask(parseEmail('NIEUW@voorbeeld.example')!, 'Anna')).toEqual({
      ok: true,
      outcome: 'already-confirmed',
    })
    expect(await mails('confirm-address')).toHaveLength(1)
    expect((await where())!.name).toBe('Anna')
    await ask(NEW, '')
    expect((await where())!.name).toBeNull()
  })

  it('that is replaced is told so', async () => {
    await ask()
    await follow()
    expect(await mails('address-changed')).toEqual([])
    const other = parseEmail('ander@voorbeeld.example')!
    await runtime.database.transact((transaction) => transaction.delete(outbox))
    await ask(other)
    expect((await where())!.confirmed).toBe(NEW)
    await follow()
    expect((await where())!.confirmed).toBe(other)
    expect(await carried('address-changed')).toEqual({ address: NEW })
  })

  it('is out of reach once the profile is erased', async () => {
    await ask()
    const link = await token()
    await runtime.database.transact((transaction) =>
      transaction.update(subjectKey).set({ profileKeySealed: null }),
    )
    expect(await follow(link)).toEqual({ ok: false, refusal: 'unknown' })
    expect(await ask()).toEqual({ ok: false, refusal: 'erased' })
    expect(await where()).toBeNull()
  })
})
