import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { readOptInDetails } from '~/choosing/opt-in-use-cases.server'
import { GENDERS } from '~/optin/optin'
import { typedDay } from '~/runtime/typed-day'
import { Panel } from '~/ui/Card'
import { Heading, Paragraph } from '~/ui/Heading'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { useRootData } from '~/ui/root-data'
import { TextField } from '~/ui/TextField'

type Known = Pick<NonNullable<SerializeFrom<typeof readOptInDetails>>, 'known' | 'birthDate' | 'email'>

/** By what a provider finds somebody; what is known already stands there. Of another the browser fills in nothing of oneself. */
export function DetailFields({ known, birthDate, email }: Known) {
  const isForAnother = Boolean(useRootData()?.actingFor)
  const born = known?.birthDate ?? birthDate
  return (
    <>
      <TextField
        name="voorletters"
        width="short"
        autoComplete="off"
        defaultValue={known?.initials}
        label={<FormattedMessage id="optin.details.initials" />}
      />
      <TextField
        name="achternaam"
        autoComplete={isForAnother ? 'off' : 'family-name'}
        defaultValue={known?.surname}
        label={<FormattedMessage id="optin.details.surname" />}
        hint={<FormattedMessage id="optin.details.surname.hint" />}
      />
      <RadioTiles name="geslacht" legend={<FormattedMessage id="optin.details.gender" />}>
        {GENDERS.map((gender) => (
          <RadioTile
            key={gender}
            name="geslacht"
            value={gender}
            defaultChecked={known?.gender === gender}
            label={<FormattedMessage id={`optin.details.gender.${gender}`} />}
          />
        ))}
      </RadioTiles>
      <TextField
        name="geboortedatum"
        width="short"
        autoComplete={isForAnother ? 'off' : 'bday'}
        defaultValue={born ? typedDay(born) : undefined}
        label={<FormattedMessage id="optin.details.birth-date" />}
        hint={<FormattedMessage id="optin.details.birth-date.hint" />}
      />
      <TextField
        name="straat"
        autoComplete="street-address"
        defaultValue={known?.street}
        label={<FormattedMessage id="optin.details.street" />}
      />
      <TextField
        name="postcode"
        width="short"
        autoComplete="postal-code"
        defaultValue={known?.postcode}
        label={<FormattedMessage id="optin.details.postcode" />}
      />
      <TextField
        name="plaats"
        autoComplete="address-level2"
        defaultValue={known?.town}
        label={<FormattedMessage id="optin.details.town" />}
      />
      <TextField
        name="mail"
        type="email"
        optional
        autoComplete={isForAnother ? 'off' : 'email'}
        defaultValue={(known ? known.email : email) ?? undefined}
        label={<FormattedMessage id="optin.details.email" />}
        hint={<FormattedMessage id="optin.details.email.hint" />}
      />
    </>
  )
}

/** What it is asked for, and how long it is kept. */
export function WhyAsked() {
  return (
    <Panel>
      <Heading level={2} looks={3}>
        <FormattedMessage id="optin.details.why" />
      </Heading>
      <Paragraph>
        <FormattedMessage id="optin.details.why.text" />
      </Paragraph>
    </Panel>
  )
}
