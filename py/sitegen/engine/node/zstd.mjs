/** What comes in, as one Zstandard frame that says how long its content is: a decoder then needs no second copy. */
import { readFileSync } from 'node:fs';
import { constants, zstdCompressSync } from 'node:zlib';

const content = readFileSync(0);
const params = { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_windowLog]: 24 };
process.stdout.write(zstdCompressSync(content, { params, pledgedSrcSize: content.length }));
