// What a contact desk has done so far: contacts, waits, answers and hours of agents. Plain totals, no rules.

export interface ContactTotals {
  /** All contacts, those that come again included. */
  contacts: number;
  /** Contacts about something new, and those of them that were settled at once. */
  firstContacts: number;
  settledAtOnce: number;
  /** Contacts that a chat-bot answered to the end. */
  byBot: number;
  /** Callers who hung up before an agent was free. */
  hungUp: number;
  /** Sum of the waits of all contacts, seconds. */
  waitSeconds: number;
  /** Hours for which agents were there and paid, and for which they spoke. */
  agentHours: number;
  busyHours: number;
}

export function createContactTotals(): ContactTotals {
  return { contacts: 0, firstContacts: 0, settledAtOnce: 0, byBot: 0, hungUp: 0, waitSeconds: 0, agentHours: 0, busyHours: 0 };
}
