import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { OFFERED_SCOPES } from '~/api/scopes'
import { addClient } from '~/provider/clients.server'
import { isKeyAddress, readPublicKeys, type KeysWrong } from '~/provider/public-keys'
import { CLIENT_REFUSALS } from './client-block.server'
import { byOperator } from './operator-act.server'
import {
  type ToolContext,
  done,
  failed,
  type Given,
  listOption,
  neededOption,
  textOption,
  UsageError,
  type Verb,
} from './verb'

/** Why keys cannot be used, as the operator reads it. */
const KEYS_WRONG: Record<KeysWrong, string> = {
  'no-key': 'there is no key in it',
  'no-set': 'it is not a JWKS',
  private: 'it holds a private key; give the public half only',
  'no-kid': 'a key has no kid',
  'same-kid': 'two keys have the same kid',
  kind: 'a key is neither EC P-384 nor RSA',
  weak: 'an RSA key has less than 2048 bits',
}

export const clientAdd: Verb = {
  words: 'client add',
  takes: 'ID',
  about: 'Registers a care system that may ask for one care organisation.',
  options: {
    ura: { type: 'string', about: 'URA of the organisation it asks for' },
    name: { type: 'string', about: 'what people call it' },
    jwks: { type: 'string', about: 'file with its public keys (JWKS), or' },
    'jwks-uri': { type: 'string', about: 'https address of its public keys' },
    scope: {
      type: 'string',
      multiple: true,
      about: `may be given again; ${OFFERED_SCOPES.join(', ')} without`,
    },
  },
  async run({ operand: id, given, desk }) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/.test(id))
      throw new UsageError('an ID has 3 to 64 letters, digits, . _ -')
    const client = {
      id,
      ura: neededOption(given, 'ura'),
      name: textOption(given, 'name') ?? id,
      scopes: scopesOf(given),
      ...keysOf(given, desk),
    }
    const answer = await addClient(desk.runtime(), client, byOperator(desk))
    if (!answer.ok) return failed(CLIENT_REFUSALS[answer.refusal], answer)
    return done(`${id} may ask for ${client.ura} from now on.`, {
      id,
      ura: client.ura,
      scopes: client.scopes,
    })
  },
}

function scopesOf(given: Given): string[] {
  const asked = listOption(given, 'scope')
  const unknown = asked.filter((scope) => !(OFFERED_SCOPES as readonly string[]).includes(scope))
  if (unknown.length > 0) throw new UsageError(`there is no scope ${unknown.join(', ')}`)
  return asked.length > 0 ? asked : [...OFFERED_SCOPES]
}

function keysOf(given: Given, { environment }: ToolContext) {
  const [file, address] = [textOption(given, 'jwks'), textOption(given, 'jwks-uri')]
  if (Boolean(file) === Boolean(address)) throw new UsageError('give either --jwks or --jwks-uri')
  if (address) {
    if (!isKeyAddress(address))
      throw new UsageError('--jwks-uri is an https address at a name of the internet')
    return { jwks: null, jwksUri: address }
  }
  const read = readPublicKeys(readFileSync(resolve(environment.INIT_CWD ?? '.', file!), 'utf8'))
  if (!read.ok) throw new UsageError(`the keys in ${file} cannot be used: ${KEYS_WRONG[read.why]}`)
  return { jwks: { keys: read.keys }, jwksUri: null }
}
