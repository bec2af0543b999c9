import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judgePace, type SlowLimits } from './slow'
import { endSlowOnes } from './slow.server'

const LONG: SlowLimits = { most: 1_000, milliseconds: 600_000, bytes: 1 }
/** More than loopback's own buffers hold. */
const LARGE = Buffer.alloc(16 * 1024 * 1024)

it.each([
  ['is new', { milliseconds: 900, bytes: 0 }, 9, 'later'],
  ['takes its time, with room for all', { milliseconds: 29_000, bytes: 0 }, 5, 'later'],
  ['takes its time, with more than may', { milliseconds: 1_100, bytes: 99 }, 6, 'end'],
  ['took too little for too long', { milliseconds: 31_000, bytes: 99 }, 1, 'end'],
  ['took enough', { milliseconds: 31_000, bytes: 100 }, 9, 'goes-on'],
] as const)('who %s', (...[, pace, underWay, judged]) => {
  expect(judgePace(pace, underWay, { most: 5, milliseconds: 30_000, bytes: 100 })).toBe(judged)
})

describe('who is slow', () => {
  let fastify: FastifyInstance
  let sockets: Socket[]
  beforeEach(() => void (sockets = []))
  afterEach(async () => {
    for (const socket of sockets) socket.destroy()
    await fastify.close()
  })

  async function open(limits: { bodies?: Partial<SlowLimits>; answers?: Partial<SlowLimits> }) {
    fastify = Fastify({ requestTimeout: 0, connectionTimeout: 0 })
    endSlowOnes(fastify, { bodies: { ...LONG, ...limits.bodies }, answers: { ...LONG, ...limits.answers } })
    fastify.post('/', async ({ body }) => body)
    fastify.get('/large', async () => LARGE)
    await fastify.listen({ port: 0, host: '127.0.0.1' })
  }

  /** A connection that says this, and then nothing. */
  async function say(text: string): Promise<Socket> {
    const { port } = fastify.server.address() as { port: number }
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => undefined)
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write(text)
    return socket
  }
  const slowBody = () =>
    say('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9000\r\n\r\n{')
  const slowReader = async () => (await say('GET /large HTTP/1.1\r\nhost: x\r\n\r\n')).pause()
  const connections = () =>
    new Promise<number>((resolve) => fastify.server.getConnections((_error, count) => resolve(count)))
  const until = async (count: number) => {
    while ((await connections()) > count) await pause(50)
  }
  const honest = () => fastify.inject({ method: 'POST', url: '/', payload: { hello: 1 } })

  it.each([
    ['sending', 'bodies', slowBody],
    ['reading', 'answers', slowReader],
  ] as const)('in %s is ended after its time', async (_what, kind, slow) => {
    await open({ [kind]: { milliseconds: 1_000, bytes: Infinity } })
    for (let one = 0; one < 10; one += 1) await slow()
    await until(0)
    expect((await honest()).statusCode).toBe(200)
  })

  it.each([
    ['sending', 'bodies', slowBody],
    ['reading', 'answers', slowReader],
  ] as const)('in %s is one of so many, the slowest goes first', async (_what, kind, slow) => {
    await open({ [kind]: { most: 5 } })
    for (let one = 0; one < 12; one += 1) await slow()
    await until(5)
    await pause(1_100)
    expect(await connections()).toBe(5)
    expect((await honest()).statusCode).toBe(200)
  })

  it('is not who comes in many at once and goes on', async () => {
    await open({ bodies: { most: 1 } })
    const answers = await Promise.all(Array.from({ length: 50 }, honest))
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true)
  })
})
