// Reads a scenario file that a person chose and hands its text to the app.
import type { AppActions } from '../../store/app-store.ts';

/** Larger files are refused by the parser; beyond this even reading them would stall the page, bytes. */
const LARGEST_READ_BYTES = 60 * 1024 * 1024;

/** Loads the file as a scenario. A file too large to read is cut just past the parser's limit, which then refuses it by name. */
export async function importFile(file: File, actions: AppActions): Promise<void> {
  const text = await file.slice(0, LARGEST_READ_BYTES).text();
  await actions.loadScenario({ kind: 'text', name: file.name, text });
}
