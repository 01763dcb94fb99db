// The public face of scenarios: parse a file, read a weather record, publish the schema.
export { parseScenario, type ScenarioSource } from './parse.ts';
export { parseWeather, weatherYearIssues, wholeWeatherYears, type WeatherRecord } from './weather-record.ts';
export { scenarioJsonSchema } from './published-schema.ts';
export { runTariff, SCENARIO_FORMAT_VERSION, type LocalisedText, type ResolvedScenario, type Season } from './resolved.ts';
