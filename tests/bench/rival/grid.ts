// The other rival of the scroll benchmark, for the record: the same 100,000 tickets in SlickGrid, a
// grid of plain elements known for its speed.
import { SlickGrid, type Column } from 'slickgrid';

import { benchTicket, type BenchTicket } from '../bench_tickets';

const ROWS = 100_000;
const ROW_HEIGHT = 56;

const columns: Column<BenchTicket>[] = [
  {
    id: 'subject',
    field: 'subject',
    name: 'Subject',
    width: 640,
    formatter: (_row, _cell, value: string, _column, ticket) => {
      const link = document.createElement('a');
      link.href = `/tickets/${ticket.number}`;
      link.textContent = value;
      return link;
    },
  },
  { id: 'stage', field: 'stage', name: 'Status', width: 160 },
  { id: 'requester', field: 'requester', name: 'Requester', width: 180 },
  { id: 'channel', field: 'channel', name: 'Channel', width: 120 },
  { id: 'activity', field: 'activity', name: 'Last activity', width: 150 },
];

const tickets = {
  getLength: () => ROWS,
  getItem: (index: number) => benchTicket(index),
  getItemMetadata: () => null,
};

new SlickGrid<BenchTicket>('#app', tickets, columns, {
  rowHeight: ROW_HEIGHT,
  enableColumnReorder: false,
});
