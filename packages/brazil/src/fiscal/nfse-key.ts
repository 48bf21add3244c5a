/**
 * Access key of a national NFS-e, 50 digits, and id of its DPS, 42 digits after the letters `DPS`.
 * Source: brazil.md § 3 (schema tiposSimples v1.00). No official text on the check digit was found, so a wrong one warns; a wrong
 * form is an error. The schema of v1.00 knows digits only; letters in the CNPJ are an option until a newer one is read.
 */
import { fiscalDigit } from './nfe-key.ts'

export interface NfseKeyParts {
  /** IBGE code of the city, seven digits. */
  readonly city: string
  /** `1` the city's own system, `2` the national one. */
  readonly environment: string
  /** `1` CPF, `2` CNPJ. */
  readonly issuerKind: string
  /** 14 characters; a CPF with three zeros before it. */
  readonly issuer: string
  readonly number: string
  /** `YYMM`. */
  readonly yearMonth: string
  readonly code: string
}

export interface DpsIdParts {
  readonly city: string
  readonly issuerKind: string
  readonly issuer: string
  readonly series: string
  readonly number: string
}

export interface NfseOptions {
  /** Accept letters in the first twelve characters of the issuer (positions 10–21 of the key). */
  readonly alphanumericIssuer?: boolean
}

export type NfseKeyReading =
  | { readonly ok: true; readonly key: string; readonly parts: NfseKeyParts; readonly digit: string; readonly warnings: readonly 'checkDigit'[] }
  | { readonly ok: false; readonly problem: 'length' | 'characters' }

export type DpsIdReading =
  | { readonly ok: true; readonly id: string; readonly parts: DpsIdParts }
  | { readonly ok: false; readonly problem: 'length' | 'characters' }

const NUMERIC_KEY = /^[0-9]{7}[12][12][0-9]{41}$/
const ALPHANUMERIC_KEY = /^[0-9]{7}[12][12][0-9A-Z]{12}[0-9]{29}$/
const NUMERIC_DPS = /^DPS[0-9]{7}[12][0-9]{34}$/
const ALPHANUMERIC_DPS = /^DPS[0-9]{7}[12][0-9A-Z]{12}[0-9]{22}$/

/** Reads a key with or without `NFS` before it and spaces, dots and hyphens inside. A wrong check digit is a warning. */
export function parseNfseKey(text: string, options: NfseOptions = {}): NfseKeyReading {
  const key = compact(text).replace(/^NFS/, '')
  if (key.length !== 50) return { ok: false, problem: 'length' }
  if (!(options.alphanumericIssuer ? ALPHANUMERIC_KEY : NUMERIC_KEY).test(key)) return { ok: false, problem: 'characters' }
  const parts: NfseKeyParts = {
    city: key.slice(0, 7),
    environment: key.slice(7, 8),
    issuerKind: key.slice(8, 9),
    issuer: key.slice(9, 23),
    number: key.slice(23, 36),
    yearMonth: key.slice(36, 40),
    code: key.slice(40, 49),
  }
  const digit = key.slice(49)
  return { ok: true, key, parts, digit, warnings: fiscalDigit(key.slice(0, 49)) === digit ? [] : ['checkDigit'] }
}

/** Puts a key together with its check digit; throws a RangeError when the parts do not make one. */
export function buildNfseKey(parts: NfseKeyParts, options: NfseOptions = {}): string {
  const { city, environment, issuerKind, issuer, number, yearMonth, code } = parts
  const base = `${city}${environment}${issuerKind}${issuer}${number}${yearMonth}${code}`
  const reading = parseNfseKey(`${base}${fiscalDigit(base)}`, options)
  const same = reading.ok && (Object.keys(reading.parts) as (keyof NfseKeyParts)[]).every((name) => reading.parts[name] === parts[name])
  if (!same) throw new RangeError(`no NFS-e key: ${base}`)
  return reading.key
}

/** Reads the id of a DPS (declaração de prestação de serviço): `DPS` city(7) kind(1) issuer(14) series(5) number(15). */
export function parseDpsId(text: string, options: NfseOptions = {}): DpsIdReading {
  const id = compact(text)
  if (id.length !== 45) return { ok: false, problem: 'length' }
  if (!(options.alphanumericIssuer ? ALPHANUMERIC_DPS : NUMERIC_DPS).test(id)) return { ok: false, problem: 'characters' }
  const parts: DpsIdParts = {
    city: id.slice(3, 10),
    issuerKind: id.slice(10, 11),
    issuer: id.slice(11, 25),
    series: id.slice(25, 30),
    number: id.slice(30),
  }
  return { ok: true, id, parts }
}

function compact(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase()
}
