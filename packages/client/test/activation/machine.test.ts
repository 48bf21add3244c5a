/** What a client remembers and refuses on a machine without network; the portal's part is in portal.test.ts. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createActivationClient, type ActivationClientOptions } from '../../src/activation/index.ts'
import { createIssuer, DAY, MemoryStorage, NOW, type Issuer } from './issuer.ts'

function offlineMachine(issuer: Issuer, more: Partial<ActivationClientOptions> = {}) {
  const clock = { now: NOW }
  const storage = new MemoryStorage()
  const client = createActivationClient({
    endpoint: 'https://portal.invalid', tenant: 'pk_test_1', publicKeys: issuer.publicKeys, storage, machineName: 'Balcão',
    ...(more.components === undefined ? { fingerprint: 'pc-1' } : {}),
    fetch: () => Promise.reject(new Error('there is no network')), now: () => clock.now * 1000, ...more,
  })
  return { client, storage, clock, code: async () => (await client.validate()).code }
}

const SERIAL = '9C857-YJ11S-R8P3J-BDKQ5-GM609'

describe('a machine without network', () => {
  it('says in its request file what the portal needs, and nothing that it is made of', async () => {
    const { client } = offlineMachine(createIssuer(), { components: { board: 'ABC', disk: 'XYZ' }, appVersion: '4.2.0' })
    const request = JSON.parse(await client.requestFile(SERIAL)) as Record<string, unknown>
    assert.deepEqual(Object.keys(request).sort(), ['app_version', 'client_time', 'components', 'fp', 'machine_name', 'nonce', 'receipt_key', 'serial', 'tenant'])
    assert.equal(request['fp'], 'sb8JLChgmj11Ll6suy7mjdeiE4ajafoHUeiZgaxtKFI')
    assert.equal(JSON.stringify(request).includes('ABC'), false)
  })

  it('is not licensed before its file is there, and is from then on until the file ends', async () => {
    const issuer = createIssuer()
    const { client, clock, code } = offlineMachine(issuer)
    assert.equal((await client.validate({ online: false })).code, 'NO_LICENCE')
    assert.equal((await client.activate(SERIAL)).code, 'UNREACHABLE')
    await client.requestFile(SERIAL)
    const imported = await client.importLicenceFile(issuer.file())
    assert.deepEqual([imported.valid, imported.code, imported.source, imported.licence?.mach], [true, 'VALID', 'offline', 'act_1'])
    const validated = await client.validate()
    assert.deepEqual([validated.valid, validated.source, validated.unreachable], [true, 'offline', 'there is no network'])
    clock.now = NOW + 30 * DAY - 1
    assert.equal(await code(), 'VALID')
    clock.now += 1
    assert.equal(await code(), 'TOKEN_EXPIRED')
  })

  it('refuses a file of another machine, key, prefix and spelling, and one that is older than the last', async () => {
    const issuer = createIssuer()
    const { client } = offlineMachine(issuer)
    const importing = async (text: string) => (await client.importLicenceFile(text)).code
    assert.equal(await importing(issuer.file({ fp: 'pc-2' })), 'FINGERPRINT_MISMATCH')
    assert.equal(await importing(createIssuer().file()), 'TOKEN_INVALID')
    assert.equal(await importing(issuer.token()), 'TOKEN_INVALID', 'a token without its armour')
    assert.equal(await importing(issuer.file().replaceAll('LICENSE', 'LICENCE')), 'TOKEN_INVALID')
    assert.equal(await importing(issuer.file()), 'VALID')
    assert.equal(await importing(issuer.file({ seq: 4 })), 'TOKEN_OLDER')
    assert.equal(await importing(issuer.file().replaceAll('\n', '\r\n')), 'VALID', 'line ends of Windows')
    assert.equal(await importing(issuer.file().trimEnd()), 'VALID', 'without the last line end')
  })

  it('refuses the file with any one byte changed', async () => {
    const issuer = createIssuer()
    const { client } = offlineMachine(issuer)
    const good = Buffer.from(issuer.file())
    for (let index = 0; index < good.length; index += 1) {
      for (const change of [0x01, 0x20]) {
        const bytes = Buffer.from(good)
        bytes[index] = (good[index] ?? 0) ^ change
        const { valid, code } = await client.importLicenceFile(bytes.toString('latin1'))
        assert.deepEqual([valid, code], [false, 'TOKEN_INVALID'], `byte ${index}: ${String.fromCharCode(good[index] ?? 0)} → ${String.fromCharCode(bytes[index] ?? 0)}`)
      }
    }
    assert.equal((await client.importLicenceFile(good.toString('latin1'))).code, 'VALID')
  })

  it('believes a clock that is a day behind the latest it saw, and not one second more', async () => {
    const issuer = createIssuer()
    const { client, clock, code } = offlineMachine(issuer)
    await client.importLicenceFile(issuer.file())
    clock.now = NOW + 10 * DAY
    assert.equal(await code(), 'VALID')
    clock.now = NOW + 9 * DAY
    assert.equal(await code(), 'VALID')
    clock.now -= 1
    assert.equal(await code(), 'CLOCK_SKEW')
    assert.equal((await client.importLicenceFile(issuer.file())).code, 'CLOCK_SKEW', 'the same file proves nothing')
    assert.equal((await client.importLicenceFile(issuer.file({ seq: 6 }))).code, 'VALID', 'a newer one is the portal’s word')
    assert.equal(await code(), 'VALID')
  })

  it('is never locked by a clock that runs ahead, until its file ends', async () => {
    const issuer = createIssuer()
    const { client, clock, code } = offlineMachine(issuer)
    clock.now = NOW + 29 * DAY
    await client.importLicenceFile(issuer.file())
    assert.equal(await code(), 'VALID')
  })

  it('takes nothing from a memory that was altered or came from another machine but the serial', async () => {
    const issuer = createIssuer()
    const { client, storage } = offlineMachine(issuer)
    await client.requestFile(SERIAL)
    await client.importLicenceFile(issuer.file())
    const kept = storage.text ?? ''
    assert.equal((await client.validate({ online: false })).code, 'VALID')
    storage.text = kept.replace(/"maxSeen":\d+/, '"maxSeen":0')
    assert.equal((await client.validate({ online: false })).code, 'NO_LICENCE')
    const copied = offlineMachine(issuer, { fingerprint: 'pc-2' })
    copied.storage.text = kept
    assert.equal((await copied.client.validate()).code, 'UNREACHABLE', 'it would ask the server, by its serial')
    for (const text of ['', '{}', 'a.b', `${kept}x`, kept.slice(1)]) {
      storage.text = text
      assert.equal((await client.validate({ online: false })).valid, false, text.slice(0, 20))
    }
  })

  it('is not licensed once it has signed its receipt, and refuses its old file from then on', async () => {
    const issuer = createIssuer()
    const { client, code } = offlineMachine(issuer)
    assert.equal(await client.deactivationReceipt(), null)
    await client.requestFile(SERIAL)
    await client.importLicenceFile(issuer.file())
    assert.match(await client.deactivationReceipt() ?? '', /^-----BEGIN DEACTIVATION RECEIPT-----\n/)
    assert.equal(await code(), 'UNREACHABLE')
    assert.equal((await client.importLicenceFile(issuer.file())).code, 'TOKEN_OLDER')
    assert.equal((await client.importLicenceFile(issuer.file({ seq: 6, mach: 'act_2' }))).code, 'VALID', 'a new one is taken')
  })
})

describe('a client', () => {
  it('is not made without a way to tell its machine', () => {
    const issuer = createIssuer()
    for (const fingerprint of ['', 'a b', 'máquina', 'x'.repeat(257)]) assert.throws(() => offlineMachine(issuer, { fingerprint }), TypeError)
    const { storage } = offlineMachine(issuer)
    assert.throws(() => createActivationClient({ endpoint: 'https://portal.invalid', tenant: 'pk_test_1', publicKeys: {}, storage, machineName: 'Balcão' }), TypeError)
  })
})

describe('the answer of a server', () => {
  const answering = (body: unknown, status = 200) => ({
    fetch: async (_url: string, init: RequestInit) => {
      const { nonce } = JSON.parse(String(init.body)) as { nonce: string }
      return new Response(typeof body === 'string' ? body : JSON.stringify({ nonce, warnings: [], ...body as object }), { status })
    },
  })

  it('is not believed where it is not signed, not for this request, or not understood', async () => {
    const issuer = createIssuer()
    const codeFor = async (body: unknown, status = 200) => {
      const { client } = offlineMachine(issuer, answering(body, status))
      return (await client.activate(SERIAL)).code
    }
    assert.equal(await codeFor({ valid: true, code: 'VALID' }), 'TOKEN_INVALID', 'no token')
    assert.equal(await codeFor({ valid: true, code: 'VALID', token: issuer.token() }), 'TOKEN_INVALID', 'a token of another request')
    assert.equal(await codeFor({ valid: true, code: 'SPLENDID', token: issuer.token() }), 'UNKNOWN_CODE')
    assert.equal(await codeFor({ valid: false, code: 'VALID' }), 'UNKNOWN_CODE')
    assert.equal(await codeFor({ valid: false, code: 'LIMIT_REACHED' }), 'LIMIT_REACHED')
    assert.equal(await codeFor({ valid: true, code: 'VALID', nonce: 'another' }), 'UNREACHABLE')
    assert.equal(await codeFor('<html>Bem-vindo ao Wi-Fi</html>'), 'UNREACHABLE')
    assert.equal(await codeFor({ error: { message: 'too many calls', data: { code: 'rate_limited' } } }, 429), 'UNREACHABLE')
  })

  it('that it is not valid outlives the network: the token kept here counts no more', async () => {
    const issuer = createIssuer()
    const network = { isUp: false }
    const { client } = offlineMachine(issuer, {
      fetch: (url, init) => network.isUp ? answering({ valid: false, code: 'SUSPENDED' }).fetch(url, init) : Promise.reject(new Error('down')),
    })
    await client.requestFile(SERIAL)
    await client.importLicenceFile(issuer.file())
    network.isUp = true
    assert.deepEqual((({ code, source }) => [code, source])(await client.validate()), ['SUSPENDED', 'online'])
    network.isUp = false
    assert.deepEqual((({ valid, code }) => [valid, code])(await client.validate()), [false, 'UNREACHABLE'])
  })
})
