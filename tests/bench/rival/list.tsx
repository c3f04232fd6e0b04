// The rival of the scroll benchmark: the same 100,000 tickets in React with TanStack Virtual,
// written as its documentation shows it.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';

import { benchTicket, type BenchTicket } from '../bench_tickets';

const ROWS = 100_000;
const ROW_HEIGHT = 56;

function Row({ ticket, index, start }: { ticket: BenchTicket; index: number; start: number }) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="row"
      style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
    >
      <div role="cell" className="subject">
        <a href={`/tickets/${ticket.number}`}>{ticket.subject}</a>
      </div>
      <div role="cell">{ticket.stage}</div>
      <div role="cell">{ticket.requester}</div>
      <div role="cell">{ticket.channel}</div>
      <div role="cell">{ticket.activity}</div>
    </div>
  );
}

function TicketList() {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ROWS,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 5,
  });
  return (
    <div ref={scroller} id="scroller" className="scroller" tabIndex={0}>
      <div
        role="table"
        aria-label="Tickets"
        aria-rowcount={ROWS + 1}
        style={{ height: rows.getTotalSize(), position: 'relative' }}
      >
        {rows.getVirtualItems().map((item) => (
          <Row key={item.key} index={item.index} start={item.start} ticket={benchTicket(item.index)} />
        ))}
      </div>
    </div>
  );
}

createRoot(document.getElementById('app')!).render(<TicketList />);
