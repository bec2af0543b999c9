import type nl from './nl/pages.json'

/**
 * Ids of the long texts of public pages. A page's loader sends them along (`pageTexts`), so that they are not part of
 * what every page loads; titles stand in `public.json`.
 */
export type PageTextId = keyof typeof nl
