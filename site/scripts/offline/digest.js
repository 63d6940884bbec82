/** @param {ArrayBuffer} bytes @returns {Promise<string>} SHA-256 in hexadecimal */
export async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {import('./own.js').KeptFile} file @param {ArrayBuffer} bytes */
export async function isRight(file, bytes) {
  const form = [file, file.plain].find((each) => each?.bytes === bytes.byteLength);
  return Boolean(form) && (await digest(bytes)) === form.sha256;
}
