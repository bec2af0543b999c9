import { FormattedMessage } from 'react-intl'
import { Heading } from '~/ui/Heading'
import { CheckScene, ChooseScene, ViewedScene } from '~/ui/SmallScenes'
import { bold } from '~/ui/words'

const STEPS = [
  { step: 'choose', Scene: ChooseScene },
  { step: 'check', Scene: CheckScene },
  { step: 'viewed', Scene: ViewedScene },
] as const

/** Choose, check, see who looked. */
export function HomeHow() {
  return (
    <section className="band band--plain" aria-labelledby="how">
      <div className="container">
        <Heading level={2} id="how">
          <FormattedMessage id="public.home.how" />
        </Heading>
        <div className="thirds">
          {STEPS.map(({ step, Scene }) => (
            <div key={step} className="how">
              <Scene />
              <Heading level={3}>
                <FormattedMessage id={`public.home.${step}.title`} />
              </Heading>
              <p>
                <FormattedMessage id={`public.home.${step}.text`} values={bold} />
              </p>
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}
