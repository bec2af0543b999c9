import { eq } from 'drizzle-orm'
import { readVersions } from '~/consent/store.server'
import { confirmedAddress, mailName } from '~/notification/address.server'
import { openPostal, readPostal } from '~/notification/postal-address.server'
import { preference } from '~/notification/tables.server'
import { readOwnProviders } from '~/ownprovider/store.server'
import { isConfidential } from '~/person/store.server'
import { registerFollow } from '~/person/tables.server'
import { birthDateOf } from '~/representation/decision-status.server'
import { item, rowsOf, type Part } from './part.server'

/** The number itself is shown nowhere: whoever sees the screen or finds the file would have it. */
const NUMBER = (since: Date) => item(since, { number: 'kept, not shown' })

/** What is there as long as the profile is. */
export const OF_THE_PROFILE = {
  choices: async ({ reader, person }) => {
    const { currentVersion, createdAt } = person.row
    const versions = await readVersions(reader, person, { before: null, limit: currentVersion })
    if (versions.length === 0) return [NUMBER(createdAt)]
    return versions.map(({ number, at, receiptNumber, channel, choices }) =>
      item(at, {
        version: number,
        at,
        receiptNumber,
        channel,
        inForce: number === person.row.currentVersion,
        choices,
      }),
    )
  },
  email: async ({ person }) => {
    const address = confirmedAddress(person)
    return address ? [item(person.row.emailConfirmedAt, { address, language: person.row.language })] : []
  },
  'mail-name': async ({ person }) => {
    const name = mailName(person)
    return name ? [item(null, { name })] : []
  },
  'mail-kinds': async ({ reader, person }) => {
    const rows = await rowsOf(reader, preference, eq(preference.subjectId, person.row.id))
    return rows.map(({ kind, wanted, rhythm, changedAt }) => item(changedAt, { kind, wanted, rhythm }))
  },
  age: async ({ person: { row } }) =>
    row.ageCategory ? [item(row.firstLoginAt, { ageCategory: row.ageCategory, capable: row.capable })] : [],
  'birth-date': async ({ person }) => {
    const birthDate = birthDateOf(person)
    return birthDate ? [item(null, { birthDate })] : []
  },
  'own-providers': async ({ reader, person }) => {
    const list = await readOwnProviders(reader, person)
    return list.map((provider) => item(null, provider))
  },
  confidential: async ({ person }) =>
    person.row.confidentialSealed === null
      ? []
      : [item(null, { confidential: isConfidential(person), shielded: person.row.shielded })],
  'register-follow': async ({ reader, person }) => {
    const rows = await rowsOf(reader, registerFollow, eq(registerFollow.subjectId, person.row.id))
    return rows.map(({ state, since }) => item(since, { state }))
  },
  // Of who logs in the number is told with the choices.
  'bare-number': async ({ person: { row } }) => (row.firstLoginAt ? [] : [NUMBER(row.createdAt)]),
  'postal-address': async ({ reader, person }) => {
    const postal = await readPostal(reader, person.row.id)
    return postal ? [item(postal.since, { address: openPostal(person, postal) })] : []
  },
} as const satisfies Record<string, Part>
