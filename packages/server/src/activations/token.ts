/** The signed token: answer of an activation and licence file alike (licences.md § 4.4). */
import { createPrivateKey, sign, type KeyObject } from 'node:crypto'
import { assert, epochMs, graceUntilOf, serialStateOf, startOfDate } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'
import type { MachineSerial, SigningKeyRow } from '@assento/store'

const DAY_SECONDS = 86_400

/** What a token is made of; `seq` and `nonce` are of the request that it answers. */
export interface Grant {
  readonly serial: MachineSerial
  readonly activationId: string
  readonly fingerprint: string
  readonly seq: number
  readonly nonce: string
}

/** Fields in the order in which they are signed. Times are seconds since 1970. */
export interface ActivationTokenPayload {
  readonly v: 1
  readonly typ: 'activation'
  readonly iss: string
  readonly kid: string
  readonly iat: number
  readonly exp: number
  readonly lic: string
  /** Last five characters: a licence file is mailed around. */
  readonly serial: string
  readonly mach: string
  readonly fp: string
  readonly state: string
  readonly notAfter: number | null
  readonly graceUntil: number | null
  readonly max: number
  readonly seq: number
  readonly nonce: string
  readonly features?: { readonly updatesUntil: number }
}

/**
 * What is signed: the text's own end is `offlineDays` from now, and never later than the grace period's. A licence that loses its
 * updates only, and goes on running, has no end; `features.updatesUntil` says when the updates do.
 */
export function tokenPayload(grant: Grant, kid: string, issuer: string, now: Instant): ActivationTokenPayload {
  const { facts, offlineDays, last5 } = grant.serial
  const iat = Math.floor(epochMs(now) / 1000)
  const [notAfter, graceUntil] = [facts.validUntil, graceUntilOf(facts)].map((day) => (day === null ? null : secondsOfDate(day, facts.zone)))
  const runsForEver = facts.lapseEffect === 'losesUpdates'
  const end = runsForEver ? null : graceUntil ?? null
  return {
    v: 1, typ: 'activation', iss: issuer, kid, iat, exp: Math.min(iat + offlineDays * DAY_SECONDS, end ?? Infinity), lic: facts.id, serial: last5,
    mach: grant.activationId, fp: grant.fingerprint, state: serialStateOf(facts, now).state, notAfter: runsForEver ? null : notAfter ?? null, graceUntil: end,
    max: facts.maxActivations, seq: grant.seq, nonce: grant.nonce,
    ...(runsForEver && typeof graceUntil === 'number' ? { features: { updatesUntil: graceUntil } } : {}),
  }
}

/** `activation/<base64url JSON>.<base64url Ed25519>`: the signature is over everything before the dot. */
export function signedText(prefix: string, payload: object, key: KeyObject): string {
  const signed = `${prefix}/${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
  return `${signed}.${sign(null, Buffer.from(signed, 'latin1'), key).toString('base64url')}`
}

const MOST_KEYS = 1000
const privateKeys = new Map<string, KeyObject>()

/** Reading a key takes longer than signing with it: the last thousand are kept, by their public halves. */
export function privateKeyOf({ public_key: publicKey, private_key: privateKey }: SigningKeyRow): KeyObject {
  const known = privateKeys.get(publicKey)
  if (known !== undefined) return known
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })
  assert(key.asymmetricKeyType === 'ed25519', 'a signing key is Ed25519')
  if (privateKeys.size >= MOST_KEYS) privateKeys.clear()
  privateKeys.set(publicKey, key)
  return key
}

const MOST_DATES = 10_000
const dates = new Map<string, number>()

/** The first second of a date in a zone. Zones ask for it thousands of times and cost more than a signature: answers are kept. */
function secondsOfDate(date: CalendarDate, zone: string): number {
  const name = `${date} ${zone}`
  const known = dates.get(name)
  if (known !== undefined) return known
  const seconds = Math.floor(epochMs(startOfDate(date, zone)) / 1000)
  if (dates.size >= MOST_DATES) dates.clear()
  dates.set(name, seconds)
  return seconds
}
