# Sourced by scripts whose steps are long and write to a log.

# logged LOG COMMAND...: runs the command into the log; every twenty seconds shows the log's last line.
logged() {
  local log=$1 watcher status=0 start=$SECONDS
  shift
  : >"$log"
  (
    trap 'kill "$!"; exit' TERM
    while sleep 20 & wait "$!"; do
      printf '    %4d s  %s\n' $((SECONDS - start)) "$(tail -n 1 "$log" | tr -d '\r' | cut -c 1-90)" >&2
    done
  ) &
  watcher=$!
  "$@" >"$log" 2>&1 || status=$?
  kill "$watcher" 2>/dev/null
  wait "$watcher" 2>/dev/null
  return "$status"
}
