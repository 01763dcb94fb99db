// Prints the page once every part of it has been drawn anew.

/** Time in which parts that were left behind are drawn, ms. */
const DRAWING_MS = 300;

/** Tells the parts that paper is wanted, as the browser does for its own print command, and then prints. */
export function printPage(): void {
  dispatchEvent(new Event('beforeprint'));
  setTimeout(() => print(), DRAWING_MS);
}
