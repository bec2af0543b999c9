import { Form, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { ListedProvider } from '~/ownprovider/use-cases.server'
import { Card } from '~/ui/Card'
import { categoryIcon } from '~/ui/category-icons'
import { CsrfField } from '~/ui/CsrfField'
import { EmptyState } from '~/ui/EmptyState'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import type { loader } from '../own-providers'

/** Who treats the citizen, by name, each with a way off the list. */
export function OwnList({ list }: { list: ListedProvider[] }) {
  const { categories } = useLoaderData<typeof loader>()
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="own.list" />
      </Heading>
      {list.length === 0 && (
        <EmptyState title={<FormattedMessage id="own.list.empty" />}>
          <FormattedMessage id="own.list.empty.text" />
        </EmptyState>
      )}
      {list.length > 0 && (
        <Rows>
          {list.map((own) => (
            <Row
              key={own.ura}
              icon={categoryIcon(categories[own.types[0] ?? '']?.[0] ?? '')}
              tone="petrol"
              name={own.name}
              note={
                <>
                  {own.city}
                  {own.marks.includes('follows') && (
                    <>
                      {' '}
                      · <FormattedMessage id="own.mark.follows" />
                    </>
                  )}
                </>
              }
              end={own.marks.includes('added') && <RemoveButton own={own} />}
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

function RemoveButton({ own }: { own: ListedProvider }) {
  return (
    <Form method="post">
      <CsrfField />
      <input type="hidden" name="ura" value={own.ura} />
      <button type="submit" name="do" value="remove" className="nl-link link-button">
        <FormattedMessage id="own.remove" />
        <span className="visually-hidden"> {own.name}</span>
      </button>
    </Form>
  )
}
