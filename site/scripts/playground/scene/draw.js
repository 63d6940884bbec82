/** A scene → its pixels. @param {import('../doc.js').Scene} scene @returns {Promise<{rgba: Uint8Array, width: number, height: number}>} */
export async function drawScene(scene) {
  throw new Error(`not yet: ${scene.place}`);
}
