import { pino, type DestinationStream, type Logger } from 'pino'

/**
 * The process log: structured lines without personal data. Addresses are logged as route patterns, people
 * not at all; what looks like a number of nine digits never leaves, whatever a library put in its message.
 */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    redact: ['req', 'res', 'headers', 'cookie', 'body'],
  }
  return destination ? pino(options, destination) : pino(options)
}

/** An error without anything a person typed: name, code and where it happened. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code } = error as { code?: string }
  return {
    name: error.name,
    code,
    message: withoutNumbers(error.message),
    stack: withoutNumbers(error.stack ?? ''),
  }
}

function withoutNumbers(text: string): string {
  return text.replace(/\d{8,}/g, '…').replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '…@…')
}
