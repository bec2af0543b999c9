import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLog } from './log.server'
import { LogWriter, openOutlet } from './log-writer.server'
import { Sampled } from './sampled.server'

const LINE = `${'x'.repeat(199)}\n`

describe('the process log', () => {
  it('writes what it is given, in order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-'))
    const file = openSync(join(folder, 'log'), 'a')
    const writer = new LogWriter(openOutlet(file))
    const log = openLog('info', writer)
    for (let at = 0; at < 2_000; at += 1) log.info({ at }, 'said')
    await writer.settled(10_000)
    const lines = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { at: number }).at)).toEqual(lines.map((_, at) => at))
    expect(lines).toHaveLength(2_000)
    closeSync(file)
    rmSync(folder, { recursive: true })
  })

  it('neither throws nor waits where the disk is full, and keeps a bounded number of lines', async () => {
    const file = openSync('/dev/full', 'w')
    const writer = new LogWriter(openOutlet(file))
    for (let at = 0; at < 50_000; at += 1) writer.write(LINE)
    expect(writer.dropped()).toBeGreaterThan(40_000)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(writer.dropped()).toBeLessThanOrEqual(50_000)
  })

  it('does the same where nobody reads, and says first how many are missing when it goes again', async () => {
    const written: string[] = []
    let isStuck = true
    let letGo = () => {}
    const writer = new LogWriter(async (bytes) => {
      if (isStuck) await new Promise<void>((resolve) => (letGo = resolve))
      written.push(bytes.toString())
      return bytes.length
    })
    for (let at = 0; at < 10_000; at += 1) writer.write(LINE)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const dropped = writer.dropped()
    expect(dropped).toBeGreaterThan(4_000)
    isStuck = false
    letGo()
    await writer.settled(10_000)
    const [told] = written
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(JSON.parse(told!)).toMatchObject({ dropped, level: 'error' })
    expect(written.join('').match(/x{199}/g)).toHaveLength(10_000 - dropped)
    expect(writer.dropped()).toBe(0)
  })
})

it('writes of what strangers do a few lines a minute, and how many more there were', () => {
  const said: unknown[] = []
  let now = 0
  const sampled = new Sampled({ info: (line: unknown) => void said.push(line) }, () => now)
  const written = Array.from({ length: 1_000 }, () => sampled.isWritten('404 *')).filter(Boolean)
  expect(written).toHaveLength(10)
  expect(sampled.isWritten('403 *')).toBe(true)
  now = 60_000
  expect(sampled.isWritten('404 *')).toBe(true)
  expect(said).toEqual([{ kind: '404 *', more: 990 }])
})
