/** The built widgets at `/embed/v1/`: any site may load them, so CORP is cross-origin and no cookie is ever read. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  ts: 'text/plain; charset=utf-8',
}
/** Path segments of plain names: no dot first, so nothing leaves the folder and no hidden file is served. */
const SAFE_PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/
/** `seat-editor-B5jPKHJ3.js`: the name changes with the content. */
const HASHED = /[-.][A-Za-z0-9_-]{8}\.(js|css)(\.map)?$/

/** The file as a response, or null when there is none. `ifNoneMatch` is the browser's ETag. */
export async function embedFile(dir: string, path: string, ifNoneMatch: string | undefined): Promise<Response | null> {
  const type = TYPES[/\.([a-z]+)$/.exec(path)?.[1] ?? '']
  if (type === undefined || !SAFE_PATH.test(path)) return null
  const content = await readFile(join(dir, path)).catch(() => null)
  if (content === null) return null
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
  const headers = {
    'content-type': type,
    etag,
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300, must-revalidate',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  }
  return ifNoneMatch === etag ? new Response(null, { status: 304, headers }) : new Response(content, { headers })
}
