import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { readAskable } from '~/counter/ask.server'

/** The kinds of data that can be asked for. */
export async function loadKinds({ context }: LoaderFunctionArgs) {
  return json({ kinds: await readAskable(context.portal.runtime) })
}
