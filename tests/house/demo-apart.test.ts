import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { knownProviders } from '../../demo/directory'
import { personas } from '../../demo/personas'

const BUILD = 'build'
const DEMO = join(BUILD, 'server', 'demo')

const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|json|css|html|svg)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const citizens = personas('2026-01-01').filter((persona) => persona.kind === 'citizen')
const known = [...citizens.map(({ bsn }) => bsn), ...knownProviders.map(({ name }) => name)]

const filesWith = (word: string) => texts.filter(({ text }) => text.includes(word)).map(({ file }) => file)

it('keeps everybody of the demo in a folder of the build that production leaves out', () => {
  expect(known.length).toBeGreaterThan(20)
  for (const name of known) {
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
