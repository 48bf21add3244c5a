/** What machines may send. Everything is bounded, and a field that is not named here is refused. */
import { z } from 'zod'
import { instant, line } from '../platform/inputs.ts'

const MOST_COMPONENTS = 20

/** 16 bytes, base64url in its canonical spelling. */
const nonce = z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/, { error: '16 bytes in base64url' })
/** Visible ASCII: a hash, or whatever the maker tells machines apart by. */
const fingerprint = z.string().regex(/^[\x21-\x7e]{1,256}$/, { error: '1–256 visible characters' })
const componentName = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)
const componentHash = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/)
const components = z.record(componentName, componentHash)
  .refine((held) => Object.keys(held).length >= 1 && Object.keys(held).length <= MOST_COMPONENTS, { error: `1–${MOST_COMPONENTS} components` })

const who = {
  /** Publishable key of the software's maker. */
  tenant: z.string().min(1).max(64),
  /** As it was typed: whether it is a serial at all is the answer's business, not the form's. */
  serial: z.string().min(1).max(255),
  fp: fingerprint,
  nonce,
  client_time: instant.optional(),
} as const

/** `POST /v1/validate`. */
export const validateBody = z.strictObject({ ...who, components: components.optional() })
/** `POST /v1/activations/:id/heartbeat` and `…/deactivate`. */
export const activationBody = z.strictObject(who)
/** `POST /v1/activations`, and a request file. */
export const activateBody = z.strictObject({
  ...who,
  components: components.optional(),
  machine_name: line(255),
  app_version: line(64).optional(),
  /** Raw Ed25519 public key, hex, of deactivation receipts. */
  receipt_key: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  /** Activation that this one takes the place of. */
  replaces: z.string().regex(/^act_[0-9a-z]{26}$/).optional(),
})

export type ValidateBody = z.output<typeof validateBody>
export type ActivationBody = z.output<typeof activationBody>
export type ActivateBody = z.output<typeof activateBody>
