/*
 * The floors of the house, the highest first. A folder of `app` imports only from lower floors, types included; folders
 * on one floor do not know each other. The gate holds to it (`.dependency-cruiser.mjs`).
 */
export const FLOORS = [
  { what: 'audiences, and the processes', folders: ['routes', 'server'] },
  { what: 'what audiences and processes are made of', folders: ['ui', 'api'] },
  { what: 'who does something for another; keys that change', folders: ['onbehalf', 'rotation'] },
  { what: 'what a person does; forgetting on time', folders: ['choosing', 'retention', 'owndata'] },
  { what: 'erasing everything about somebody', folders: ['erasure'] },
  {
    what: 'leave for something else than care, and what the desk looks at',
    folders: ['consentrequest', 'evidence', 'rights'],
  },
  {
    what: 'one machine each',
    folders: [
      'lock',
      'mandate',
      'comingofage',
      'welcome',
      'colleagues',
      'follow',
      'counter',
      'consequence',
      'inbox',
      'post',
      'calls',
      'oversight',
    ],
  },
  {
    what: 'one machine each, on which others build',
    folders: ['authority', 'enquiry', 'recording', 'breach'],
  },
  {
    what: 'agreement, own providers, what days bring, what is written to the desk',
    folders: ['agreement', 'ownprovider', 'transition', 'portal', 'conversation'],
  },
  { what: 'who decides for whom', folders: ['representation'] },
  { what: 'the rules of consent and its versions', folders: ['consent'] },
  { what: 'who is at the other side', folders: ['identity'] },
  { what: 'what the systems of organisations are told', folders: ['endpoint'] },
  {
    what: 'mail, directory, colleagues of care providers, who runs the portal, followers, opt-in requests, periods, what was brought once',
    folders: ['notification', 'provider', 'staff', 'worker', 'following', 'optin', 'privacy', 'ledger'],
  },
  { what: 'people, the log, words', folders: ['person', 'audit', 'i18n'] },
  { what: 'clock, days, catalogue', folders: ['runtime', 'catalogue'] },
  { what: 'the ground', folders: ['db', 'sealing'] },
]

/** Tests, what makes their cases and models of what they test look at a thing from where they like. */
export const TESTS = '\\.(test|arbitrary|model)\\.tsx?$'
