"$tiendo" build -C . --quiet 2> /dev/null && "$tiendo" publish public -C . 2> /dev/null
