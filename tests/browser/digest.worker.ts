// A real Web Worker that runs one golden case and answers with its digests.
import { dailyDigests } from '../../src/experiment/replications.ts';
import { parseScenario } from '../../src/model/scenario/index.ts';
import { parseWeather } from '../../src/model/scenario/weather-record.ts';
import { GOLDEN_SEED, modulesOf, type GoldenCase } from '../golden/cases.ts';
import weatherText from '../../sim-scenarios/data/weather-hungry-steppe.csv?raw';

const texts = import.meta.glob<string>('../../sim-scenarios/scenarios/*.json', { query: '?raw', import: 'default', eager: true });
const textOf = (name: string): string | undefined => texts[`../../sim-scenarios/scenarios/${name}.json`];

self.addEventListener('message', (event: MessageEvent<GoldenCase>) => {
  const { scenario, policy } = event.data;
  const parsed = parseScenario(textOf(scenario) ?? '', { id: scenario, loadParent: textOf });
  const weather = parseWeather(weatherText, 'hungry-steppe');
  if (!parsed.ok || !weather.ok) throw new Error(`cannot read ${scenario}`);
  self.postMessage(dailyDigests(parsed.value, weather.value, { policy, seed: GOLDEN_SEED, modules: modulesOf(policy) }));
});
