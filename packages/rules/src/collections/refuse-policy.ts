import type { CollectionsPolicy, CollectionsStep } from './policy.ts'
import { announcementOf } from './plan-steps.ts'
import { announcedAction, COLLECTIONS_TEMPLATES } from './templates.ts'

export const FIRST_STEP_DAY = -60
export const LAST_STEP_DAY = 365
export const MAX_CLEARING_DAYS = 10
export const MAX_STEPS = 40
const MAX_KEY_LENGTH = 40

/** What is wrong with a policy: the field by its path, the rule, and an English sentence for developers. */
export interface PolicyFault {
  readonly field: string
  readonly rule: `collections.policy.${string}`
  readonly message: string
}

/**
 * Everything that a collections policy may not be; none when it can be stored. Keys are unique; days lie in −60…365, the hour in
 * 0…23, clearing days in 0…10; access is touched only after the due day, after at least one reminder, and after an e-mail of its
 * own that announces it. Sources: billing.md § 5, seed 002 (a clear policy, proactive communication).
 */
export function refusePolicy(policy: CollectionsPolicy): readonly PolicyFault[] {
  const { steps, hour, clearingBusinessDays } = policy
  const faults: PolicyFault[] = []
  if (!isWithin(hour, 0, 23)) faults.push(fault('hour', 'hour', 'the hour is 0 to 23'))
  if (!isWithin(clearingBusinessDays, 0, MAX_CLEARING_DAYS)) faults.push(fault('clearingBusinessDays', 'clearing', 'clearing takes 0 to 10 business days'))
  if (steps.length > MAX_STEPS) faults.push(fault('steps', 'tooMany', `a policy has ${MAX_STEPS} steps at most`))
  return [...faults, ...steps.flatMap((step, index) => stepFaults(steps, step, index))]
}

function stepFaults(steps: readonly CollectionsStep[], step: CollectionsStep, index: number): readonly PolicyFault[] {
  const at = (field: string) => `steps.${index}.${field}`
  const { key, daysFromDue, channel, template, action } = step
  const faults: PolicyFault[] = []
  if (!/^[A-Za-z0-9+._-]+$/.test(key) || key.length > MAX_KEY_LENGTH) faults.push(fault(at('key'), 'keyShape', 'letters, digits and + - . _ only'))
  if (steps.findIndex((other) => other.key === key) !== index) faults.push(fault(at('key'), 'keyTwice', 'the key belongs to another step'))
  if (!isWithin(daysFromDue, FIRST_STEP_DAY, LAST_STEP_DAY)) faults.push(fault(at('daysFromDue'), 'days', 'days are −60 to 365'))
  if (template !== null && !COLLECTIONS_TEMPLATES.some((known) => known === template)) faults.push(fault(at('template'), 'template', 'there is no such template'))
  if (channel === 'email' && template === null) faults.push(fault(at('template'), 'emailWithoutTemplate', 'an e-mail needs a template'))
  if (template === null && action === null) faults.push(fault(at('template'), 'nothing', 'the step neither tells nor acts'))
  if (action === null) return faults
  if (daysFromDue < 1) faults.push(fault(at('daysFromDue'), 'actsBeforeOverdue', 'access is touched only after the due day'))
  if (announcementOf(steps, step) === null) faults.push(fault(at('action'), 'unannounced', 'an earlier e-mail announces it'))
  if (!steps.some((other) => isReminder(other) && other.daysFromDue < daysFromDue)) {
    faults.push(fault(at('action'), 'noReminder', 'at least one reminder comes before access is touched'))
  }
  return faults
}

function isReminder({ channel, template, action }: CollectionsStep): boolean {
  return channel === 'email' && template !== null && action === null && announcedAction(template) === null
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function fault(field: string, rule: string, message: string): PolicyFault {
  return { field, rule: `collections.policy.${rule}`, message }
}
