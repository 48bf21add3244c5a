/** A document's bytes: kept ones, or drawn now and kept, so that every mail and every download of it are equal. */
import { createHash } from 'node:crypto'
import { assert } from '@assento/rules'
import { findDocument, loadDocumentBytes, setDocumentBytes } from '@assento/store'
import type { DocumentHead, Handle, Tx } from '@assento/store'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { drawDocument } from './pdf/draw-document.ts'

/** A document as it is downloaded and mailed. */
export interface RenderedDocument {
  readonly bytes: Uint8Array
  /** Hex. */
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
}

/**
 * The document of that id in the caller's tenant, drawn on first want. Outside a transaction it is drawn before the write begins, so
 * that no lock waits for a drawing. Two that draw at once keep one. Who may see it is the caller's question.
 */
export async function renderedDocument(ctx: ProcedureContext, handle: Handle, documentId: string): Promise<RenderedDocument> {
  const head = (await findDocument(handle, ctx.tenant.id, documentId)) ?? notFound()
  if (head.sha256 === null) await drawAndKeep(ctx, handle, head)
  const bytes = await loadDocumentBytes(handle, ctx.tenant.id, documentId)
  assert(bytes !== null, `document ${documentId} was drawn and has no bytes`)
  const sha256 = sha256Of(bytes)
  // What was stored is what is given: a row that was changed behind our back is not handed out as evidence.
  assert(head.sha256 === null || head.sha256 === sha256, `document ${documentId} is not what was stored`)
  return { bytes, sha256, fileName: head.file_name, mediaType: head.media_type }
}

/** SHA-256 in hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function drawAndKeep(ctx: ProcedureContext, handle: Handle, head: DocumentHead): Promise<void> {
  const bytes = await drawDocument(ctx, handle, head)
  const keep = (tx: Tx) => setDocumentBytes(tx, ctx.tenant.id, head.id, bytes, sha256Of(bytes))
  await (isTransaction(handle) ? keep(handle) : ctx.database.withTx(keep))
}

function isTransaction(handle: Handle): handle is Tx {
  return 'inTransaction' in handle
}
