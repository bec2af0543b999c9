import { EventEmitter } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import { setImmediate as nextRound } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { letConnectionsInFirst } from './door.server'

describe('a page that is asked for while connections come', () => {
  let server: EventEmitter
  let dealtWith: string[]

  beforeEach(() => {
    dealtWith = []
    server = new EventEmitter()
    server.on('request', ({ url }: IncomingMessage) => void dealtWith.push(url!))
    letConnectionsInFirst(server as Server, ({ url }) => url !== '/health')
  })

  const comes = (url: string, response = { destroyed: false }) => {
    server.emit('connection')
    server.emit('request', { url }, response)
  }
  const rounds = async (number: number) => {
    for (let round = 0; round < number; round += 1) await nextRound()
  }

  it('waits for a round in which none came; what machines ask does not', async () => {
    for (let page = 0; page < 5; page += 1) {
      comes(`/${page}`)
      await rounds(1)
    }
    comes('/health')
    expect(dealtWith).toEqual(['/health'])
    await rounds(20)
    expect(dealtWith).toEqual(['/health', '/0', '/1', '/2', '/3', '/4'])
  })

  it('waits no longer than a moment, however many go on coming', async () => {
    comes('/page')
    const began = performance.now()
    while (dealtWith.length === 0 && performance.now() - began < 10_000) {
      server.emit('connection')
      await rounds(1)
    }
    expect(dealtWith).toEqual(['/page'])
  })

  it('is forgotten when nobody waits for it any more', async () => {
    comes('/gone', { destroyed: true })
    comes('/page')
    await rounds(20)
    expect(dealtWith).toEqual(['/page'])
  })

  it('is one of a thousand: the next is dealt with as it comes', () => {
    for (let page = 0; page < 1_001; page += 1) comes(`/${page}`)
    expect(dealtWith).toEqual(['/1000'])
  })
})
