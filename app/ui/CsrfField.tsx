import { useRootData } from './root-data'

/** The hidden token that every form must send along; without it the portal refuses the form. */
export function CsrfField() {
  return <input type="hidden" name="csrf" value={useRootData()?.csrf ?? ''} />
}
