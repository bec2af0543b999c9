import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '~/i18n/language'
import { fingerprintOf, readPublished, statementOfCode } from './statement-of-code'

const statements = readPublished()
const newest = statements.at(-1)!

describe('the privacy statement', () => {
  // Fails when a table or text of it changed. Then: npm run statement -- <the day from which the new one is in force>
  it('that is in force says what the tables in code say', () => {
    expect({ ...newest, ...statementOfCode() }).toEqual(newest)
  })

  it('has a number for each that ever was in force, and a day that is later each time', () => {
    expect(statements.map(({ version }) => version)).toEqual(statements.map((_, index) => index + 1))
    const days = statements.map(({ date }) => date)
    expect(days).toEqual([...new Set(days)].toSorted())
  })

  it.each(statements)('of version $version stands as it was written then', (statement) => {
    expect(statement.fingerprint).toBe(fingerprintOf(statement))
    expect(fingerprintOf({ ...statement, kept: statement.kept.slice(1) })).not.toBe(statement.fingerprint)
  })

  it.each(LANGUAGES)('has each of its texts in %s', (language) => {
    const { before, after, kept, processors, texts } = newest
    const said = texts[language]
    expect(Object.keys(said)).toHaveLength(Object.keys(newest.texts.nl).length)
    for (const section of [...before, ...after]) expect(said[`public.privacy.${section}.text`]).toBeTruthy()
    for (const id of kept) expect(said[`retention.${id}.ground`], id).toBeTruthy()
    for (const id of processors) expect(said[`processor.${id}.name`], id).toBeTruthy()
  })
})
