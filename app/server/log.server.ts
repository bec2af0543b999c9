import { pino, type DestinationStream, type LogFn, type Logger } from 'pino'
import { maskNumbers } from '~/runtime/mask-numbers'

/**
 * The process log: structured lines without personal data. Addresses are logged as route patterns, people
 * not at all; what looks like a number of nine digits never leaves, whatever a library put in its message.
 */
export function openLog(level: string, destination: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    formatters: { level: (label: string) => ({ level: label }), log: maskFields },
    hooks: { logMethod: maskMessage },
    redact: ['req', 'res', 'headers', 'cookie', 'body'],
  }
  return pino(options, destination)
}

/** Says which files of the database others could read, and whether they still can. */
export function warnOfWide(log: Logger) {
  return (file: string, still: string) =>
    log.warn({ file, still }, 'others could read a file of the database')
}

/** An error without anything a person typed: name, code and where it happened. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code } = error as { code?: string }
  const { cause } = error
  return {
    name: error.name,
    code,
    message: firstLine(error.message),
    stack: withoutNumbers(placesIn(error.stack ?? '')),
    ...(cause instanceof Error && {
      cause: { code: (cause as { code?: string }).code, message: firstLine(cause.message) },
    }),
  }
}

/** What follows the first line are details: of a query that failed, the values that went along. */
function firstLine(message: string): string {
  return withoutNumbers(message.split('\n', 1)[0]!)
}

/** A stack begins with the whole message; only where it happened is kept. */
function placesIn(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

function withoutNumbers(text: string): string {
  return maskNumbers(text).replace(/[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,100}/g, '…@…')
}

/** Free text of a line, whoever wrote it; names of things of ours have no numbers in them. */
function maskFields(fields: Record<string, unknown>): Record<string, unknown> {
  const masked = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'requestId' ? withoutNumbers(value) : value,
  ])
  return Object.fromEntries(masked) as Record<string, unknown>
}

function maskMessage(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const masked = args.map((part: unknown) => (typeof part === 'string' ? withoutNumbers(part) : part))
  method.apply(this, masked as Parameters<LogFn>)
}
