import { eq } from 'drizzle-orm'
import { afterEach, beforeEach } from 'vitest'
import { writeConfirmedAddress, writeMailName } from '~/notification/address.server'
import { Courier, type CourierOptions } from '~/notification/courier.server'
import { parseEmail } from '~/notification/email'
import { SWITCHABLE_KINDS, type SwitchableKind } from '~/notification/kinds'
import { renderLetters, type Letters } from '~/notification/letters/render.server'
import { openMailer } from '~/notification/mailer.server'
import type { Audiences } from '~/notification/recipient.server'
import { outbox } from '~/notification/tables.server'
import { savePreferences } from '~/notification/use-cases.server'
import { MAIL_AUDIENCES, MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import { parseBsn } from '~/person/bsn'
import { findById, findOrCreate, type Subject } from '~/person/store.server'
import { EXAMPLE_ORGANISATION } from '~/runtime/organisation'
import type { Runtime } from '~/runtime/runtime.server'
import type { TestDatabase } from '../support/database'
import { startSmtpServer, type SmtpTestServer } from './smtp-server'

export const ORIGIN = 'https://portaal.example'
export const FROM = 'Zeggenschap <geen-antwoord@portaal.example>'
export const BSN = '999990408'

type Wanted = { bsn?: string; email?: string | null; name?: string; kinds?: SwitchableKind[] }

/** A citizen with a confirmed address who switched everything on, unless told otherwise. */
export async function aCitizen(runtime: Runtime, wanted: Wanted = {}): Promise<Subject> {
  const { bsn = BSN, email = 'anna@voorbeeld.example', name, kinds = [...SWITCHABLE_KINDS] } = wanted
  const id = await runtime.database.transact(async (transaction) => {
    const citizen = await findOrCreate(transaction, runtime, parseBsn(bsn)!)
    const address = email && parseEmail(email)
    if (address)
      await writeConfirmedAddress(transaction, runtime, { citizen, email: address, at: runtime.now() })
    if (name) await writeMailName(transaction, citizen, name)
    return citizen.row.id
  })
  await savePreferences(runtime, { subjectId: id, requestId: 'test', kinds })
  return (await findById(runtime.database.reader, runtime, id))!
}

const rendered = renderLetters({ origin: ORIGIN, organisation: EXAMPLE_ORGANISATION })

/** What was logged, to look for what may not be in it. */
type Logged = Record<string, unknown>[]

type Office = {
  fresh: TestDatabase
  smtp: SmtpTestServer
  runtime?: Runtime
  letters?: Letters
  /** Who gets mail besides those the portal knows. */
  audiences?: Audiences
  slots?: number
  requireTls?: boolean
  stepMilliseconds?: number
  mailMilliseconds?: number
}

/** A courier with a real SMTP connection; nothing goes out until `deliverDue`. */
export async function openPostOffice({ fresh, smtp, runtime = fresh.runtime, ...given }: Office) {
  const logged: Logged = []
  const note = (line: object, words?: string) => void logged.push({ ...line, words })
  const mailer = openMailer({
    smtpUrl: smtp.url,
    from: FROM,
    requireTls: given.requireTls ?? false,
    connections: given.slots ?? 3,
    stepMilliseconds: given.stepMilliseconds ?? 10_000,
    mailMilliseconds: given.mailMilliseconds ?? 15_000,
  })
  const options: CourierOptions = {
    runtime,
    letters: given.letters ?? (await rendered),
    origin: ORIGIN,
    subjects: MAIL_SUBJECTS,
    audiences: given.audiences ?? MAIL_AUDIENCES,
    mailer,
    slots: given.slots ?? 3,
    log: { debug: note, warn: note, error: note } as unknown as CourierOptions['log'],
    random: () => 0,
    idleMilliseconds: 20,
  }
  const courier = new Courier(options)
  return {
    courier,
    options,
    logged,
    /** Sends everything that is due now. */
    deliverDue: async () => {
      while ((await courier.claim()) > 0) await courier.settled()
    },
    rows: () => runtime.database.reader.select().from(outbox).orderBy(outbox.id),
    row: async (id: string) =>
      (await runtime.database.reader.select().from(outbox).where(eq(outbox.id, id)))[0]!,
    close: () => mailer.close(),
  }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>

export type MailWorld = {
  fresh: TestDatabase
  runtime: Runtime
  smtp: SmtpTestServer
  office: PostOffice
  citizen: Subject
}

type Opening = { open: () => Promise<TestDatabase>; wanted?: Wanted }

/** Gives each test a database, a mail server, a courier to it and a citizen of its own. */
export function withPostOffice({ open, wanted }: Opening, take: (world: MailWorld) => void): void {
  let world: MailWorld
  beforeEach(async () => {
    const fresh = await open()
    const smtp = await startSmtpServer()
    const office = await openPostOffice({ fresh, smtp })
    world = { fresh, runtime: fresh.runtime, smtp, office, citizen: await aCitizen(fresh.runtime, wanted) }
    take(world)
  })
  afterEach(async () => {
    world.office.close()
    await world.smtp.stop()
  })
}
