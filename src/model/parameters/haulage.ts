// Everything numeric about bringing seed cotton from the field's edge over receiving points to gins.
import { defineParameters } from './define.ts';

const JUDGEMENT = 'judgement: no local figure found';

export const HAULAGE_PARAMETERS = defineParameters('haulage', {
  detourFactor: { unit: 'factor', default: 1.3, range: [1.1, 1.6], kind: 'assumed', source: 'judgement: usual ratio of road to straight distance on a plain', label: 'Road distance over straight distance' },
  workStartHour: { unit: 'h', default: 7, range: [0, 12], kind: 'assumed', source: JUDGEMENT, label: 'Hour of the day from which vehicles are sent out' },
  workEndHour: { unit: 'h', default: 21, range: [12, 24], kind: 'assumed', source: JUDGEMENT, label: 'Hour of the day from which no vehicle is sent out' },
  tractorKmPerHour: { unit: 'km/h', default: 18, range: [10, 30], kind: 'assumed', source: JUDGEMENT, label: 'Speed of a farm tractor with trailer' },
  tractorLitresPerKm: { unit: 'L/km', default: 0.5, range: [0.3, 0.9], kind: 'assumed', source: JUDGEMENT, label: 'Diesel of a farm tractor with trailer' },
  weighingMinutes: { unit: 'min', default: 25, range: [10, 90], kind: 'assumed', source: JUDGEMENT, label: 'Weighing, sampling and unloading at a receiving point' },
  emptyKmPerHour: { unit: 'km/h', default: 50, range: [30, 70], kind: 'assumed', source: JUDGEMENT, label: 'Speed of an empty truck with trailer' },
  loadedKmPerHour: { unit: 'km/h', default: 40, range: [25, 60], kind: 'assumed', source: JUDGEMENT, label: 'Speed of a loaded truck with trailer' },
  travelCv: { unit: 'fraction', default: 0.15, range: [0, 0.5], kind: 'assumed', source: JUDGEMENT, label: 'Coefficient of variation of travel times' },
  loadingMinutes: { unit: 'min', default: 45, range: [15, 120], kind: 'assumed', source: 'judgement: 8 t of loose seed cotton with a loader', label: 'Loading a lot at a receiving point' },
  unloadingMinutes: { unit: 'min', default: 25, range: [10, 60], kind: 'assumed', source: JUDGEMENT, label: 'Weighing and unloading a lot at a gin' },
  loadingCv: { unit: 'fraction', default: 0.25, range: [0, 0.6], kind: 'assumed', source: JUDGEMENT, label: 'Coefficient of variation of loading and unloading times' },
  emptyLitresPerKm: { unit: 'L/km', default: 0.27, range: [0.2, 0.35], kind: 'assumed', source: 'judgement: heavy truck with trailer', label: 'Diesel of an empty truck' },
  loadedLitresPerKm: { unit: 'L/km', default: 0.35, range: [0.25, 0.45], kind: 'assumed', source: 'judgement: heavy truck with trailer', label: 'Diesel of a loaded truck' },
  loaderLitresPerTonne: { unit: 'L/t', default: 0.4, range: [0.2, 1], kind: 'assumed', source: JUDGEMENT, label: 'Diesel of the loader per tonne loaded or unloaded' },
  loadingCrew: { unit: '1', default: 3, range: [1, 8], kind: 'assumed', source: JUDGEMENT, label: 'People who load or unload a truck, besides the driver' },
});
