import type { FastifyReply, FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { PATHS } from '~/paths'
import { keptPages } from './kept-pages.server'

const page = { as: PATHS.error({ status: 404 }), isSomebody: false }
const asking = (url: string, cookie?: string) => ({ url, headers: { cookie } }) as unknown as FastifyRequest

/** Pages that say how often they were rendered, with a nonce and a token. */
function opened() {
  let rendered = 0
  const kept = keptPages(async (_request, { marks }) => {
    rendered += 1
    return new Response(`${rendered} ${marks.nonce} ${marks.csrf}`, {
      headers: { 'content-type': 'text/html' },
    })
  })
  const sent = async (url: string, own: { nonce: string; csrf: string }) => {
    let body = ''
    const reply = { header: () => reply, send: (html: string) => void (body = html) }
    const found = await kept.find(asking(url), page)
    found!.send(reply as unknown as FastifyReply, { ...own, setCookie: null })
    return body
  }
  return { kept, sent, rendered: () => rendered }
}

describe('the page of a refusal', () => {
  it('is rendered once for a language, with a nonce and a token of each visitor', async () => {
    const { sent, rendered } = opened()
    expect(await sent('/nergens', { nonce: 'n1', csrf: 'c1' })).toBe('1 n1 c1')
    expect(await sent('/ook-niet', { nonce: 'n2', csrf: 'c2' })).toBe('1 n2 c2')
    expect(await sent('/en/nowhere', { nonce: 'n3', csrf: 'c3' })).toBe('2 n3 c3')
    expect(rendered()).toBe(2)
  })

  it.each([
    ['who is logged in', asking('/nergens'), { ...page, isSomebody: true }],
    ['who set how the portal looks', asking('/nergens', 'weergave=donker'), page],
    ['who asks for data', asking('/nergens?_data=root'), page],
  ])('is rendered anew for %s', async (_who, request, asked) => {
    expect(await opened().kept.find(request, asked)).toBeNull()
  })
})
