// The simplest loops we know that are exact to 1e-9 over a million bars and give a prefix the same bits, whatever comes
// after it. What reads like a library's indicator cannot be much faster than these.

/** A sum from which values are taken off again is made afresh every so many bars, so that its rounding does not grow. */
const AFRESH = 512;

const unknownUntil = (row, length) => new Float64Array(length).fill(Number.NaN, 0, row);

export function average(values, window) {
  const means = unknownUntil(window - 1, values.length);
  for (let start = window - 1; start < values.length; start += AFRESH) {
    const end = Math.min(start + AFRESH, values.length);
    let sum = 0;
    for (let row = start - window + 1; row <= start; row++) sum += values[row];
    means[start] = sum / window;
    for (let row = start + 1; row < end; row++) {
      sum += values[row] - values[row - window];
      means[row] = sum / window;
    }
  }
  return means;
}

export function exponential(values, window) {
  const averages = unknownUntil(window - 1, values.length);
  const alpha = 2 / (window + 1);
  const kept = 1 - alpha;
  let average = 0;
  for (let row = 0; row < window; row++) average += values[row] / window;
  averages[window - 1] = average;
  for (let row = window; row < values.length; row++) {
    average = kept * average + alpha * values[row];
    averages[row] = average;
  }
  return averages;
}

export function strength(values, window) {
  const strengths = unknownUntil(window, values.length);
  const kept = 1 - 1 / window;
  let gains = 0;
  let movement = 0;
  for (let row = 1; row <= window; row++) {
    const change = values[row] - values[row - 1];
    gains += change + Math.abs(change);
    movement += Math.abs(change);
  }
  strengths[window] = movement === 0 ? 50 : 50 * (gains / movement);
  for (let row = window + 1; row < values.length; row++) {
    const change = values[row] - values[row - 1];
    gains = kept * gains + (change + Math.abs(change));
    movement = kept * movement + Math.abs(change);
    strengths[row] = movement === 0 ? 50 : 50 * (gains / movement);
  }
  return strengths;
}

export function deviation(values, window) {
  const deviations = unknownUntil(window - 1, values.length);
  const [each, eachButOne] = [1 / window, 1 / (window - 1)];
  for (let start = window - 1; start < values.length; start += AFRESH) {
    const end = Math.min(start + AFRESH, values.length);
    const origin = values[start];
    let [sum, squares] = momentsBefore(values, start, window);
    for (let row = start; row < end; row++) {
      const distance = values[row] - origin;
      sum += distance;
      squares += distance * distance;
      deviations[row] = Math.sqrt(Math.max(squares - sum * sum * each, 0) * eachButOne);
      const leaving = values[row - window + 1] - origin;
      sum -= leaving;
      squares -= leaving * leaving;
    }
  }
  return deviations;
}

/** Of the distances from the value at `start`, over the values of its window before it. */
function momentsBefore(values, start, window) {
  let [sum, squares] = [0, 0];
  for (let row = start - window + 1; row < start; row++) {
    const distance = values[row] - values[start];
    sum += distance;
    squares += distance * distance;
  }
  return [sum, squares];
}

export function bands(values, window, deviations) {
  const [lower, middle, upper, position, width] = Array.from({ length: 5 }, () =>
    unknownUntil(window - 1, values.length),
  );
  const each = 1 / window;
  for (let start = window - 1; start < values.length; start += AFRESH) {
    const end = Math.min(start + AFRESH, values.length);
    const origin = values[start];
    let [sum, squares] = momentsBefore(values, start, window);
    for (let row = start; row < end; row++) {
      const distance = values[row] - origin;
      sum += distance;
      squares += distance * distance;
      const mean = sum * each;
      const reach = deviations * Math.sqrt(Math.max(squares * each - mean * mean, 0));
      const center = origin + mean;
      lower[row] = center - reach;
      middle[row] = center;
      upper[row] = center + reach;
      position[row] = 0.5 + (distance - mean) / (2 * reach);
      width[row] = (2 * reach) / center;
      const leaving = values[row - window + 1] - origin;
      sum -= leaving;
      squares -= leaving * leaving;
    }
  }
  return { lower, middle, upper, position, width };
}

export function convergence(values, short, long, window) {
  const lineKnown = long - 1;
  const signalKnown = long + window - 2;
  const line = unknownUntil(lineKnown, values.length);
  const signal = unknownUntil(signalKnown, values.length);
  const histogram = unknownUntil(signalKnown, values.length);
  const [fastAlpha, slowAlpha, alpha] = [short, long, window].map((size) => 2 / (size + 1));
  const [fastKept, slowKept, kept] = [1 - fastAlpha, 1 - slowAlpha, 1 - alpha];
  let [fast, slow, average] = [0, 0, 0];
  for (let row = 0; row <= signalKnown; row++) {
    fast = row < short ? fast + values[row] / short : fastKept * fast + fastAlpha * values[row];
    slow = row < long ? slow + values[row] / long : slowKept * slow + slowAlpha * values[row];
    if (row < lineKnown) continue;
    line[row] = fast - slow;
    average += line[row] / window;
  }
  signal[signalKnown] = average;
  histogram[signalKnown] = line[signalKnown] - average;
  for (let row = signalKnown + 1; row < values.length; row++) {
    fast = fastKept * fast + fastAlpha * values[row];
    slow = slowKept * slow + slowAlpha * values[row];
    const difference = fast - slow;
    average = kept * average + alpha * difference;
    line[row] = difference;
    signal[row] = average;
    histogram[row] = difference - average;
  }
  return { line, signal, histogram };
}

/** The worst fall of all, as a fraction: one number. */
export function worstFallOfAll(values) {
  let [peak, worst, bottom] = [0, 0, 0];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value > peak) {
      peak = value;
      bottom = peak * (1 - worst);
    } else if (value < bottom) {
      worst = (peak - value) / peak;
      bottom = value;
    }
  }
  return worst;
}

/** Of two blocks, tail and head: a fall that has left the window cannot be taken off again. */
export function worstFall(values, window) {
  const falls = unknownUntil(window - 1, values.length);
  const peaks = new Float64Array(window + 1);
  const left = new Float64Array(window + 1).fill(Number.NaN);
  left[window] = 1;
  for (let start = 0; start < values.length; start += window) {
    const end = Math.min(start + window, values.length);
    let peak = 0;
    let trough = Infinity;
    let worst = 1;
    let bottom = 0;
    for (let row = start, tail = 1; row < end; row++, tail++) {
      const value = values[row];
      if (value < trough) trough = value;
      if (value > peak) {
        peak = value;
        bottom = worst * peak;
      } else if (value < bottom) {
        worst = value / peak;
        bottom = value;
      }
      let rest = left[tail];
      if (worst < rest) rest = worst;
      if (trough < rest * peaks[tail]) rest = trough / peaks[tail];
      falls[row] = (1 - rest) * 100;
    }
    peak = 0;
    trough = Infinity;
    worst = 1;
    for (let row = end - 1, tail = window - 1; tail > 0; row--, tail--) {
      const value = values[row];
      if (value < trough) trough = value;
      if (value > peak) peak = value;
      if (trough < worst * value) worst = trough / value;
      peaks[tail] = peak;
      left[tail] = worst;
    }
  }
  return falls;
}
