# Progress that a person can follow. To be sourced; set `steps` to the number of steps first.
step_number=0
step_began=
all_began=$SECONDS

# step TITLE: begins the next step, and says how long the last one took.
step() {
    step_done
    step_number=$((step_number + 1))
    step_began=$SECONDS
    printf '\n[%d/%d] %s\n' "$step_number" "$steps" "$1"
}

step_done() {
    [ -z "$step_began" ] || printf '      done in %d s\n' $((SECONDS - step_began))
    step_began=
}

# fail SENTENCE…: says what is wrong and ends.
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# quietly NAME COMMAND…: on a terminal lets the command draw its own progress; elsewhere writes its output to a log, shows
# its last line now and then, and all that matters of it if it fails.
quietly() {
    local name=$1 log pid status=0 last=
    shift
    if [ -t 1 ]; then
        "$@"
        return
    fi
    mkdir -p .build/logs
    log=.build/logs/$name.log
    "$@" > "$log" 2>&1 &
    pid=$!
    while kill -0 "$pid" 2> /dev/null; do
        sleep 1
        if [ $(((SECONDS - step_began) % 20)) = 0 ]; then
            local now
            now=$(tail -n 1 "$log" | cut -c 1-110)
            [ -z "$now" ] || [ "$now" = "$last" ] || printf '      %s\n' "$now"
            last=$now
        fi
    done
    wait "$pid" || status=$?
    if [ "$status" != 0 ]; then
        printf '%s failed (the whole output is in %s):\n' "$name" "$log" >&2
        { grep -E -A 6 '(^|[ :])(error|fatal):' "$log" | grep -v '^\[[0-9]*/' || tail -n 40 "$log"; } | awk '!seen[$0]++' | head -n 60 >&2
    fi
    return "$status"
}
