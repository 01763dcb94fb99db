// Everything numeric about the desk that farms, drivers and buyers call: contacts, handling, patience, shifts, the chat-bot. Wages are in economics.
import { defineParameters, type ParameterValues } from './define.ts';

const VOLUME = 'assumed: no pattern of contacts was found (the order on contact centres gives none); sensitivity analysis must cover the range';
const BOT = 'assumed, cautious: figures of over 80 % answered automatically are claims of single firms';

export const CONTACT_DESK_PARAMETERS = defineParameters('contactDesk', {
  contactsPerHaDay: { unit: '1/ha', default: 0.04, range: [0.01, 0.1], kind: 'assumed', source: `${VOLUME}; one contact in five weeks for each farm of 5 ha, every weekday`, label: 'Contacts on a weekday per ha of cotton, whatever the season' },
  contactsPerLoad: { unit: '1', default: 3, range: [0.5, 8], kind: 'assumed', source: `${VOLUME}; slot, road, weighing, classing, payment`, label: 'Contacts that a load of seed cotton causes' },
  contactsPerTonneSold: { unit: '1/t', default: 0.5, range: [0, 2], kind: 'assumed', source: VOLUME, label: 'Contacts that a tonne of finished textile causes' },
  eventMemoryHours: { unit: 'h', default: 12, range: [2, 48], kind: 'assumed', source: VOLUME, label: 'Mean time of open hours from a load or a sale to the contacts it causes' },
  weekendFactor: { unit: 'factor', default: 0.4, range: [0, 1], kind: 'assumed', source: VOLUME, label: 'Contacts of a day at the weekend over those of a weekday' },
  peakExcess: { unit: 'fraction', default: 0.5, range: [0, 0.9], kind: 'assumed', source: VOLUME, label: 'Contacts of the busiest hour beyond the mean hour of the day' },
  peakHour: { unit: 'h', default: 10, range: [8, 19], kind: 'assumed', source: VOLUME, label: 'Hour of the day in whose middle most contacts come' },
  dayVariation: { unit: 'fraction', default: 0.2, range: [0, 0.6], kind: 'assumed', source: 'assumed: calls to a desk vary more than by chance from day to day (Avramidis, Deslauriers and L’Ecuyer 2004, known, not opened)', label: 'Coefficient of variation of the contacts of a day about what is usual' },
  openHour: { unit: 'h', default: 8, range: [6, 10], kind: 'assumed', source: 'order 443/НҚ of 29 September 2023 on contact centres, annex 2 names 9 to 18 and round the clock as examples; longer here (judgement)', label: 'Hour at which the desk opens' },
  shiftHours: { unit: 'h', default: 4, range: [2, 5], kind: 'assumed', source: 'judgement: half a working day; three of them follow each other', label: 'Length of a shift at the desk' },
  handleSeconds: { unit: 's', default: 300, range: [120, 600], kind: 'assumed', source: 'judgement: usual figure of call centres; order 443/НҚ has it reported but gives no value', label: 'Mean time that an agent takes for a contact' },
  patienceSeconds: { unit: 's', default: 240, range: [60, 900], kind: 'assumed', source: 'judgement: a few minutes', label: 'Mean time after which a caller who waits hangs up' },
  agentResolution: { unit: 'fraction', default: 0.78, range: [0.5, 0.95], kind: 'assumed', source: 'assumed below the 85 % that the order asks for (order 443/НҚ of 29 September 2023 on contact centres, annex 1, indicator 4)', label: 'Share of contacts answered by an agent that are settled at once' },
  repeatShare: { unit: 'fraction', default: 0.6, range: [0, 1], kind: 'assumed', source: 'judgement', label: 'Share of contacts not settled that come again on the next day' },
  retryShare: { unit: 'fraction', default: 0.6, range: [0, 1], kind: 'assumed', source: 'judgement', label: 'Share of callers who hung up and call again in the next hour' },
  waitTargetSeconds: { unit: 's', default: 50, range: [20, 120], kind: 'literature', source: 'order 443/НҚ of 29 September 2023 on contact centres, annex 1, indicator 1: 40 to 60 s after the voice menu; the middle', label: 'Mean wait that the desk is staffed for by forecast' },
  usualOccupancy: { unit: 'fraction', default: 0.6, range: [0.4, 0.85], kind: 'assumed', source: 'judgement: small desks are staffed by rule of thumb', label: 'Occupancy for which the fixed shift is laid out' },
  usualLoadsPerHaDay: { unit: '1/ha', default: 0.0055, range: [0.002, 0.01], kind: 'assumed', source: '3.3 t/ha in loads of 8 t over 75 days', label: 'Loads a day per ha in the picking season, as the layout of the fixed shift sees it' },
  botShare: { unit: 'fraction', default: 0.25, range: [0, 0.8], kind: 'assumed', source: BOT, label: 'Share of contacts that a chat-bot answers to the end' },
  botResolution: { unit: 'fraction', default: 0.7, range: [0.4, 0.95], kind: 'assumed', source: BOT, label: 'Share of contacts answered by a chat-bot that are settled at once' },
  botAnswerSeconds: { unit: 's', default: 20, range: [5, 60], kind: 'assumed', source: 'judgement: claims of 18 to 20 s by parcel services', label: 'Time until a chat-bot has answered' },
});

export type ContactDeskValues = ParameterValues<typeof CONTACT_DESK_PARAMETERS>;
