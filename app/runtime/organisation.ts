/** The organisation behind the portal, shown on every page that names it. */
export type Organisation = {
  name: string
  sender: string
  phone: string
  phoneHours: { nl: string; en: string }
  address: string[]
  email: string
  privacyOfficer: string
  /** Where who found a weakness tells it (RFC 9116): a mail address, or the https address of a page. `email` when absent. */
  security?: string
}

/** Shown until `ORGANISATION_FILE` says otherwise; production refuses it. */
export const EXAMPLE_ORGANISATION: Organisation = {
  name: 'Stichting Voorbeeld',
  sender: 'Zeggenschap <geen-antwoord@zeggenschap.example>',
  phone: '088 000 00 00',
  phoneHours: {
    nl: 'maandag tot en met vrijdag van 9.00 tot 17.00 uur',
    en: 'Monday to Friday, 9:00 to 17:00',
  },
  address: ['Stichting Voorbeeld', 'Postbus 1', '2500 AA Den Haag'],
  email: 'help@zeggenschap.example',
  privacyOfficer: 'fg@zeggenschap.example',
}
