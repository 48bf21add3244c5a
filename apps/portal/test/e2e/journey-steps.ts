/** A journey is steps that build on one another: after a broken one the rest cannot tell anything. */
import assert from 'node:assert/strict'
import { test } from 'node:test'

export type Step = (title: string, body: () => Promise<void>) => void

/** `describe` tells what is on the page, for the message of a broken step. */
export function journey(describe: () => Promise<string>): Step {
  let isBroken = false
  return (title, body) => {
    test(title, async () => {
      assert.ok(!isBroken, 'an earlier step of the journey failed')
      isBroken = true
      await body().catch(async (cause: unknown) => { throw new Error(`${String(cause)}\n${await describe()}`, { cause }) })
      isBroken = false
    })
  }
}
