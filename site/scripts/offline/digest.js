/** @param {ArrayBuffer} bytes @returns {Promise<string>} SHA-256 in hexadecimal */
export async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {import('./own.js').KeptFile} file @param {ArrayBuffer} bytes */
export const isRight = async (file, bytes) => bytes.byteLength === file.bytes && (await digest(bytes)) === file.sha256;
