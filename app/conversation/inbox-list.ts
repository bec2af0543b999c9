import { defineList } from '~/runtime/list'
import { readChannel, readTopic, readView } from './views'

/** How the inbox of the desk is asked for by its address. */
export const MESSAGES = defineList({
  blank: { lijst: 'alles', onderwerp: '', kanaal: '', zoek: '' },
  longest: 100,
  settle: ({ lijst, onderwerp, kanaal, zoek }) => ({
    ...{ lijst: readView(lijst), onderwerp: readTopic(onderwerp) ?? '', kanaal: readChannel(kanaal) ?? '' },
    zoek,
  }),
})
