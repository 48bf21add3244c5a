import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { loadConfig } from '../../src/platform/config.ts'
import { createLogger } from '../../src/platform/logger.ts'
import { startServer, type RunningServer } from '../../src/platform/serve.ts'
import { makeTenant, type MadeTenant } from '../../src/sandbox/make-tenant.ts'

let directory = ''
let server: RunningServer
let tenant: MadeTenant

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'assento-server-'))
  const config = loadConfig({ PORT: '0', ASSENTO_DATA: directory, ASSENTO_METRICS_KEY: 'medidas' })
  server = await startServer(config, createLogger('silent'))
  const { database, clock } = server.runtime
  tenant = await database.withTx((tx) => makeTenant(tx, { name: 'Revenda', environment: 'test', zone: 'UTC', locale: 'pt-BR' }, clock.now()))
})

after(async () => {
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

interface Reply { readonly status: number; readonly body: string }

function send(headers: Record<string, string | readonly string[]>, body: Buffer | readonly Buffer[], path = '/trpc/keys.create'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(server.url + path, { method: 'POST', headers: headers as Record<string, string | string[]> }, (message: IncomingMessage) => {
      const chunks: Buffer[] = []
      message.on('data', (chunk: Buffer) => chunks.push(chunk))
      message.on('end', () => resolve({ status: message.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
    })
    sent.on('error', reject)
    for (const chunk of Array.isArray(body) ? (body as readonly Buffer[]) : [body as Buffer]) sent.write(chunk)
    sent.end()
  })
}

/** Raw bytes in, the first answer out. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const socket: Socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString()
      socket.end()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

const json = () => ({ authorization: `Bearer ${tenant.key}`, 'content-type': 'application/json' })

test('two Authorization headers are nobody (case 1)', async () => {
  const good = `GET /trpc/sessions.whoami HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${tenant.key}\r\n`
  assert.match(await raw(`${good}\r\n`), /^HTTP\/1\.1 200 /)
  assert.match(await raw(`${good}Authorization: Bearer ${tenant.key}\r\n\r\n`), /^HTTP\/1\.1 401 /)
})

test('five megabytes are answered 413 with a body, with a length and in chunks (case 25)', async () => {
  const megabyte = Buffer.alloc(1_000_000, ' ')
  const whole = await send({ ...json(), 'content-length': '5000000' }, Array.from({ length: 5 }, () => megabyte))
  assert.deepEqual([whole.status, JSON.parse(whole.body).error.data.code], [413, 'payload_too_large'])
  const chunked = await send({ ...json(), 'transfer-encoding': 'chunked' }, Array.from({ length: 5 }, () => megabyte))
  assert.deepEqual([chunked.status, JSON.parse(chunked.body).error.data.code], [413, 'payload_too_large'])
})

test('a Content-Length that is no number is a bad request (case 25)', async () => {
  const head = `POST /trpc/keys.create HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tenant.key}\r\nContent-Type: application/json\r\n`
  assert.match(await raw(`${head}Content-Length: abc\r\n\r\n{}`), /^HTTP\/1\.1 400 /)
})

test('a chunked body within the limit is read like any other', async () => {
  const reply = await send({ ...json(), 'transfer-encoding': 'chunked' }, [Buffer.from('{"kind":"secret",'), Buffer.from('"slot":"chunks"}')])
  assert.equal(reply.status, 200, reply.body)
})

test('idle and slow sockets do not stop others (case 25)', async () => {
  const { hostname, port } = new URL(server.url)
  const idle = await Promise.all(Array.from({ length: 200 }, () => new Promise<Socket>((resolve) => {
    const socket = connect(Number(port), hostname, () => resolve(socket))
    socket.on('error', () => undefined)
  })))
  for (const socket of idle) socket.write(`POST /trpc/keys.create HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tenant.key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`)
  const answer = await fetch(`${server.url}/trpc/sessions.whoami`, { headers: { authorization: `Bearer ${tenant.key}` } })
  assert.equal(answer.status, 200)
  for (const socket of idle) socket.destroy()
})

test('metrics ask for their key, and count calls by procedure and outcome', async () => {
  assert.equal((await fetch(`${server.url}/metrics`)).status, 401)
  assert.equal((await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer medida' } })).status, 401)
  await fetch(`${server.url}/trpc/sessions.whoami`, { headers: { authorization: `Bearer ${tenant.key}` } })
  await fetch(`${server.url}/trpc/accounts.get?input=${encodeURIComponent('{"id":"acc_x"}')}`, { headers: { authorization: `Bearer ${tenant.key}` } })
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer medidas' } })
  assert.match(answer.headers.get('content-type') ?? '', /text\/plain; version=0\.0\.4/)
  const text = await answer.text()
  assert.match(text, /assento_calls_total\{procedure="sessions\.whoami",outcome="ok"\} \d+/)
  assert.match(text, /assento_calls_total\{procedure="accounts\.get",outcome="not_found"\} 1/)
  assert.match(text, /assento_event_loop_delay_seconds\{quantile="0\.99"\} [\d.]+/)
})
