import { readStatement, type Checkpoint, type Statement } from './checkpoint'
import { LogIsBroken } from './finding'
import type { AuditKeys } from './keys.server'

/** Reads a checkpoint of which the signature holds; throws `LogIsBroken` on any other. */
export function verifySigned(
  { number, body, signature }: Checkpoint,
  keys: Pick<AuditKeys, 'verify'>,
): Statement {
  const statement = readStatement(body)
  if (!statement || statement.number !== number) fail('checkpoint-unreadable', number, 'cannot be read')
  if (!keys.verify(statement.key, body, signature))
    fail('checkpoint-not-signed', number, 'was not signed with a key of this portal')
  return statement
}

function fail(code: 'checkpoint-unreadable' | 'checkpoint-not-signed', number: number, words: string): never {
  throw new LogIsBroken({ code, checkpoint: number, words: `Checkpoint ${number} ${words}.` })
}
