/** Runs ours and its peer in turn, so many times, and answers each figure's middle, least and most, with the ratio pair by pair. */
export async function inTurn(times, ours, peer) {
  const pairs = [];
  for (let i = 0; i < times; i++) pairs.push([await ours(), peer ? await peer() : undefined]);
  return {
    ours: spread(pairs.map(([value]) => value)),
    peer: peer && spread(pairs.map(([, value]) => value)),
    ratio: peer && spread(pairs.map(([a, b]) => a / b)),
  };
}

/** The middle one. */
export function median(values) {
  return spread(values).middle;
}

/** The middle, the least and the most. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { middle: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) };
}

/** "12,3 (11,9–13,0)": the middle, and the least and the most of the runs. */
export function words({ middle, least, most }, decimals = 0) {
  const said = (value) => value.toLocaleString("it-IT", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${said(middle)} (${said(least)}–${said(most)})`;
}
