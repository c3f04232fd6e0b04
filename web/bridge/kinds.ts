// What an event is, in the order of ui::DomEvent::Kind.
export const enum Kind {
  Click, Input, Scroll, Focus, Submit, Navigate, Escape, Rest, Compose, Network, Changes, File, Session,
}
