import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { OFFERED_SCOPES } from '~/api/scopes'
import { addClient } from '~/provider/clients.server'
import { readPublicKeys } from '~/provider/public-keys'
import { CLIENT_REFUSALS } from './client-block.server'
import {
  type ToolContext,
  done,
  failed,
  type Given,
  listOption,
  neededOption,
  OPERATOR,
  textOption,
  UsageError,
  type Verb,
} from './verb'

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
    const answer = await addClient(desk.runtime(), client, { operator: OPERATOR, requestId: desk.requestId })
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
    if (!/^https:\/\//.test(address) || !URL.canParse(address))
      throw new UsageError('--jwks-uri is an https address')
    return { jwks: null, jwksUri: address }
  }
  const read = readPublicKeys(readFileSync(resolve(environment.INIT_CWD ?? '.', file!), 'utf8'))
  if (!read.ok) throw new UsageError(`the keys in ${file} cannot be used: ${read.why}`)
  return { jwks: { keys: read.keys }, jwksUri: null }
}
