import { createTransport } from 'nodemailer'
import { readFailure, type Failure } from './failure'
import type { Message } from './message.server'
import type { Outcome } from './retry'

/** Hands mails to the SMTP server. */
export type Mailer = {
  /** Hands over one mail and says what came of it; never throws. */
  send: (message: Message) => Promise<Outcome>
  close: () => void
}

type Options = {
  /** `smtp://` or `smtps://`, with user and password when the server wants them. */
  smtpUrl: string
  /** The one sender: `Name <address>` or an address. */
  from: string
  /** Whether a connection without TLS is refused. */
  requireTls: boolean
  connections: number
  /** For each step of the dialogue. */
  stepMilliseconds?: number
  /** For the whole mail; must end well before its lease does. */
  mailMilliseconds?: number
}

/**
 * Opens the connections to the SMTP server. Every mail goes to exactly one envelope recipient, has fixed
 * headers, and reads no file and no URL whatever its content says.
 */
export function openMailer(options: Options): Mailer {
  const { stepMilliseconds = 30_000, mailMilliseconds = 45_000 } = options
  const sender = senderAddress(options.from)
  const transport = createTransport({
    pool: true,
    ...serverOf(options.smtpUrl),
    requireTLS: options.requireTls,
    tls: { minVersion: 'TLSv1.2' },
    maxConnections: options.connections,
    // A connection that the server closed while it was idle is replaced once; everything else is ours to retry.
    maxRequeues: 1,
    dnsTimeout: stepMilliseconds,
    connectionTimeout: stepMilliseconds,
    greetingTimeout: stepMilliseconds,
    socketTimeout: stepMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // Failures belong to the mail they happened to; the pool's own report of them says nothing more.
  transport.on('error', () => undefined)
  return {
    async send(message) {
      try {
        await transport.sendMail({
          ...mailOf(message, options.from, sender),
          signal: AbortSignal.timeout(mailMilliseconds),
        })
        return { result: 'delivered' }
      } catch (error) {
        return readFailure(error as Failure)
      }
    },
    close: () => transport.close(),
  }
}

function mailOf(message: Message, from: string, sender: string) {
  return {
    from,
    to: { name: '', address: message.to },
    envelope: { from: sender, to: [message.to] },
    messageId: `<${message.messageId}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: headersOf(message),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** RFC 3834 for what no person wrote, RFC 8058 for what one click switches off. */
function headersOf({ language, unsubscribeUrl }: Message): Record<string, string> {
  const always = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language }
  if (!unsubscribeUrl) return always
  return {
    ...always,
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

function serverOf(smtpUrl: string) {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    auth: user ? { user, pass: decodeURIComponent(url.password) } : undefined,
  }
}

/** The bare address of the sender; throws when the setting has none. */
function senderAddress(from: string): string {
  const address = /<([^<>\s]+@[^<>\s]+)>$/.exec(from)?.[1] ?? from.trim()
  if (!/^[^<>\s,;]+@[^<>\s,;]+$/.test(address))
    throw new Error('MAIL_FROM must be one address: Name <address>')
  return address
}
