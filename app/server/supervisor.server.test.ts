import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { WorkerSupervisor } from './supervisor.server'

const folder = mkdtempSync(join(tmpdir(), 'supervisor-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A worker that writes down that it began, says once that it lives, and then does as it is told. */
function aWorker(name: string, then: string) {
  const [script, begun] = [join(folder, `${name}.mjs`), join(folder, `${name}.pids`)]
  writeFileSync(begun, '')
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs'
appendFileSync(${JSON.stringify(begun)}, process.pid + '\\n')
process.send({ alive: true }, () => { ${then} })
process.on('SIGTERM', () => process.exit(0))`,
  )
  const begunAs = () => readFileSync(begun, 'utf8').split('\n').filter(Boolean)
  return { script, begunAs }
}

it('ends a worker that hangs, and starts another', async () => {
  const { script, begunAs } = aWorker('hangs', 'for (;;) {}')
  const said: string[] = []
  const supervisor = new WorkerSupervisor(
    script,
    { warn: (_line: unknown, text?: string) => void said.push(text!) },
    1_500,
  )
  supervisor.start()
  await expect.poll(() => begunAs().length, { timeout: 60_000 }).toBeGreaterThan(1)
  expect(new Set(begunAs()).size).toBe(begunAs().length)
  expect(said).toContain('the worker hangs and is ended')
  await supervisor.stop()
})

it('leaves a worker alone that says that it lives', async () => {
  const { script, begunAs } = aWorker('lives', 'setInterval(() => process.send({ alive: true }), 100)')
  const supervisor = new WorkerSupervisor(script, { warn: () => undefined }, 5_000)
  supervisor.start()
  await expect.poll(() => begunAs().length, { timeout: 60_000 }).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 6_000))
  expect(begunAs()).toHaveLength(1)
  expect(supervisor.state()).toBe('up')
  await supervisor.stop()
})
