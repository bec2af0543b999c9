import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fullName, personas } from '../../demo/personas'

const BUILD = 'build'
const DEMO = join(BUILD, 'server', 'demo')

const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|json|css|html|svg)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const people = personas('2026-01-01')
const names = people.flatMap((persona) =>
  persona.kind === 'citizen' ? [persona.bsn, fullName(persona)] : [fullName(persona)],
)

const filesWith = (word: string) => texts.filter(({ text }) => text.includes(word)).map(({ file }) => file)

it('keeps everybody of the demo in a folder of the build that production leaves out', () => {
  expect(names.length).toBeGreaterThan(30)
  for (const name of names) {
    const found = filesWith(name)
    expect(
      found.filter((file) => !file.startsWith(DEMO)),
      name,
    ).toEqual([])
    expect(found.length, `${name} is in the demo`).toBeGreaterThan(0)
  }
})

it('has nothing of the stand-ins in it', () => {
  for (const word of ['mailbox.json', 'personas.json', '/brp/fault']) expect(filesWith(word)).toEqual([])
})

it('loads the demo at one place, and not before it is asked for', () => {
  const loading = texts.filter(
    ({ file, text }) => !file.startsWith(DEMO) && /["']\.{1,2}\/(?:\.\.\/)*demo\//.test(text),
  )
  expect(loading).toHaveLength(1)
  expect(loading[0]!.text).toMatch(/import\(["'][./]*demo\//)
  expect(loading[0]!.text).not.toMatch(/from ["'][./]*demo\//)
})
