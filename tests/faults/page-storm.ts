import { Agent, get } from 'node:http'

/*
 * Run as a process of its own by the test of overload: so many connections at once that ask for pages without a pause, until told
 * to stop; then it tells how often which answer came.
 */
const { ORIGIN = '', CONNECTIONS = '' } = process.env
const PAGES = ['/', '/zo-werkt-het', '/inloggen', '/en']

const agent = new Agent({ keepAlive: true })
const told: Record<string, number> = {}
let isOver = false
process.once('message', () => (isOver = true))

const ask = (path: string) =>
  new Promise<string>((resolve) => {
    const asked = get(new URL(path, ORIGIN), { agent }, (answer) => {
      const { statusCode, headers } = answer
      answer.resume()
      answer.once('error', ({ message }) => resolve(message))
      answer.once('end', () => resolve(headers['retry-after'] ? `${statusCode}, later` : String(statusCode)))
    })
    asked.once('error', ({ message }) => resolve(message))
  })

await Promise.all(
  Array.from({ length: Number(CONNECTIONS) }, async (_, at) => {
    for (let turn = at; !isOver; turn += 1) {
      const answer = await ask(PAGES[turn % PAGES.length]!)
      told[answer] = (told[answer] ?? 0) + 1
    }
  }),
)
process.send?.(told, () => process.disconnect())
