// Which incidents a wall has room for. Pure.

import type { Board, Card } from '../../wire';

/** More than these cannot be read from five metres. */
const ROOM = 3;

/** The incidents that fit, what is due next first; how many others there are; how many clocks each shows beside its first. */
export function walls(board: Board): { cards: Card[]; more: number; others: number } {
  const live = board.incidents.filter((card) => card.live);
  const cards = live.slice(0, ROOM);
  return { cards, more: live.length - cards.length, others: cards.length === 1 ? 7 : cards.length === 2 ? 5 : 3 };
}
