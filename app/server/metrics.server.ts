import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures for the operator; labels are routes and statuses, never people. */
export function openMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    answers: new Counter({
      name: 'zeggenschap_answers_total',
      help: 'Answers by route and status',
      labelNames: ['route', 'status'] as const,
      registers: [registry],
    }),
    seconds: new Histogram({
      name: 'zeggenschap_answer_seconds',
      help: 'Time to answer by route',
      labelNames: ['route'] as const,
      buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
    mailWaits: new Gauge({
      name: 'zeggenschap_mail_waits',
      help: '1 while all mail waits because the mail server takes none',
      registers: [registry],
    }),
    overdue: new Gauge({
      name: 'zeggenschap_officer_overdue',
      help: 'Requests and breaches that are past their time with the privacy officer',
      labelNames: ['what'] as const,
      registers: [registry],
    }),
    messagesUnanswered: new Gauge({
      name: 'zeggenschap_messages_unanswered',
      help: 'Messages to the support desk that have had no answer for sixty days',
      registers: [registry],
    }),
  }
}

export type Metrics = ReturnType<typeof openMetrics>
