// Writes and reads comma-separated tables (RFC 4180, UTF-8, header row, line feed); knows no columns.

/** One table as text: header line, then one line per row. Texts with comma, quote or line break are quoted. */
export function csvText(header: readonly string[], rows: Iterable<readonly (string | number)[]>): string {
  const parts: string[] = [header.map(csvCell).join(',')];
  for (const row of rows) parts.push(row.map(csvCell).join(','));
  return `${parts.join('\n')}\n`;
}

function csvCell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The cells of a table, one array per line, header included; quoted cells may hold commas, quotes and line breaks. Empty lines are left out. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = (): void => {
    row.push(cell);
    cell = '';
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i += 1) {
    const character = text[i]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}
