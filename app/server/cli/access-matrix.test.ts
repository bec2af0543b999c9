import { expect, it } from 'vitest'
import { MATRIX } from '~/identity/matrix'
import { runTool } from './run.server'

async function run(...words: string[]) {
  const lines: string[] = []
  const output = {
    out: (line: string) => void lines.push(line),
    err: (line: string) => void lines.push(line),
  }
  const code = await runTool(words, {}, output)
  return { code, text: lines.join('\n') }
}

it('prints a line for each need and a column for each role, by what the gate goes by', async () => {
  const { code, text } = await run('access', 'matrix')
  expect(code).toBe(0)
  const [, roles = '', ...lines] = text.split('\n')
  const read = lines.find((line) => line.startsWith('  read '))!
  const open = [...roles.matchAll(/[\w-]+/g)].filter(({ index }) => read.slice(index).startsWith('yes'))
  expect(open.map(([role]) => role)).toEqual(MATRIX.read)
})

it('gives the same as data', async () => {
  const { code, text } = await run('access', 'matrix', '--json')
  expect([code, JSON.parse(text)]).toMatchObject([0, { ok: true, needs: MATRIX }])
})
