/** One question to the engine's own corner of the browser's database. @template T
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask @returns {Promise<T>} rejects where the browser keeps nothing */
export async function openStore(ask) {
  const opening = indexedDB.open('sightline-engine', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('engine');
  const database = await settled(opening);
  try {
    return await settled(ask(database.transaction('engine', 'readwrite').objectStore('engine')));
  } finally {
    database.close();
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
  if ('onblocked' in request) request.onblocked = () => reject(new Error('Another page holds the database.'));
});
