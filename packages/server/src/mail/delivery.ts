/** What became of one mail, by what the server answered. */
import { scrub } from '../platform/logger.ts'

export type Delivery =
  | { readonly outcome: 'sent'; readonly response: string }
  /** The server refuses it for good: the address or the message (5xx). */
  | { readonly outcome: 'bounced'; readonly response: string }
  /** Not now. `response` is what was said about this mail; null = the server could not be talked to, or not by us. */
  | { readonly outcome: 'deferred'; readonly response: string | null; readonly reason: string }

const LONGEST = 500

/**
 * A refusal for good is one of the recipient or of the message (RFC 5321 § 4.2.1, 5yz in answer to RCPT or DATA). A 5yz to our
 * sign-in or our own address is a fault of ours, and the mail waits until it is mended.
 */
export function deliveryOf(error: unknown): Delivery {
  const { code, command, response, responseCode } = fieldsOf(error)
  const isAboutMail = responseCode !== null && (command === 'RCPT TO' || command === 'DATA')
  const answer = scrub(response ?? '').slice(0, LONGEST)
  if (isAboutMail && responseCode >= 500 && responseCode !== 503) return { outcome: 'bounced', response: answer }
  return { outcome: 'deferred', response: isAboutMail ? answer : null, reason: [code, command, responseCode].filter((part) => part !== null).join(' ') }
}

/** The mail was not even looked at: the next one would fare alike. */
export function isServerAway(delivery: Delivery): boolean {
  return delivery.outcome === 'deferred' && delivery.response === null
}

/** Codes only, for the log: texts of errors quote addresses. */
function fieldsOf(error: unknown) {
  const fields: Readonly<Record<string, unknown>> = typeof error === 'object' && error !== null ? { ...error } : {}
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null)
  const { responseCode } = fields
  return {
    code: text('code') ?? (error instanceof Error ? error.name : 'unknown'), command: text('command'), response: text('response'),
    responseCode: typeof responseCode === 'number' ? responseCode : null,
  }
}
