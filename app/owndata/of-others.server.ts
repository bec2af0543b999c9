import { eq } from 'drizzle-orm'
import { goesOn } from '~/privacy/goes-on'
import { LASTS } from '~/privacy/periods'
import { visit } from '~/counter/tables.server'
import { consentBlock, consentCode } from '~/consentrequest/tables.server'
import { readAllAsked } from '~/consentrequest/store.server'
import { listForPerson, readForPerson } from '~/conversation/person-use-cases.server'
import { readFollowers } from '~/following/use-cases.server'
import { openContents } from '~/optin/store.server'
import { optInRequest } from '~/optin/tables.server'
import { hold } from '~/oversight/tables.server'
import { startOfDay } from '~/runtime/local-date'
import { openDetails } from '~/post/store.server'
import { postRequest } from '~/post/tables.server'
import { readRecordings } from '~/recording/store.server'
import { readNotice, readToldOf } from '~/breach/store.server'
import type { RightsEvent } from '~/rights/request'
import { readRightsOf } from '~/rights/store.server'
import { recordingBan } from '~/recording/tables.server'
import { readAllBy, readAllOf } from '~/representation/store.server'
import { inherited, muted, pairingCode } from '~/representation/tables.server'
import { item, rowsOf, type Look, type Part } from './part.server'

/** More than anybody has. */
const MOST = 10_000

/** What is kept because of what somebody asked of others, or others did. */
export const OF_OTHERS = {
  representation: async (look) =>
    (await actingOf(look)).filter(({ holds: { state } }) => state !== 'offered'),
  offer: async (look) => (await actingOf(look)).filter(({ holds: { state } }) => state === 'offered'),
  'pairing-code': async ({ reader, person }) => {
    const rows = await rowsOf(reader, pairingCode, eq(pairingCode.subjectId, person.row.id))
    return rows.map(({ createdAt }) =>
      item(createdAt, { madeAt: createdAt }, goesOn(LASTS['pairing-code'], createdAt)),
    )
  },
  inherited: async ({ reader, person }) => {
    const rows = await rowsOf(reader, inherited, eq(inherited.subjectId, person.row.id))
    return rows.map(({ since, confirmedAt, endedAt }) => item(null, { since, confirmedAt, endedAt }))
  },
  muted: async ({ reader, person }) => {
    const rows = await rowsOf(reader, muted, eq(muted.byId, person.row.id))
    return rows.map(({ at }) => item(at, { since: at }))
  },
  'opt-in': async ({ reader, person }) => {
    const rows = await rowsOf(reader, optInRequest, eq(optInRequest.subjectId, person.row.id))
    return rows.map((row) => {
      const { ura, kind, state, sentAt, settledAt } = row
      const holds = { provider: ura, kind, state, sentAt, settledAt, contents: openContents(person, row) }
      return item(sentAt, holds, goesOn(LASTS['opt-in'], sentAt))
    })
  },
  follower: async ({ reader, person }) =>
    (await readFollowers(reader, person)).map(({ ura, since, stopAskedAt }) =>
      item(since, { provider: ura, since, stopAskedAt }),
    ),
  recording: async ({ reader, person }) =>
    (await readRecordings(reader, person, { limit: MOST })).map((one) => {
      const { ura, number, at, what, waits, version, endedAs, endedAt, content } = one
      const holds = { provider: ura, number, at, what, waits, version, endedAs, endedAt, content }
      return item(at, holds, goesOn(LASTS.recording, at))
    }),
  visit: async ({ reader, person }) => {
    const rows = await rowsOf(reader, visit, eq(visit.subjectId, person.row.id))
    return rows.map(({ ura, openedAt }) =>
      item(openedAt, { provider: ura, openedAt }, goesOn(LASTS.visit, openedAt)),
    )
  },
  'recording-ban': async ({ reader, person }) => {
    const rows = await rowsOf(reader, recordingBan, eq(recordingBan.subjectId, person.row.id))
    return rows.map(({ since }) => item(since, { since }))
  },
  'consent-request': async ({ reader, runtime, person }) => {
    const found = await readAllAsked(reader, runtime, person.row.id)
    return found.map(({ ura, state, sentAt, purpose, askedUntil, asked, endsOn, answeredAt }) =>
      item(sentAt, { organisation: ura, state, sentAt, purpose, askedUntil, asked, endsOn, answeredAt }),
    )
  },
  'consent-code': async ({ reader, person }) => {
    const rows = await rowsOf(reader, consentCode, eq(consentCode.subjectId, person.row.id))
    return rows.map(({ createdAt, expiresAt, usedAt }) =>
      item(createdAt, { createdAt, expiresAt, usedAt }, goesOn({ days: 1 }, expiresAt)),
    )
  },
  'consent-block': async ({ reader, person }) => {
    const rows = await rowsOf(reader, consentBlock, eq(consentBlock.subjectId, person.row.id))
    return rows.map(({ since }) => item(since, { since }))
  },
  conversation: async ({ runtime, person }) => {
    const subjectId = person.row.id
    const items = []
    for (const { id, number, receivedAt, eraseOn, subject } of await listForPerson(runtime, subjectId)) {
      const found = await readForPerson(runtime, { id, subjectId })
      const thread = found?.thread.map(({ at, by, text }) => ({ at, by, text })) ?? []
      items.push(item(receivedAt, { number, receivedAt, subject, thread }, eraseOn))
    }
    return items
  },
  'post-request': async ({ reader, person }) => {
    const rows = await rowsOf(reader, postRequest, eq(postRequest.subjectId, person.row.id))
    return rows.map((row) => {
      const { number, kind, state, receivedAt, settledAt } = row
      const holds = { number, kind, state, receivedAt, settledAt, details: openDetails(person, row as never) }
      return item(receivedAt, holds, settledAt && goesOn(LASTS['post-request'], settledAt))
    })
  },
  hold: async ({ reader, person }) =>
    (await rowsOf(reader, hold, eq(hold.subjectId, person.row.id))).map(
      ({ kind, ground, at, until, endedAt }) => {
        const end = endedAt ?? startOfDay(until)
        return item(at, { kind, ground, at, until, endedAt }, goesOn(LASTS.hold, end))
      },
    ),
  'rights-request': async ({ reader, runtime, person }) =>
    (await readRightsOf(reader, runtime, person.row.id)).map((one) => {
      const { number, kind, channel, receivedAt, closedAt, content, events } = one
      const happened = events.map(({ by: _by, ...event }: RightsEvent & { by?: string }) => event)
      const holds = { number, kind, channel, receivedAt, text: content.text, happened }
      return item(receivedAt, holds, closedAt && goesOn(LASTS['rights-request'], closedAt))
    }),
  breach: async ({ reader, runtime, person }) => {
    const language = person.row.language === 'en' ? 'en' : 'nl'
    const items = []
    for (const { id, number, toldAt } of await readToldOf(reader, person.row.id))
      if (toldAt)
        items.push(
          item(toldAt, { number, toldAt, text: await readNotice(reader, runtime, { id, language }) }),
        )
    return items
  },
} as const satisfies Record<string, Part>

/** Who may act for the person, and for whom the person may act: never by a name, which is kept nowhere. */
async function actingOf({ reader, person }: Look) {
  const { id } = person.row
  const of = (await readAllOf(reader, id)).map((one) => ({ ...one, as: 'represented' }))
  const by = (await readAllBy(reader, id)).map((one) => ({ ...one, as: 'representative' }))
  return [...of, ...by].map(
    ({ as, kind, ground, state, startsOn, endsOn, endReason, createdAt, changedAt }) => {
      const isOver = state === 'ended' || state === 'refused'
      const goes = isOver ? goesOn(LASTS.representation, changedAt) : null
      return item(createdAt, { as, kind, ground, state, startsOn, endsOn, endReason }, goes)
    },
  )
}
