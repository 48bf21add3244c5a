import { assert } from '@assento/rules'
import { newId, parseJson } from '@assento/store'
import type { JobRow, NewJob } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { isMailTemplate } from './templates/template-names.ts'
import type { MailTemplate } from './templates/template-names.ts'

/** One message to be written, whoever receives it. */
export interface MailOrder {
  readonly template: MailTemplate
  readonly invoiceId: string
  readonly customerId: string
  /** Which of several of this template about this invoice: a step of the policy, a nota fiscal. Null = the only one. */
  readonly step: string | null
}

/** A message that is not about one of the policy's steps may fail this often: a mail server that is away for a day loses nothing. */
export const MAIL_ATTEMPTS = 36

/** The beginning of the natural key of its messages; the contact comes last. */
export function orderKey({ template, invoiceId, step }: MailOrder): string {
  return `${template}:${invoiceId}${step === null ? '' : `:${step}`}`
}

/** The job that writes it: once, whatever asks for it again. */
export function composeJob(ctx: ProcedureContext, order: MailOrder): NewJob {
  return {
    id: newId('job'), kind: 'mail.compose', dedupe_key: composeKey(order), payload: JSON.stringify(order), run_at: ctx.now, created_at: ctx.now,
    max_attempts: MAIL_ATTEMPTS,
  }
}

export function composeKey(order: MailOrder): string {
  return `mail:${orderKey(order)}`
}

export function orderOf(job: Pick<JobRow, 'id' | 'payload'>): MailOrder {
  const order = parseJson<MailOrder>(job.payload)
  assert(isMailTemplate(order.template), `job ${job.id} orders a message of ours`)
  return order
}
