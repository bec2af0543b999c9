import type { Path } from '../paths'
import { useLanguage } from './intl'
import { inLanguage } from './language'

/** Gives an address of the portal in the reader's language. */
export function usePath(): (path: Path) => string {
  const language = useLanguage()
  return (path) => inLanguage(language, path)
}
