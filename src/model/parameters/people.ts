// Everything numeric about shifts, absence, repair crews and spare parts. Wages live in economics; how many operators a machine needs, with its stage.
import { defineParameters, type ParameterValues } from './define.ts';

const CREW = 'processing sheet 1.9: 10 to 15 workers a shift [G32]; the split by role is assumed';
const STOCK = 'judgement: usual stock-keeping rules; no plant data found';

export const PEOPLE_PARAMETERS = defineParameters('people', {
  // Shifts
  ginShifts: { unit: '1/d', default: 3, range: [1, 3], kind: 'assumed', source: 'gins run round the clock in the season (processing sheet 1.9)', label: 'Shifts of a gin in the ginning season' },
  ginShiftsOffSeason: { unit: '1/d', default: 3, range: [1, 3], kind: 'assumed', source: 'as in the season', label: 'Shifts of a gin outside the ginning season' },
  seasonFromDay: { unit: 'd of year', default: 244, range: [213, 274], kind: 'assumed', source: 'harvest from 1 September (processing sheet 9)', label: 'Day of the year on which the ginning season begins' },
  seasonToDay: { unit: 'd of year', default: 365, range: [320, 365], kind: 'assumed', source: 'arrivals to December (processing sheet 9)', label: 'Day of the year on which the ginning season ends' },
  spinningShifts: { unit: '1/d', default: 3, range: [1, 3], kind: 'assumed', source: 'three shifts, 350 days (processing sheet 3.2)', label: 'Shifts of a spinning mill' },
  textileShifts: { unit: '1/d', default: 3, range: [1, 3], kind: 'assumed', source: 'as spinning', label: 'Shifts of a textile mill' },
  shiftHours: { unit: 'h', default: 8, range: [6, 12], kind: 'assumed', source: 'output per spindle is quoted for shifts of 8 h (processing sheet 3.2)', label: 'Length of a shift' },
  // People
  absenceShare: { unit: 'fraction', default: 0.05, range: [0, 0.15], kind: 'assumed', source: 'judgement: sickness and unplanned leave; no plant data found', label: 'Chance that a person who is called in does not come' },
  paidAbsenceShare: { unit: 'fraction', default: 0.5, range: [0, 1], kind: 'assumed', source: 'judgement: part of the absence is sick leave paid by the employer', label: 'Share of absent hours that is paid' },
  reserveShare: { unit: 'fraction', default: 0.05, range: [0, 0.2], kind: 'assumed', source: 'judgement: a reserve as large as the usual absence', label: 'People of the fixed roster beyond full manning' },
  leastOperatorShare: { unit: 'fraction', default: 0.5, range: [0.25, 1], kind: 'assumed', source: 'judgement: below half of its people a line is not run', label: 'Least share of the operators of full manning that a shift staffed by forecast has' },
  callOffPaidShare: { unit: 'fraction', default: 0.5, range: [0, 1], kind: 'assumed', source: 'Labour Code of Kazakhstan, article 112: idle time through the employer at no less than half of the mean wage (known, not opened); in force with notice too (judgement)', label: 'Share of the wage that people of the roster keep for a shift they are not called in for' },
  ginFitters: { unit: '1', default: 2, range: [1, 5], kind: 'assumed', source: CREW, label: 'Fitters in the crew of a gin' },
  ginHelpers: { unit: '1', default: 4, range: [0, 8], kind: 'assumed', source: CREW, label: 'Helpers at yard and press in the crew of a gin' },
  ginFittersPerRepair: { unit: '1', default: 1, range: [1, 2], kind: 'assumed', source: 'judgement', label: 'Fitters at one repair in a gin' },
  spindlesPerFitter: { unit: '1', default: 5000, range: [2000, 10000], kind: 'assumed', source: 'judgement: one of ten to fifteen operators; no norm found', label: 'Spindles for each fitter of a spinning mill on a shift' },
  loomsPerFitter: { unit: '1', default: 50, range: [25, 100], kind: 'assumed', source: 'judgement; no norm found', label: 'Looms for each fitter of a textile mill on a shift' },
  // Spare parts
  spareLeadDays: { unit: 'd', default: 14, range: [3, 60], kind: 'assumed', source: STOCK, label: 'Mean time from order to delivery of a spare part' },
  spareLeadCv: { unit: 'fraction', default: 0.5, range: [0, 1], kind: 'assumed', source: STOCK, label: 'Coefficient of variation of that time' },
  spareCoverDays: { unit: 'd', default: 30, range: [7, 120], kind: 'assumed', source: STOCK, label: 'Days of use that one order covers' },
  spareSafetyFactor: { unit: '1', default: 2, range: [0, 4], kind: 'assumed', source: `${STOCK}; 2 is a chance of about 2 % to run out in a lead time`, label: 'Safety stock in standard deviations of the use in a lead time' },
  spareUseFactor: { unit: 'ratio', default: 1.3, range: [1, 2], kind: 'assumed', source: 'judgement: planned stops use parts besides failures', label: 'Use of parts over that of failures alone' },
});

export type PeopleValues = ParameterValues<typeof PEOPLE_PARAMETERS>;
