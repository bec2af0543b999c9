import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { readOptInStart } from '~/choosing/opt-in-use-cases.server'
import { dossierIn } from '~/portal/portal'
import { readGroupNames } from '~/provider/use-cases.server'

/** To whom one can send something: the same for a request and a withdrawal. */
export async function loadStart({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams.get('zoek') ?? ''
  const { runtime } = context.portal
  const start = await readOptInStart(runtime, dossierIn(context), query)
  return json({ start, ...(await readGroupNames(runtime)) })
}
