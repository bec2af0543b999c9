import type { FastifyInstance, FastifyReply } from 'fastify'
import { addFaultRoute, type FaultSwitch } from '../fault'
import { MAIL_POLICY, mailListPage, mailMarkup, mailPage } from './mail-page'
import type { Mailbox } from './mailbox'
import type { MailFault } from './smtp'

type Query = { Querystring: { to?: string } }
type WithId = { Params: { id: string } }

/** The mailbox to look at: `/mailbox` for people, `/mailbox.json` for tests. */
export async function addMailbox(app: FastifyInstance, mailbox: Mailbox, faults: FaultSwitch<MailFault>) {
  app.get<Query>('/mailbox.json', ({ query }) => mailbox.list(query.to))
  app.get<Query>('/mailbox', ({ query }, reply) => show(reply, mailListPage(mailbox.list(query.to))))

  app.get<WithId>('/mailbox/:id', ({ params }, reply) => {
    const mail = mailbox.find(params.id)
    return mail ? show(reply, mailPage(mail)) : reply.callNotFound()
  })

  app.get<WithId>('/mailbox/:id/html', ({ params }, reply) => {
    const mail = mailbox.find(params.id)
    if (!mail?.html) return reply.callNotFound()
    return show(reply.header('content-security-policy', MAIL_POLICY), mailMarkup(mail))
  })

  app.post('/mailbox/clear', ({ headers }, reply) => {
    mailbox.clear()
    return headers.accept?.includes('text/html') ? reply.redirect('/mailbox', 303) : { cleared: true }
  })

  app.register(async (scope) => addFaultRoute(scope, faults), { prefix: '/mailbox' })
}

function show(reply: FastifyReply, markup: string) {
  return reply.type('text/html; charset=utf-8').send(markup)
}
