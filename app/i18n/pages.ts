import type pages from './nl/pages.json'
import type retention from './nl/retention.json'
import type settings from './nl/settings.json'

/**
 * Ids of texts that one page alone shows. That page's loader sends them along (`pageTexts`), so that they are not part of
 * what every page loads; titles stand with what every page loads.
 */
export type PageTextId = keyof typeof pages | keyof typeof retention | keyof typeof settings
