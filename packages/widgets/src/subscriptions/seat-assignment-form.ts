import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { SeatAssignmentItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { icon } from '../runtime/icons.ts'

export interface PersonDraft {
  readonly userName: string
  readonly userEmail: string
}

export type DraftErrors = Partial<Record<keyof PersonDraft, 'nameMissing' | 'nameTooLong' | 'emailMissing' | 'emailMalformed' | 'emailTaken'>>

/** One @, something before it, a dotted name after it: typing errors are caught, every real address passes. */
const EMAIL_SHAPE = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/

/** What is wrong with a person to be added; empty when nothing is. The server decides again. */
export function draftErrors({ userName, userEmail }: PersonDraft, assigned: readonly SeatAssignmentItem[]): DraftErrors {
  const [name, email] = [userName.trim(), userEmail.trim()]
  const taken = assigned.some((person) => person.userEmail.toLowerCase() === email.toLowerCase())
  const emailError = email === '' ? 'emailMissing' : !EMAIL_SHAPE.test(email) || email.length > 254 ? 'emailMalformed' : taken ? 'emailTaken' : null
  const nameError = name === '' ? 'nameMissing' : name.length > 120 ? 'nameTooLong' : null
  return { ...(nameError ? { userName: nameError } : {}), ...(emailError ? { userEmail: emailError } : {}) }
}

export interface FormView {
  readonly t: Messages
  readonly draft: PersonDraft
  readonly errors: DraftErrors
  readonly isBusy: boolean
  readonly onInput: (draft: PersonDraft) => void
  readonly onSubmit: () => void
}

/** Name and e-mail side by side; errors under their field, tied to it. */
export function assignmentForm(view: FormView): TemplateResult {
  const { t: { seatAssignment: words }, draft, isBusy } = view
  const submit = (event: SubmitEvent) => { event.preventDefault(); view.onSubmit() }
  return html`
    <form class="add" novalidate aria-label=${words.addHeading} @submit=${submit}>
      ${field(view, 'userName', words.name, 'text', 'name', (userName) => view.onInput({ ...draft, userName }))}
      ${field(view, 'userEmail', words.email, 'email', 'email', (userEmail) => view.onInput({ ...draft, userEmail }))}
      <button type="submit" class="button primary" part="action-primary" ?disabled=${isBusy}>${icon('plus')}${words.add}</button>
    </form>`
}

function field(view: FormView, name: keyof PersonDraft, label: string, type: string, mode: string, onInput: (value: string) => void): TemplateResult {
  const error = view.errors[name]
  return html`
    <div class="field">
      <label class="label" for=${name}>${label}</label>
      <input class="input" id=${name} name=${name} type=${type} inputmode=${mode === 'email' ? 'email' : 'text'} autocomplete="off" required
        .value=${live(view.draft[name])} aria-invalid=${error ? 'true' : 'false'} aria-describedby=${error ? `${name}-error` : nothing}
        @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}>
      ${error ? html`<p class="field-error" id="${name}-error">${icon('alert')}${view.t.seatAssignment[error]}</p>` : nothing}
    </div>`
}

/** An e-mail address that breaks before its @ where the line is too short. */
export function breakable(email: string): TemplateResult {
  const at = email.lastIndexOf('@')
  return html`${email.slice(0, at)}<wbr>${email.slice(at)}`
}
