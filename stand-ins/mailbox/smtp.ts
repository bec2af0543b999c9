import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { delayWhenSlow, type FaultSwitch } from '../fault'
import { readMail, type Mail, type Mailbox } from './mailbox'

export const MAIL_FAULTS = ['defer', 'reject', 'drop-after-data', 'slow', 'refuse-connection-421'] as const
export type MailFault = (typeof MAIL_FAULTS)[number]

const LARGEST_MAIL = 10 * 1024 * 1024

/** A mail server without login or encryption, that delivers to the mailbox, or fails as told. */
export function makeSmtpServer(mailbox: Mailbox, faults: FaultSwitch<MailFault>): SMTPServer {
  const server = new SMTPServer({
    name: 'localhost',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    closeTimeout: 100,
    logger: false,
    onConnect(_session, done) {
      done(faults.current.mode === 'refuse-connection-421' ? smtpError(421, 'Nu even niet') : null)
    },
    onRcptTo(_address, _session, done) {
      if (faults.current.mode === 'defer') return done(smtpError(451, '4.3.0 Probeer het later nog eens'))
      if (faults.current.mode === 'reject') return done(smtpError(550, '5.1.1 Deze postbus bestaat niet'))
      done()
    },
    onData(stream, session, done) {
      deliver(stream, session).then(() => {
        if (faults.current.mode === 'drop-after-data') return hangUp(server, session)
        done()
      }, done)
    },
  })
  // A client that goes away in the middle is no reason to stop.
  server.on('error', () => undefined)
  return server

  async function deliver(stream: SMTPServerDataStream, session: SMTPServerSession) {
    const raw = await buffer(stream)
    if (stream.sizeExceeded) throw smtpError(552, '5.3.4 Te groot')
    await delayWhenSlow(faults.current)
    mailbox.keep(await readMail(raw, envelopeOf(session), new Date()))
  }
}

/** The mail is in, and the sender never hears so. */
function hangUp(server: SMTPServer, session: SMTPServerSession) {
  for (const connection of server.connections as Set<{
    session: SMTPServerSession
    _socket: { destroy(): void }
  }>) {
    if (connection.session.id === session.id) connection._socket.destroy()
  }
}

function envelopeOf({ envelope }: SMTPServerSession): Mail['envelope'] {
  const from = envelope.mailFrom ? envelope.mailFrom.address : ''
  return { from, to: envelope.rcptTo.map(({ address }) => address) }
}

function smtpError(responseCode: number, message: string) {
  return Object.assign(new Error(message), { responseCode })
}
