import { inLanguage, type Language } from '~/i18n/language'
import type { Path } from '~/paths'

/** An address as tests write it, in a language: what outsiders rely on stands there in full. */
export function addressIn(language: Language, path: string): string {
  return inLanguage(language, path as Path)
}
