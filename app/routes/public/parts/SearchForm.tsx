import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { Heading } from '~/ui/Heading'
import { PAGE_FORM } from '~/ui/page'
import { TextField } from '~/ui/TextField'
import { useCameFrom } from '../../use-came-from'

type SearchFormProps = {
  query: string
  label: ReactNode
  hint: ReactNode
  /** What is said where nothing was found. */
  none: ReactNode
  /** What was found; null before anything was asked. */
  found: { providers: readonly unknown[]; more: boolean } | null
}

/** Search for a provider by name and town, as a plain GET form, and how many were found. */
export function SearchForm({ query, label, hint, none, found }: SearchFormProps) {
  const from = useCameFrom()
  return (
    <>
      <Form id={PAGE_FORM} method="get" className="search-form">
        {from.map((place) => (
          <input key={place} type="hidden" name="terug" value={place} />
        ))}
        <TextField
          name="zoek"
          label={label}
          hint={hint}
          defaultValue={query}
          autoComplete="off"
          maxLength={100}
          optional={false}
        />
        <Button>
          <FormattedMessage id="own.search.button" />
        </Button>
      </Form>
      {found && (
        <div role="status">
          <Heading level={2} looks={3}>
            <FormattedMessage id="own.results" values={{ count: found.providers.length }} />
          </Heading>
          {found.providers.length === 0 && none}
          {found.more && <FormattedMessage id="own.results.more" />}
        </div>
      )}
    </>
  )
}
