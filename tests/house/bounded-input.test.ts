import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type * as Valibot from 'valibot'
import { readJson } from '~/api/json-body'

/*
 * No text reaches a pattern or a normalisation before its length was checked. Every module that makes a schema is loaded with
 * a library that remembers what is made, also what is not exported; then each schema, and each other reader of what people
 * type, reads the worst there is at the largest a form may be.
 */

const LONGEST_BODY = 64 * 1024
const MOST_MILLISECONDS = 50
const fill = (unit: string) => unit.repeat(Math.ceil(LONGEST_BODY / unit.length)).slice(0, LONGEST_BODY)
const WORST: Record<string, string> = {
  'combining marks in no order': fill('a' + '\u0301\u0323\u05b0\u0e38\u0345'.repeat(20)),
  'marks of falling classes': `a${fill('\u0345\u0301\u0323')}`,
  'a ligature that becomes eighteen letters': fill('\ufdfa'),
  spaces: `a${fill(' ')}a`,
  digits: fill('1'),
  'digits apart': fill('1 - '),
  dots: fill('a.'),
  'at signs': fill('a@'),
  'half characters': fill('\ud800'),
}

type Piece = Valibot.GenericSchema & { wrapped?: Piece; pipe?: Piece[]; entries?: Record<string, Piece> }
const made: Piece[] = []
let library: typeof Valibot

/** What a module calls of the library, other than to read with a schema that is there. */
const MAKES_A_SCHEMA = /\bv\.(?!(?:safeParse|parse|is|getDefault)\b)[a-z]\w*\(/

const modules = import.meta.glob<unknown>(['../../app/**/*.{ts,tsx}', '!../../app/**/*.test.*'])
const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

beforeAll(async () => {
  library = await vi.importActual<typeof Valibot>('valibot')
  const remember =
    <Parts extends unknown[]>(make: (...parts: Parts) => unknown) =>
    (...parts: Parts) => {
      const schema = make(...parts)
      made.push(schema as Piece)
      return schema
    }
  const makers = ['pipe', 'string', 'custom', 'object', 'looseObject', 'strictObject', 'optional'] as const
  const remembering = makers.map((name) => [
    name,
    remember(library[name] as (...parts: unknown[]) => unknown),
  ])
  vi.resetModules()
  vi.doMock('valibot', () => ({ ...library, ...Object.fromEntries(remembering) }))
  for (const [path, load] of Object.entries(modules)) if (MAKES_A_SCHEMA.test(textOf(path))) await load()
}, 60_000)

afterAll(() => {
  vi.doUnmock('valibot')
  vi.resetModules()
})

describe('the schemas of the product', () => {
  it('are all found, also those that no module gives out', () => {
    expect(made.length).toBeGreaterThan(100)
    expect(made.some(({ pipe }) => pipe?.some(({ type }) => (type as string) === 'normalize'))).toBe(true)
  })

  it('begin with a text of bounded length', () => {
    expect(made.filter(isUnbounded).map(({ type }) => type)).toEqual([])
  })

  it('read the worst input in time, whole and in each of their fields', () => {
    expect(made.flatMap((schema) => slowInputs(schema))).toEqual([])
  })

  it('would be found if one looked at a text before its length, or without one', () => {
    const { pipe, string, normalize, regex, optional, maxLength } = library
    const late = pipe(string(), normalize('NFC'), maxLength(60))
    const planted: unknown[] = [late, pipe(optional(string(), ''), regex(/^a$/))]
    expect(planted.every((one) => isUnbounded(one as Piece))).toBe(true)
    const quarter = { marks: WORST['marks of falling classes']!.slice(0, LONGEST_BODY / 4) }
    expect(slow((text) => library.safeParse(late, text), quarter)).toEqual(['marks'])
  })
})

/** Every other function that reads what people type, at the largest it may be. */
describe('readers of what is typed', async () => {
  const readers: Record<string, (text: string) => unknown> = {
    searchTerms: (await import('~/provider/search')).searchTerms,
    readTypedDay: (await import('~/runtime/typed-day')).readTypedDay,
    parseBsn: (await import('~/person/bsn')).parseBsn,
    parseEmail: (await import('~/notification/email')).parseEmail,
    emailProblem: (await import('~/notification/email')).emailProblem,
    safePath: (await import('~/identity/safe-path')).safePath,
    safeRequestId: (await import('~/server/request-id')).safeRequestId,
    readTypedCode: (await import('~/authority/pairing')).readTypedCode,
    readSlipCode: (await import('~/recording/slip')).readSlipCode,
    readJson,
  }

  it.each(Object.entries(readers))('%s reads the worst input in time', (_name, read) => {
    expect(slow(read)).toEqual([])
  })
})

/** A pipe, or an optional, over the library's own text: what stands behind it sees the text whatever its length. */
function isUnbounded({ type, wrapped }: Piece): boolean {
  return (type as string) === 'string' || (wrapped !== undefined && isUnbounded(wrapped))
}

function slowInputs(schema: Piece): string[] {
  const { entries } = schema
  return slow((text) => {
    const whole = entries ? Object.fromEntries(Object.keys(entries).map((name) => [name, text])) : text
    return library.safeParse(schema, whole)
  })
}

/** Which of the worst inputs take too long, also when tried again: a machine that was busy is not a slow reader. */
function slow(read: (text: string) => unknown, texts = WORST): string[] {
  const takes = (text: string) => {
    const began = performance.now()
    read(text)
    return performance.now() - began
  }
  return Object.entries(texts)
    .filter(([, text]) => [0, 1, 2].every(() => takes(text) > MOST_MILLISECONDS))
    .map(([name]) => name)
}
