import { useRootData } from './root-data'

/**
 * What every form must send along: the hidden token, and for whom one acts. A form without the token, or made for
 * somebody else than the session acts for by now, is refused.
 */
export function CsrfField() {
  const data = useRootData()
  return (
    <>
      <input type="hidden" name="csrf" value={data?.csrf ?? ''} />
      {data?.actingFor && <input type="hidden" name="voor" value={data.actingFor.representationId} />}
    </>
  )
}
