// How far local time is ahead of UTC in the reader's time zone, which is the contact's or the
// portal's and not the machine's. Serves WebTimeZone in src/platform/web/ports.h.

const quarterHour = 15 * 60_000;

export class Zone {
  private readonly format: Intl.DateTimeFormat | undefined;
  // Offsets change on quarters of an hour at the finest.
  private readonly known = new Map<number, number>();

  // `name` is an IANA name; where it is empty or unknown here, the machine's zone stands in.
  constructor(name: string) {
    try {
      this.format = new Intl.DateTimeFormat("en-US", {
        timeZone: name === "" ? undefined : name,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
      });
    } catch {
      this.format = undefined;
    }
  }

  offsetMinutes(millis: number): number {
    if (this.format === undefined) return -new Date(millis).getTimezoneOffset();
    const quarter = Math.floor(millis / quarterHour);
    const kept = this.known.get(quarter);
    if (kept !== undefined) return kept;
    const instant = quarter * quarterHour;
    const parts = Object.fromEntries(
      this.format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    ) as Record<"year" | "month" | "day" | "hour" | "minute", number>;
    const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
    const offset = Math.round((local - instant) / 60_000);
    if (this.known.size > 4096) this.known.clear();
    this.known.set(quarter, offset);
    return offset;
  }
}
