import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Column } from '@react-email/column'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Hr } from '@react-email/hr'
import { Html } from '@react-email/html'
import { Link } from '@react-email/link'
import { Row } from '@react-email/row'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import { TOKENS } from './fill'
import type { Letter } from './letter'

const FONT = "'Source Sans 3', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
/** The palette's light colours in line; a reader's dark theme overrules them below. */
const LIGHT = {
  page: '#fbf8f4',
  surface: '#ffffff',
  ink: '#2a1b2e',
  soft: '#5a4b5e',
  line: '#ddd1c2',
  plum: '#5e2750',
}
const HONEY = '#f2b63d'

const DARK = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  .page { background-color: #fbf8f4; }
  @media (prefers-color-scheme: dark) {
    .page { background-color: #1b131e !important; }
    .card { background-color: #261b2a !important; border-color: #4a3a4f !important; }
    .ink { color: #f7f0f4 !important; }
    .soft { color: #cdbecf !important; }
    .link { color: #e9bedb !important; }
    .line { border-color: #4a3a4f !important; }
    .tile { background-color: #7f4070 !important; }
    .button { background-color: #e9bedb !important; color: #34102b !important; }
  }
  @media (max-width: 480px) { .card { padding: 24px 20px 8px !important; } }
`

/** The letter as HTML mail: tables and lines only, nothing is fetched from anywhere. */
export function LetterPage({ letter }: { letter: Letter }) {
  return (
    <Html lang={letter.language} dir="ltr">
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </Head>
      <Body className="page" style={{ fontFamily: FONT, margin: 0 }}>
        <Section className="page" style={{ backgroundColor: LIGHT.page, padding: '24px 8px' }}>
          <Container style={{ maxWidth: '560px' }}>
            <Logo />
            <Section className="card" style={card}>
              <Heading as="h1" className="ink" style={heading}>
                {letter.title}
              </Heading>
              <Paragraph>{TOKENS.greeting}</Paragraph>
              {letter.paragraphs.map((text) => (
                <Paragraph key={text}>{text}</Paragraph>
              ))}
              <Button className="button" href={letter.button.url} style={button}>
                {letter.button.label}
              </Button>
              {letter.afterButton.map((text) => (
                <Paragraph key={text}>{text}</Paragraph>
              ))}
              {letter.also && (
                <Text className="ink" style={{ fontSize: '18px', lineHeight: '28px', margin: '0 0 16px' }}>
                  <Link className="link" href={letter.also.url} style={link}>
                    {letter.also.label}
                  </Link>
                </Text>
              )}
              {letter.copyUrl && <CopyUrl words={letter.copyUrl} url={letter.button.url} />}
            </Section>
            <Foot letter={letter} />
          </Container>
        </Section>
      </Body>
    </Html>
  )
}

function Logo() {
  return (
    <Section style={{ padding: '0 8px 16px' }}>
      <Row style={{ width: 'auto', margin: 0 }}>
        <Column className="tile" aria-hidden="true" style={tile}>
          <span style={{ ...mark, color: HONEY }}>.</span>
          <span style={{ ...mark, color: '#ffffff' }}>Z</span>
        </Column>
        <Column className="ink" style={wordmark}>
          Zeggenschap
        </Column>
      </Row>
    </Section>
  )
}

function Paragraph({ children }: { children: string }) {
  return (
    <Text
      className="ink"
      style={{ color: LIGHT.ink, fontSize: '18px', lineHeight: '28px', margin: '0 0 16px' }}
    >
      {children}
    </Text>
  )
}

function CopyUrl({ words, url }: { words: string; url: string }) {
  return (
    <Text className="soft" style={small}>
      {words}
      <br />
      <Link className="link" href={url} style={{ ...link, wordBreak: 'break-all' }}>
        {url}
      </Link>
    </Text>
  )
}

function Foot({ letter }: { letter: Letter }) {
  return (
    <Section style={{ padding: '16px 8px 0' }}>
      {letter.footer.map((text) => (
        <Text key={text} className="soft" style={small}>
          {text}
        </Text>
      ))}
      {letter.unsubscribe && (
        <Text className="soft" style={small}>
          <Link className="link" href={letter.unsubscribe.url} style={link}>
            {letter.unsubscribe.label}
          </Link>
        </Text>
      )}
      <Hr className="line" style={{ borderColor: LIGHT.line, margin: '16px 0' }} />
      <Text className="soft" style={small}>
        {letter.sender.join(' · ')}
      </Text>
    </Section>
  )
}

const card = {
  backgroundColor: LIGHT.surface,
  border: `1px solid ${LIGHT.line}`,
  borderRadius: '14px',
  padding: '32px 32px 16px',
}
const heading = {
  color: LIGHT.ink,
  fontSize: '26px',
  lineHeight: '32px',
  fontWeight: 650,
  letterSpacing: '-0.01em',
  margin: '0 0 16px',
}
const button = {
  backgroundColor: LIGHT.plum,
  borderRadius: '8px',
  color: '#ffffff',
  fontSize: '18px',
  fontWeight: 600,
  lineHeight: '24px',
  margin: '8px 0 24px',
  padding: '12px 24px',
}
const tile = {
  backgroundColor: LIGHT.plum,
  borderRadius: '11px',
  width: '40px',
  height: '40px',
  textAlign: 'center' as const,
}
/** The logo's Z with its honey hinge at the lower left, in type: mail programs show no drawing they did not fetch. */
const mark = { fontSize: '28px', fontWeight: 700, lineHeight: '40px', letterSpacing: '-1px' }
const wordmark = {
  color: LIGHT.ink,
  fontSize: '24px',
  fontWeight: 680,
  letterSpacing: '-0.025em',
  paddingLeft: '12px',
}
const small = { color: LIGHT.soft, fontSize: '16px', lineHeight: '24px', margin: '0 0 8px' }
const link = { color: LIGHT.plum, textDecoration: 'underline' }
