import { useText } from '~/i18n/text'
import type { Recorded } from './shown'

/** What the organisation is called: its name, or its kind where the name is not for who reads. */
export function useOrganisation({ organisation }: Pick<Recorded, 'organisation'>): string {
  const text = useText()
  if (typeof organisation === 'string') return organisation
  const kind = text(organisation)
  return kind.charAt(0).toUpperCase() + kind.slice(1)
}
