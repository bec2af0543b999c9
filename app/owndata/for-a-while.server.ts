import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { readLedger } from '~/ledger/ledger.server'
import { draft } from '~/consent/tables.server'
import { session } from '~/identity/tables.server'
import { goesOn } from '~/privacy/goes-on'
import { LASTS } from '~/privacy/periods'
import { mailLink, outbox, paperLetter } from '~/notification/tables.server'
import { localDate } from '~/runtime/local-date'
import { item, rowsOf, type Part } from './part.server'

/** What goes by itself after a while. */
export const FOR_A_WHILE = {
  draft: async ({ reader, person: { row } }) => {
    const own = and(eq(draft.subjectId, row.id), eq(draft.actorId, row.id))
    return (await rowsOf(reader, draft, own)).map(({ updatedAt }) =>
      item(updatedAt, { lastChangedAt: updatedAt }, goesOn(LASTS.draft, updatedAt)),
    )
  },
  session: async ({ reader, person }) => {
    const rows = await rowsOf(reader, session, eq(session.subjectId, person.row.id))
    return rows.map(({ startedAt, lastSeenAt, expiresAt }) =>
      item(startedAt, { startedAt, lastSeenAt, expiresAt }, localDate(expiresAt)),
    )
  },
  'mail-link': async ({ reader, person }) => {
    const rows = await rowsOf(reader, mailLink, eq(mailLink.subjectId, person.row.id))
    return rows.map(({ purpose, createdAt, expiresAt, usedAt }) =>
      item(createdAt, { purpose, createdAt, expiresAt, usedAt }, goesOn({ days: 7 }, expiresAt)),
    )
  },
  'mail-body': async ({ reader, person }) => {
    const waits = and(eq(outbox.subjectId, person.row.id), isNotNull(outbox.payloadSealed))
    return (await rowsOf(reader, outbox, waits)).map(({ kind, createdAt, state }) =>
      item(createdAt, { kind, createdAt, state }, goesOn(LASTS['mail-body'], createdAt)),
    )
  },
  'mail-record': async ({ reader, person }) => {
    const told = and(eq(outbox.subjectId, person.row.id), inArray(outbox.state, ['sent', 'dead', 'dropped']))
    return (await rowsOf(reader, outbox, told)).map(({ kind, createdAt, state, settledAt, notBefore }) =>
      item(createdAt, { kind, createdAt, state, settledAt }, goesOn(LASTS['mail-record'], notBefore)),
    )
  },
  letter: async ({ reader, person }) => {
    const rows = await rowsOf(reader, paperLetter, eq(paperLetter.subjectId, person.row.id))
    return rows.map(({ kind, createdAt, state, printedAt, settledAt }) =>
      item(
        createdAt,
        { kind, createdAt, state, printedAt, settledAt },
        settledAt && goesOn(LASTS.letter, settledAt),
      ),
    )
  },
  mark: async ({ reader, person }) =>
    (await readLedger(reader, person.row.id)).map(({ kind, reason, at }) =>
      item(at, { kind, reason, at }, goesOn(LASTS.mark, at)),
    ),
} as const satisfies Record<string, Part>
