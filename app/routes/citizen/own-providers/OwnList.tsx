import type { SerializeFrom } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Fragment } from 'react'
import type { ListedProvider as Listed } from '~/ownprovider/use-cases.server'
import { PATHS } from '~/paths'
import { Card } from '~/ui/Card'
import { CsrfField } from '~/ui/CsrfField'
import { EmptyState } from '~/ui/EmptyState'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { categoryIcon } from '~/ui/category-icons'
import { useFromHere } from '../../use-came-from'
import type { MyList } from '../parts/shown'

type ListedProvider = SerializeFrom<Listed>

/** Who treats the citizen, by name, each with a way off the list. */
export function OwnList({
  list,
  categories,
  mayChange,
}: { list: ListedProvider[] } & Pick<MyList, 'categories' | 'mayChange'>) {
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
              note={<OwnNote categories={categories} own={own} />}
              end={mayChange && own.marks.includes('added') && <RemoveButton own={own} />}
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

/** Where it is, why it is on the list, and the way to a choice for this one provider. */
function OwnNote({ own, categories }: { own: ListedProvider } & Pick<MyList, 'categories'>) {
  const fromHere = useFromHere()
  const isAsked = own.types.some((type) => (categories[type] ?? []).length > 0)
  return (
    <>
      {own.city && `${own.city} · `}
      {own.marks.map((mark, place) => (
        <Fragment key={mark}>
          {place > 0 && ' · '}
          <FormattedMessage id={`own.mark.${mark}`} />
        </Fragment>
      ))}
      {own.departure && (
        <>
          {' '}
          · <FormattedMessage id="exception.left" />
        </>
      )}
      {isAsked && !own.departure && (
        <>
          <br />
          <TextLink to={fromHere(PATHS.provider({ holder: own.ura }))} about={own.name}>
            <FormattedMessage id="own.choose" />
          </TextLink>
        </>
      )}
    </>
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
