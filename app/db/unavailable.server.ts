import { isCounterfeit } from './row-tags.server'

const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM)/
/** Classes 08 (connection) and 53 (resources), a server that shuts down or starts, and what the network says. */
const POSTGRES = /^(08|53)\w{3}$|^57P0[123]$|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/
/** What the driver says without a code, of its pool and of a connection that broke. */
const WITHOUT_CODE = /^(timeout exceeded when trying to connect|Connection terminated)/

/**
 * Whether an error says that the database cannot be used for now (locked, full, failing or gone), rather than that
 * something was wrong with the work. Then trying again later is the right advice: 503.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && (SQLITE.test(code) || POSTGRES.test(code))) return true
  return WITHOUT_CODE.test(error.message) || isUnavailable(error.cause)
}

/** Whether something failed of which the person who asked is told that it cannot be answered now (503): see both. */
export function isUnanswerable(error: unknown): boolean {
  return isUnavailable(error) || isCounterfeit(error)
}
