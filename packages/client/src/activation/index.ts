/** Activation of a serial on a machine: needs `fetch` and WebCrypto, no package, and no other file of this one. */
export { createActivationClient, type ActivationClient, type ActivationClientOptions, type ActivationResult } from './create-activation-client.ts'
export { SERVER_CODES, type ActivationCode, type ServerCode } from './codes.ts'
export { componentHashesOf, fingerprintOf, type MachineComponents } from './fingerprint.ts'
export type { ActivationRequest, Fetch, MachineAnswer } from './machine-api.ts'
export type { ActivationStorage } from './memory.ts'
export { verifyToken, type TokenChecks, type TokenPayload, type TokenVerdict } from './token.ts'
