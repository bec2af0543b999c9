import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { fullName, personas, type Persona } from '../demo/personas'
import type { LocalDate } from '~/runtime/local-date'
import { addBrp } from './brp/brp-routes'
import { makeRegister } from './brp/register'
import { faultSwitch } from './fault'
import { indexPage } from './index-page'
import { publicClientKey } from './login/client-keys'
import { LOGIN_FAULTS, LOGIN_PARTS } from './login/faults'
import { addLogin } from './login/login-routes'
import { PROFILES, type Profile } from './login/profiles'
import { makeSigningKeys } from './login/signing'
import { makeMailbox } from './mailbox/mailbox'
import { addMailbox } from './mailbox/mailbox-routes'
import { MAIL_FAULTS, makeSmtpServer } from './mailbox/smtp'

export type StandInOptions = {
  /** 0 takes any free port. */
  port: number
  smtpPort: number
  /** Origins of the portal besides those on this machine. */
  appOrigins: string[]
  /** Where the private keys of the portal's clients are made, for the portal to read. */
  dataDirectory: string
  /** Ages of the personas are as of this day. */
  today: LocalDate
}

export type StandIns = { port: number; smtpPort: number; stop(): Promise<void> }

const LOOPBACK = '127.0.0.1'

/** How long answers under way get when the stand-ins stop. */
const PATIENCE_MILLISECONDS = 500

/** Starts all stand-ins on the loopback address; rejects when a port is taken. */
export async function startStandIns(options: StandInOptions): Promise<StandIns> {
  const mailbox = makeMailbox()
  const mailFaults = faultSwitch(MAIL_FAULTS)
  const smtp = makeSmtpServer(mailbox, mailFaults)
  const entrance = makeEntrance()
  const stopListening = async () => {
    await Promise.all([entrance.close(), new Promise<void>((done) => smtp.close(done))])
  }
  try {
    const port = await listen(entrance.server, options.port)
    const smtpPort = await listen(smtp.server, options.smtpPort)
    const app = await makeApp(options, { port, smtpPort }, (scope) => addMailbox(scope, mailbox, mailFaults))
    entrance.open(app.routing)
    const stop = async () => {
      await stopListening()
      await app.close()
    }
    return { port, smtpPort, stop }
  } catch (error) {
    await stopListening()
    throw error
  }
}

type Ports = { port: number; smtpPort: number }

async function makeApp(
  options: StandInOptions,
  ports: Ports,
  addMail: (app: FastifyInstance) => Promise<void>,
) {
  const people = personas(options.today)
  const origin = `http://localhost:${ports.port}`
  const app = fastify({ logger: false })
  readBodies(app)
  app.get('/', (_request, reply) => {
    return reply
      .type('text/html; charset=utf-8')
      .send(indexPage(people, { origin, smtpPort: ports.smtpPort }))
  })
  app.get('/personas.json', () =>
    people.map((person) => ({ persona: person.key, name: fullName(person), ...person })),
  )
  app.register(async (scope) => addBrp(scope, makeRegister(options.today)), { prefix: '/brp' })
  app.register(addMail)
  await Promise.all(PROFILES.map((profile) => addProfile(app, profile, { options, origin, people })))
  await app.ready()
  return app
}

type Surroundings = { options: StandInOptions; origin: string; people: Persona[] }

async function addProfile(app: FastifyInstance, profile: Profile, { options, origin, people }: Surroundings) {
  const [keys, client] = await Promise.all([
    makeSigningKeys(profile.idTokenAlgorithm, `standin${profile.path.replace('/', '-')}`),
    publicClientKey(options.dataDirectory, profile.clientId),
  ])
  const parts = {
    profile,
    keys,
    client,
    people,
    issuer: `${origin}${profile.path}`,
    appOrigins: options.appOrigins,
  }
  app.register(
    async (scope) => addLogin(scope, { ...parts, faults: faultSwitch(LOGIN_FAULTS, LOGIN_PARTS) }),
    {
      prefix: profile.path,
    },
  )
}

/** Forms and JSON; an empty body is nothing, whatever it says it is. */
function readBodies(app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body ? JSON.parse(String(body)) : undefined)
    } catch {
      done(Object.assign(new Error('This is no JSON.'), { statusCode: 400 }))
    }
  })
}

/**
 * The port is opened before the rest exists, since the issuers are named by it. Whoever comes too early is
 * told to come back.
 */
function makeEntrance() {
  let handler: RequestListener = (_request, response) =>
    void response.writeHead(503, { 'retry-after': '1' }).end()
  const server = createServer((request, response) => handler(request, response))
  return {
    server,
    open: (listener: RequestListener) => void (handler = listener),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS).unref()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
