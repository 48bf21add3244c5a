/** Files inside JSON: base64 to bytes, kept exactly as they are. */
import { refuseUpload } from './refuse.ts'

export const MAX_XML_BYTES = 1024 * 1024
export const MAX_PDF_BYTES = 5 * 1024 * 1024

/** Characters of base64 for so many bytes. */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4
}

/** Decodes base64 that is whole: an editor's line breaks or a missing end would change the file unseen. */
export function fileBytes(field: string, text: string, maxBytes: number): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) refuseUpload(field, 'fiscal.file.base64', 'O arquivo não está em base64 (RFC 4648, sem quebras de linha).')
  if (bytes.length > maxBytes) refuseUpload(field, 'fiscal.file.tooLarge', `O arquivo passa de ${maxBytes} bytes.`, 'payload_too_large')
  return new Uint8Array(bytes)
}

/** Refuses what does not begin as a PDF does. */
export function pdfBytes(field: string, text: string): Uint8Array {
  const bytes = fileBytes(field, text, MAX_PDF_BYTES)
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') refuseUpload(field, 'fiscal.file.notPdf', 'O arquivo não é um PDF.')
  return bytes
}
