import type { LoaderFunctionArgs } from '@remix-run/node'
import { readRegister, REGISTERS } from '~/oversight/registers'
import { registerCsv } from '~/oversight/registers.server'
import { localDate } from '~/runtime/local-date'
import { page } from '~/ui/page'

export const handle = page({ audience: 'internal', needs: 'registers', title: null })

/** A register as a file for a spreadsheet. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const register = readRegister(new URL(request.url).searchParams.get('wat'))
  if (!register) throw new Response(null, { status: 404 })
  const day = localDate(context.portal.runtime.now())
  return new Response(registerCsv(register, context.language), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${REGISTERS[register]}-${day}.csv"`,
    },
  })
}
