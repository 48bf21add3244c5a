/** Changes of a policy that is being edited: plain functions from one policy to the next. */
import { ANNOUNCEMENTS, DEFAULT_COLLECTIONS_POLICY, FIRST_STEP_DAY } from '@assento/rules'
import type { CollectionsAction, CollectionsPolicy, CollectionsStep, PolicyFault } from '@assento/rules'

export { DEFAULT_COLLECTIONS_POLICY as DEFAULT_POLICY }

/** Days from an announcement to what it announces, when it is added by one click. */
const NOTICE_DAYS = 7

/** A step with its place in the policy, which faults name. */
export interface PlacedStep {
  readonly step: CollectionsStep
  readonly index: number
}

/** The steps by their day; steps of one day stay as they are. */
export function stepsByDay({ steps }: CollectionsPolicy): readonly PlacedStep[] {
  return steps.map((step, index) => ({ step, index })).sort((a, b) => a.step.daysFromDue - b.step.daysFromDue)
}

/** A key that no step has or ever had: what ran under a key of before does not stand for the new step. */
function newKey(): string {
  return `s-${crypto.randomUUID().slice(0, 8)}`
}

export function withReminder(policy: CollectionsPolicy): { readonly policy: CollectionsPolicy; readonly key: string } {
  const days = new Set(policy.steps.map(({ daysFromDue }) => daysFromDue))
  const daysFromDue = [-3, -5, -10, -14, -2, -4, -6].find((day) => !days.has(day)) ?? -3
  return withStep(policy, { daysFromDue, channel: 'email', template: 'reminder.upcoming', action: null, unless: null })
}

/** A suspension, or what is still missing of restriction and termination, after the last step. */
export function withAction(policy: CollectionsPolicy): { readonly policy: CollectionsPolicy; readonly key: string } {
  const action = (['suspend', 'restrict', 'terminate'] as const).find((each) => !policy.steps.some((step) => step.action === each)) ?? 'suspend'
  const last = Math.max(0, ...policy.steps.map(({ daysFromDue }) => daysFromDue))
  return withStep(policy, { daysFromDue: last + 8, channel: 'email', template: DONE[action], action, unless: 'dispute' })
}

const DONE = { restrict: 'notice.restricted', suspend: 'notice.suspended', terminate: 'notice.terminated' } as const satisfies Record<CollectionsAction, string>

/** The e-mail that announces a step that acts, some days before it. */
export function withNotice(policy: CollectionsPolicy, { action, daysFromDue }: CollectionsStep): { readonly policy: CollectionsPolicy; readonly key: string } {
  const on = Math.max(FIRST_STEP_DAY, daysFromDue - NOTICE_DAYS)
  return withStep(policy, { daysFromDue: on, channel: 'email', template: action === null ? 'reminder.upcoming' : ANNOUNCEMENTS[action], action: null, unless: null })
}

function withStep(policy: CollectionsPolicy, step: Omit<CollectionsStep, 'key'>): { readonly policy: CollectionsPolicy; readonly key: string } {
  const key = newKey()
  return { policy: { ...policy, steps: [...policy.steps, { key, ...step }] }, key }
}

/** Sets fields of a step. What acts always waits for disputes; the message of an action goes with it. */
export function changeStep(policy: CollectionsPolicy, index: number, change: Partial<CollectionsStep>): CollectionsPolicy {
  return {
    ...policy, steps: policy.steps.map((step, at) => {
      if (at !== index) return step
      const changed = { ...step, ...change }
      if (change.action === undefined || change.action === step.action) return changed
      return { ...changed, unless: change.action === null ? changed.unless : 'dispute', template: change.action === null ? changed.template : DONE[change.action] }
    }),
  }
}

export function withoutStep(policy: CollectionsPolicy, index: number): CollectionsPolicy {
  return { ...policy, steps: policy.steps.filter((_, at) => at !== index) }
}

/** The faults of one field, or of a step as a whole when no field is named: names of rules after `collections.policy.`. */
export function faultsAt(faults: readonly PolicyFault[], field: string): readonly string[] {
  return faults.filter((fault) => fault.field === field || fault.field.startsWith(`${field}.`)).map(({ rule }) => rule.slice('collections.policy.'.length))
}

/** What another policy changes of one: steps are the same by their keys. */
export interface PolicyDifference {
  readonly added: readonly CollectionsStep[]
  readonly removed: readonly CollectionsStep[]
  readonly changed: readonly { readonly from: CollectionsStep; readonly to: CollectionsStep }[]
  readonly fields: readonly ('hour' | 'clearingBusinessDays' | 'release')[]
}

export function differenceOf(from: CollectionsPolicy, to: CollectionsPolicy): PolicyDifference {
  const before = new Map(from.steps.map((step) => [step.key, step]))
  const after = new Set(to.steps.map(({ key }) => key))
  return {
    added: to.steps.filter(({ key }) => !before.has(key)),
    removed: from.steps.filter(({ key }) => !after.has(key)),
    changed: to.steps.flatMap((step) => {
      const was = before.get(step.key)
      return was === undefined || isSameStep(was, step) ? [] : [{ from: was, to: step }]
    }),
    fields: (['hour', 'clearingBusinessDays', 'release'] as const).filter((field) => from[field] !== to[field]),
  }
}

export function isSamePolicy(a: CollectionsPolicy, b: CollectionsPolicy): boolean {
  const { added, removed, changed, fields } = differenceOf(a, b)
  return added.length + removed.length + changed.length + fields.length === 0
}

function isSameStep(a: CollectionsStep, b: CollectionsStep): boolean {
  return a.daysFromDue === b.daysFromDue && a.channel === b.channel && a.template === b.template && a.action === b.action && a.unless === b.unless
}
