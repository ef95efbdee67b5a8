/** One thing to learn from: its features, and whether it is of the kind sought. */
export type Example = Readonly<{ features: readonly number[]; positive: boolean; weight: number }>;

export type Fitted = Readonly<{ weights: readonly number[]; bias: number }>;

export type FitOptions = Readonly<{
  /** Strength of the pull towards zero (L2), on standardised features. */
  pull: number;
  rounds: number;
  /** Without a bias the fit is of differences, as in ranking. */
  withBias: boolean;
  /** Which way each feature may count: 1 for, -1 against, 0 either way; all may either way when absent. */
  signs?: readonly (1 | -1 | 0)[];
}>;

/**
 * Logistic regression by gradient descent with momentum, deterministic. Features are standardised while fitting;
 * the weights returned are for features as given.
 */
export function fitLogistic(examples: readonly Example[], options: FitOptions): Fitted {
  const width = examples[0]?.features.length ?? 0;
  const { means, deviations } = describeFeatures(examples, width, options.withBias);
  const rows = examples.map(({ features }) =>
    Float64Array.from(features, (value, at) => (value - (means[at] ?? 0)) / (deviations[at] ?? 1)),
  );
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(width);
  const speeds = new Float64Array(width);
  let bias = 0;
  let biasSpeed = 0;
  for (let round = 0; round < options.rounds; round++) {
    const slope = new Float64Array(width);
    let biasSlope = 0;
    for (const [index, row] of rows.entries()) {
      const example = examples[index] as Example;
      const error = (sigmoid(dot(row, weights) + bias) - (example.positive ? 1 : 0)) * example.weight;
      for (let at = 0; at < width; at++) slope[at] = (slope[at] as number) + error * (row[at] as number);
      biasSlope += error;
    }
    for (let at = 0; at < width; at++) {
      const gradient = (slope[at] as number) / total + options.pull * (weights[at] as number);
      speeds[at] = 0.9 * (speeds[at] as number) - RATE * gradient;
      weights[at] = clampToSign((weights[at] as number) + (speeds[at] as number), options.signs?.[at] ?? 0);
    }
    if (options.withBias) {
      biasSpeed = 0.9 * biasSpeed - RATE * (biasSlope / total);
      bias += biasSpeed;
    }
  }
  return unstandardise(weights, bias, means, deviations);
}

const RATE = 0.3;

function clampToSign(weight: number, sign: number): number {
  return weight * sign < 0 ? 0 : weight;
}

function describeFeatures(examples: readonly Example[], width: number, centred: boolean) {
  const means = new Float64Array(width);
  const deviations = new Float64Array(width);
  for (let at = 0; at < width; at++) {
    const values = examples.map(({ features }) => features[at] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
    means[at] = centred ? mean : 0;
    deviations[at] = Math.sqrt(spread) || 1;
  }
  return { means, deviations };
}

function unstandardise(
  weights: Float64Array,
  bias: number,
  means: Float64Array,
  deviations: Float64Array,
): Fitted {
  const plain = Array.from(weights, (weight, at) => weight / (deviations[at] as number));
  return {
    weights: plain,
    bias: bias - plain.reduce((sum, weight, at) => sum + weight * (means[at] as number), 0),
  };
}

function dot(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at++) sum += (row[at] as number) * (weights[at] as number);
  return sum;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
