import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import type { SearchAnswer, FoundProvider } from '~/provider/use-cases.server'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { useGroupNames } from './group-names'
import { SearchForm } from './SearchForm'

type ProviderSearchProps = {
  query: string
  found: SearchAnswer
  /** URA numbers that are on the own list already. */
  listed?: string[]
  /** Whether a result can be put on the own list. */
  mayAdd?: boolean
}

/** Search by name and town, as a plain GET form, with what was found below it. */
export function ProviderSearch({ query, found, listed = [], mayAdd }: ProviderSearchProps) {
  return (
    <section>
      <SearchForm
        query={query}
        label={<FormattedMessage id="own.search" />}
        hint={<FormattedMessage id="own.search.hint" />}
        none={<FormattedMessage id="own.results.none" />}
        found={found}
      />
      {found && found.providers.length > 0 && (
        <Rows badges>
          {found.providers.map((provider) => (
            <Found
              key={provider.ura}
              provider={provider}
              mayChoose={mayAdd}
              end={
                mayAdd && (
                  <AddButton provider={provider} query={query} listed={listed.includes(provider.ura)} />
                )
              }
            />
          ))}
        </Rows>
      )}
    </section>
  )
}

type FoundProps = { provider: FoundProvider; end: React.ReactNode; mayChoose: boolean | undefined }

function Found({ provider, end, mayChoose }: FoundProps) {
  const { groupOf, iconOf } = useGroupNames()
  const group = groupOf(provider.types)
  return (
    <Row
      icon={iconOf(provider.types)}
      tone="petrol"
      name={provider.name}
      note={
        <>
          {provider.city} · {group ?? <FormattedMessage id="own.no-part" />}
          {mayChoose && group && (
            <>
              <br />
              <TextLink to={PATHS.provider({ holder: provider.ura })} about={provider.name}>
                <FormattedMessage id="own.choose" />
              </TextLink>
            </>
          )}
        </>
      }
      end={group ? end : undefined}
    />
  )
}

function AddButton({ provider, query, listed }: { provider: FoundProvider; query: string; listed: boolean }) {
  if (listed) {
    return (
      <Badge kind="done">
        <FormattedMessage id="own.there" />
      </Badge>
    )
  }
  return (
    <Form method="post">
      <CsrfField />
      <input type="hidden" name="ura" value={provider.ura} />
      <input type="hidden" name="zoek" value={query} />
      <Button name="do" value="add" size="narrow">
        <FormattedMessage id="own.add" />
        <span className="visually-hidden">: {provider.name}</span>
      </Button>
    </Form>
  )
}
