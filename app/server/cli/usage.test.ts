import { describe, expect, it } from 'vitest'
import { runTool } from './run.server'

async function run(...words: string[]) {
  const [out, err] = [[] as string[], [] as string[]]
  const output = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  return { code: await runTool(words, {}, output), out: out.join('\n'), err: err.join('\n') }
}

describe('the operator’s tool says how to ask', () => {
  it.each([[[]], [['nonsense']], [['client']], [['client', 'nonsense']], [['audit']], [['doctor-house']]])(
    'after %j',
    async (words) => {
      const { code, out, err } = await run(...words)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('providers import FILE')
    },
  )

  it.each([
    'migrate now',
    'migrate --nonsense',
    'client block',
    'client block a b',
    'client add x! --ura 90000101',
    'client add system-1',
    'client add system-1 --ura 90000101 --jwks-uri http://his.example/jwks.json',
    'client add system-1 --ura 90000101 --scope everything',
    'providers import',
    'queue list --state lost',
  ])('after %s', async (words) => {
    const { code, out, err } = await run(...words.split(' '))
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('Usage: npm run portal -- ')])
  })

  it('when asked, which is no mistake', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('doctor') as string })
    const { code, out } = await run('client', 'add', '--help')
    expect([code, out]).toEqual([0, expect.stringContaining('--jwks-uri')])
  })
})
