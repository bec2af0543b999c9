import { FormattedMessage } from 'react-intl'
import { OPT_IN_WORDS } from '~/choosing/opt-in-asked'
import type { MessageId } from '~/i18n/nl'
import type { OptInKind } from '~/optin/optin'
import { PATHS } from '~/paths'
import type { SearchAnswer } from '~/provider/use-cases.server'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { useGroupNames } from '../../public/parts/group-names'
import { SearchForm } from '../../public/parts/SearchForm'

type Provider = { ura: string; name: string; city: string }
type Asking = { what: OptInKind }

/** Providers that are known already, each with the way on. */
export function ProviderRows({
  what,
  heading,
  providers,
}: Asking & { heading: MessageId; providers: Provider[] }) {
  if (providers.length === 0) return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id={heading} />
      </Heading>
      <Rows>
        {providers.map((provider) => (
          <Row
            key={provider.ura}
            name={provider.name}
            note={provider.city}
            end={<Choose what={what} {...provider} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

/** A search by name and town, with what was found; of who takes no part nothing can be asked. */
export function ChooseProvider({ what, query, found }: Asking & { query: string; found: SearchAnswer }) {
  const { groupOf, iconOf } = useGroupNames()
  return (
    <section className="section">
      <SearchForm
        query={query}
        label={<FormattedMessage id="optin.choose.search" />}
        hint={<FormattedMessage id="optin.choose.search.hint" />}
        none={<FormattedMessage id="own.results.none" />}
        found={found}
      />
      {found && (
        <Rows badges>
          {found.providers.map((provider) => {
            const group = groupOf(provider.types)
            return (
              <Row
                key={provider.ura}
                icon={iconOf(provider.types)}
                tone="petrol"
                name={provider.name}
                note={
                  <>
                    {provider.city} · {group ?? <FormattedMessage id="own.no-part" />}
                  </>
                }
                end={group ? <Choose what={what} {...provider} /> : undefined}
              />
            )
          })}
        </Rows>
      )}
    </section>
  )
}

/** Where providers may not be named, nothing can be sent to one. */
export function HiddenProviders() {
  return (
    <Notice kind="explain">
      <FormattedMessage id="optin.hidden" />
    </Notice>
  )
}

function Choose({ what, ura, name }: Asking & Pick<Provider, 'ura' | 'name'>) {
  return (
    <TextLink to={PATHS.optInDetails({ what: OPT_IN_WORDS[what], to: ura })} about={name}>
      <FormattedMessage id="optin.choose.ask" />
    </TextLink>
  )
}
