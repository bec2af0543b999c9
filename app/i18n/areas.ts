/** Words that only some pages need: one file a language each, which a browser fetches once. A page says which it needs. */
export type Area =
  | 'agreement'
  | 'another'
  | 'choices'
  | 'contact'
  | 'counter'
  | 'day'
  | 'desk-evidence'
  | 'desk-post'
  | 'erase'
  | 'family'
  | 'follow'
  | 'history'
  | 'inbox'
  | 'internal'
  | 'leave'
  | 'lock'
  | 'login'
  | 'mandate'
  | 'message'
  | 'notification'
  | 'organisation'
  | 'breach'
  | 'officer'
  | 'optin'
  | 'oversight'
  | 'overview'
  | 'own-data'
  | 'receipt'
  | 'recorded'
  | 'recording'
  | 'request'
  | 'rights'
  | 'sent-along'
  | 'sentence'
  | 'staff'
  | 'viewed'
  | 'welcome'
  | 'what-if'
  | 'withdraw'

/** What pages of one kind say alike: one's own pages, those on which one chooses, decides for another, or first logs in. */
export const OWN_WORDS = ['choices', 'sentence', 'withdraw'] as const
export const CHOOSING_WORDS = [...OWN_WORDS, 'agreement', 'family', 'history', 'lock', 'receipt'] as const
export const FOR_ANOTHER_WORDS = [...OWN_WORDS, 'agreement', 'family', 'mandate'] as const
export const FIRST_LOGIN_WORDS = ['notification', 'sentence', 'welcome', 'withdraw'] as const

const BESIDES = ['another', 'staff', 'internal'] as const

/** Where a page speaks of somebody else, or is shown to who is no citizen, it says these besides. */
export function wordsAbout(areas: readonly Area[], about: Record<(typeof BESIDES)[number], boolean>): Area[] {
  const besides = BESIDES.filter((area) => about[area])
  return [...new Set([...areas, ...besides])]
}
