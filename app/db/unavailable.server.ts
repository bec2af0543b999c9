import { isCounterfeit } from './row-tags.server'

/** A read that the disk refuses (EIO) is CORRUPT to SQLite too, as are bytes that are not what was written. */
const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM|CORRUPT|NOTADB|PROTOCOL)/
/**
 * Classes 08 (connection), 53 (resources), 58 and XX00 (its disk, and what it reads there), a server
 * that shuts down or starts, one that only reads (25006, a copy that was not promoted), and what the network says.
 */
const POSTGRES = /^(08|53|58)\w{3}$|^XX00[12]$|^57P0[1-5]$|^25006$/
const NETWORK =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/
/** What the driver says without a code, of its pool and of a connection that broke. */
const WITHOUT_CODE =
  /^(timeout exceeded when trying to connect|Connection terminated|Client (was closed|has encountered a connection error))/

/**
 * Whether an error says that the database cannot be used for now (locked, full, failing or gone), rather than that
 * something was wrong with the work. Then trying again later is the right advice: 503.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && [SQLITE, POSTGRES, NETWORK].some((kind) => kind.test(code))) return true
  return WITHOUT_CODE.test(error.message) || isUnavailable(error.cause)
}

/** Whether something failed of which the person who asked is told that it cannot be answered now (503): see both. */
export function isUnanswerable(error: unknown): boolean {
  return isUnavailable(error) || isCounterfeit(error)
}
