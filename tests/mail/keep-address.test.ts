import { expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { readMailAddress } from '~/notification/address.server'
import {
  confirmAddress,
  describeLink,
  keepAddress,
  requestAddress,
  resendConfirmation,
  withdrawAddress,
} from '~/notification/address-use-cases.server'
import { parseEmail } from '~/notification/email'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { BSN, withPostOffice, type PostOffice } from './post-office'
import type { SmtpTestServer } from './smtp-server'

const OLD = 'anna@voorbeeld.example'
const NEW = 'nieuw@voorbeeld.example'
const THIRD = 'derde@voorbeeld.example'
const HOUR = 3_600_000

eachDatabase('stopping a change of address', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice
  let citizen: Subject
  withPostOffice(
    { open, wanted: { email: OLD, name: 'Huize Anna' } },
    (world) => ({ fresh, runtime, smtp, office, citizen } = world),
  )

  const by = () => ({ subjectId: citizen.row.id, requestId: 'r' })
  /** Asks for an address; gives the tokens in the mails to the new and to the earlier one. */
  async function ask(email: string) {
    await requestAddress(runtime, { ...by(), email: parseEmail(email)!, language: 'nl' })
    return deliver(email)
  }
  async function deliver(email: string) {
    await office.deliverDue()
    const mails = smtp.delivered.splice(0)
    fresh.clock.advance(1)
    const find = (path: string) =>
      mails.flatMap(({ parsed }) => new RegExp(`/${path}/([\\w-]{32})\\n`).exec(parsed.text!)?.[1] ?? [])[0]
    const to = (address: string) => mails.filter(({ recipients }) => recipients.join() === address)
    return { confirm: find('bevestigen'), keep: find('adres-houden'), mails, toNew: to(email) }
  }
  const confirm = (token?: string) => confirmAddress(runtime, { token: token!, requestId: 'r' })
  const keep = (token?: string) => keepAddress(runtime, { token: token!, requestId: 'link' })
  const where = async () => {
    const address = await readMailAddress(runtime, citizen.row.id)
    return [address?.confirmed, address?.pending?.email ?? null]
  }
  const kept = async () => {
    const rows = await runtime.database.reader.select().from(activity)
    return rows.filter((row) => row.event === 'address-kept')
  }

  it('is offered to the address that would be replaced, by name, and to nobody else', async () => {
    const { mails, keep: token } = await ask(NEW)
    expect(mails).toHaveLength(2)
    const told = mails.find(({ recipients }) => recipients.join() === OLD)!
    expect(told.parsed.subject).toBe('Uw e-mailadres wordt veranderd')
    expect(told.parsed.text).toContain('Goedendag Huize Anna,')
    expect(told.parsed.text).toContain(token)
    expect(told.raw).not.toMatch(/nieuw@|999990408/)
    expect(told.parsed.headers.has('list-unsubscribe')).toBe(false)
    const other = mails.find(({ recipients }) => recipients.join() === NEW)!
    expect(other.raw).not.toMatch(/anna@|Huize|adres-houden/)
  })

  it('leaves the address as it is until the new one is confirmed', async () => {
    await ask(NEW)
    expect(await where()).toEqual([OLD, NEW])
  })

  it('changes nothing by looking, as a scanner of links does', async () => {
    const { keep: token, confirm: other } = await ask(NEW)
    for (let turn = 0; turn < 3; turn += 1)
      expect(await describeLink(runtime, { token: token!, purpose: 'keep-address' })).toEqual({ ok: true })
    expect(await where()).toEqual([OLD, NEW])
    expect(await confirm(other)).toEqual({ ok: true })
  })

  it('ends what waits for confirmation', async () => {
    const sent = await ask(NEW)
    expect(await keep(sent.keep)).toEqual({ ok: true })
    expect(await where()).toEqual([OLD, null])
    expect(await confirm(sent.confirm)).toEqual({ ok: false, refusal: 'expired' })
    expect(await where()).toEqual([OLD, null])
    const [entry] = await kept()
    expect(entry).toMatchObject({ subjectId: citizen.row.id, outcome: 'success' })
    expect(entry!.entry).not.toMatch(new RegExp(`voorbeeld|Huize|${BSN}`))
  })

  it('takes a confirmed address back too, and tells that one', async () => {
    const sent = await ask(NEW)
    await confirm(sent.confirm)
    expect(await where()).toEqual([NEW, null])
    await deliver(OLD)
    expect(await keep(sent.keep)).toEqual({ ok: true })
    expect(await where()).toEqual([OLD, null])
    const { mails } = await deliver(NEW)
    expect(mails.map(({ recipients, parsed }) => [recipients.join(), parsed.subject])).toEqual([
      [NEW, 'Uw e-mailadres is veranderd'],
    ])
  })

  it('works once, and says so afterwards; pressing twice does no more', async () => {
    const { keep: token } = await ask(NEW)
    const others = { ...runtime, database: fresh.open() }
    const answers = await Promise.all(
      [runtime, others, runtime, others].map((each) => keepAddress(each, { token: token!, requestId: 'r' })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await keep(token)).toEqual({ ok: false, refusal: 'used' })
    expect(await kept()).toHaveLength(1)
  })

  it('works for 24 hours', async () => {
    const { keep: token } = await ask(NEW)
    fresh.clock.advance(24 * HOUR)
    expect(await keep(token)).toEqual({ ok: false, refusal: 'expired' })
    expect(await describeLink(runtime, { token: token!, purpose: 'keep-address' })).toEqual({
      ok: false,
      refusal: 'expired',
    })
  })

  it('is not done by another link or a guess', async () => {
    const sent = await ask(NEW)
    for (const guess of [sent.confirm, '', 'A'.repeat(32), `${sent.keep}A`, 'A'.repeat(100_000)])
      expect(await keep(guess)).toEqual({ ok: false, refusal: 'unknown' })
    expect(await confirm(sent.keep)).toEqual({ ok: false, refusal: 'unknown' })
    expect(await where()).toEqual([OLD, NEW])
  })

  it('counts by the oldest address: who took the second step cannot stop who stops the first', async () => {
    const first = await ask(NEW)
    await confirm(first.confirm)
    await deliver(NEW)
    const second = await ask(THIRD)
    await confirm(second.confirm)
    expect(await keep(second.keep)).toEqual({ ok: true })
    expect(await where()).toEqual([NEW, null])
    expect(await keep(first.keep)).toEqual({ ok: true })
    expect(await where()).toEqual([OLD, null])

    const again = await ask(NEW)
    await confirm(again.confirm)
    await deliver(NEW)
    const further = await ask(THIRD)
    expect(await keep(again.keep)).toEqual({ ok: true })
    expect(await keep(further.keep)).toEqual({ ok: false, refusal: 'expired' })
    expect(await where()).toEqual([OLD, null])
  })

  it('is not offered again when the link to the new address is', async () => {
    await ask(NEW)
    fresh.clock.advance(60_000)
    await resendConfirmation(runtime, { ...by(), language: 'nl' })
    const { mails } = await deliver(NEW)
    expect(mails.map(({ recipients }) => recipients.join())).toEqual([NEW])
    expect((await ask(THIRD)).keep).toBeDefined()
  })

  it('is not offered where nothing changes, however it is written', async () => {
    for (const same of [OLD, ' Anna@VOORBEELD.example ', 'ANNA@voorbeeld.example']) {
      const asked = await requestAddress(runtime, { ...by(), email: parseEmail(same)!, language: 'nl' })
      expect(asked).toEqual({ ok: true, outcome: 'already-confirmed' })
    }
    expect((await deliver(OLD)).mails).toEqual([])
  })

  it('can be done by the citizen, without a link', async () => {
    const sent = await ask(NEW)
    await withdrawAddress(runtime, by())
    await withdrawAddress(runtime, by())
    expect(await where()).toEqual([OLD, null])
    expect(await confirm(sent.confirm)).toEqual({ ok: false, refusal: 'expired' })
    expect(await kept()).toHaveLength(1)
  })
})
