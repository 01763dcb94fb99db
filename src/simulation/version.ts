// The version of the model: changes whenever the same scenario and seed give other numbers.

export const MODEL_VERSION = '0.3.0';
