import type { Transaction } from './database.server'

/**
 * Prepares a statement once for many executions. The name counts on PostgreSQL, where each connection parses a named
 * statement one time: it must belong to one text only, in the whole product.
 */
export function prepareAs<Statement>(
  builder: { prepare: (name?: string) => Statement },
  name: string,
): Statement {
  return builder.prepare(name)
}

/** Statements that write belong to a connection: made the first time a transaction comes along on it. */
export function onEachConnection<Statements>(make: (transaction: Transaction) => Statements) {
  const made = new WeakMap<object, Statements>()
  return function statementsOf(transaction: Transaction): Statements {
    const known = made.get(transaction.connection)
    if (known) return known
    const statements = make(transaction)
    made.set(transaction.connection, statements)
    return statements
  }
}
