let last = {};

/** The mean of a picture's pixels, in which covered patches are painted. @param {{data: Uint8Array}} pixels (height, width, 3) */
export function meanColour({ data }) {
  if (last.data !== data) {
    const sum = [0, 0, 0];
    for (let i = 0; i < data.length; i++) sum[i % 3] += data[i];
    last = { data, colour: `rgb(${sum.map((total) => Math.round(3 * total / data.length)).join(' ')})` };
  }
  return last.colour;
}
