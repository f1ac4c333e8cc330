# Starting the server and knowing when it listens. To be sourced; HOST and PORT say where.
server=

address() { printf 'http://%s:%s/\n' "$(shown_host)" "$PORT"; }

# Who listens everywhere is reached on this machine too.
shown_host() { case $HOST in 0.0.0.0 | ::) echo 127.0.0.1 ;; *) echo "$HOST" ;; esac; }

is_open() { (exec 3<> "/dev/tcp/$(shown_host)/$PORT") 2> /dev/null; }

refuse_taken_port() {
    case $PORT in '' | *[!0-9]*) fail "PORT is “$PORT”, but must be a number." ;; esac
    ! is_open || fail "Port $PORT is taken by another program. Choose another: PORT=$((PORT + 1)) make $(basename "$0" .sh)"
}

# serve PROGRAM…: starts it, and returns when it listens.
serve() {
    "$@" &
    server=$!
    trap 'kill -TERM "$server" 2> /dev/null || true' INT TERM
    until is_open; do
        kill -0 "$server" 2> /dev/null || { wait "$server" || true; fail "The server has ended; see above why."; }
        sleep 0.1
    done
}

# Until the server ends. A signal interrupts the first wait; the server finishes what it is at.
wait_for_server() {
    local status=0
    wait "$server" || status=$?
    while kill -0 "$server" 2> /dev/null; do wait "$server" || true; done
    # Stopped by hand is not failed.
    [ "$status" -ge 128 ] || return "$status"
}
