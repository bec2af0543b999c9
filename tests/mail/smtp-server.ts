import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** The moments of a delivery at which something can go wrong, in their order. */
export const STEPS = ['connect', 'mail', 'rcpt', 'data', 'received', 'answered'] as const
export type Step = (typeof STEPS)[number]

/**
 * What the server does at a step instead of going on: an answer, a cut connection, or nothing at all. The answer has an
 * enhanced code (`x.2.0` unless told otherwise; null for none).
 */
export type Fault = { at: Step; does: number | 'drop' | 'hang'; enhanced?: string | null }

type Delivered = { recipients: string[]; sender: string; raw: string; parsed: ParsedMail }

export type SmtpTestServer = {
  url: string
  port: number
  /** Every mail the server took responsibility for or had whole when it went wrong. */
  delivered: Delivered[]
  /** What goes wrong from now on; null for nothing. */
  fault: Fault | null
  /** Told of each step, before the server does anything. */
  onStep: (step: Step) => void | Promise<void>
  /** Cuts every connection. */
  cut: () => void
  stop: () => Promise<void>
}

/** A real SMTP server on a free port of this machine, which fails on command. */
export async function startSmtpServer(): Promise<SmtpTestServer> {
  type Next = (error?: Error | null) => void

  /** Whether the fault of now happened at this step; then nothing more is to be done. */
  async function wentWrong(at: Step, session: SMTPServerSession, next: Next): Promise<boolean> {
    await test.onStep(at)
    if (test.fault?.at !== at) return false
    const { does } = test.fault
    if (does === 'hang') return true
    if (does === 'drop') cut(({ id }) => id === session.id)
    else next(refusal(does, test.fault.enhanced, session))
    return true
  }

  const step = async (at: Step, session: SMTPServerSession, next: Next) => {
    if (!(await wentWrong(at, session, next))) next()
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 10,
    onConnect: (session, next) => void step('connect', session, next),
    onMailFrom: (_address, session, next) => void step('mail', session, next),
    onRcptTo: (_address, session, next) => void step('rcpt', session, next),
    onData: (stream, session, next) => void receive(stream, session, next),
  })
  server.on('error', () => undefined)

  function cut(which: (connection: { id: string }) => boolean) {
    const { connections } = server as unknown as {
      connections: Set<{ id: string; _socket: { destroy: () => void } }>
    }
    for (const connection of connections) if (which(connection)) connection._socket.destroy()
  }

  async function receive(stream: Readable, session: SMTPServerSession, next: Next) {
    // A connection that is cut ends the stream with an error; there is nobody left to tell.
    stream.on('error', () => undefined)
    if (await wentWrong('data', session, next)) return void stream.resume()
    const whole = await readAll(stream)
    if (whole === null) return
    const mail = await readMail(whole, session)
    const refused = test.fault?.at === 'received' && typeof test.fault.does === 'number'
    // A server that falls silent here has the mail all the same.
    if (!refused) test.delivered.push(mail)
    if (await wentWrong('received', session, next)) return
    next()
    await test.onStep('answered')
  }

  const test: SmtpTestServer = {
    url: '',
    port: 0,
    delivered: [],
    fault: null,
    onStep: () => undefined,
    cut: () => cut(() => true),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  test.port = (server.server.address() as AddressInfo).port
  test.url = `smtp://127.0.0.1:${test.port}`
  return test
}

async function readAll(stream: Readable): Promise<string | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString('utf8')
  } catch {
    return null
  }
}

async function readMail(raw: string, { envelope }: SMTPServerSession): Promise<Delivered> {
  return {
    recipients: envelope.rcptTo.map(({ address }) => address),
    sender: envelope.mailFrom ? envelope.mailFrom.address : '',
    raw,
    parsed: await simpleParser(raw),
  }
}

/** The server's words repeat the address, as real ones do. */
function refusal(code: number, enhanced: Fault['enhanced'], { envelope }: SMTPServerSession) {
  const to = envelope.rcptTo[0]?.address ?? 'anna@voorbeeld.example'
  const said = enhanced === undefined ? `${String(code)[0]}.2.0` : enhanced
  const words = `<${to}> is not wanted here`
  return Object.assign(new Error(said === null ? words : `${said} ${words}`), { responseCode: code })
}
