import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { OLD_FORM } from '~/ui/failure'
import { page } from '~/ui/page'

export const handle = page({ audience: 'public', needs: 'nothing', title: null })

const SHOWN = [400, 403, 409, 413, 415, 422, 429, 500, 503]

/** The shell asks for this page when it refuses a request itself, so that every refusal looks the same. */
export function loader({ request, params }: LoaderFunctionArgs): never {
  const status = Number(params.status)
  if (status === 403 && new URL(request.url).searchParams.has(OLD_FORM)) throw json(OLD_FORM, { status })
  throw new Response(null, { status: SHOWN.includes(status) ? status : 404 })
}

export default function ErrorAsked() {
  return null
}
