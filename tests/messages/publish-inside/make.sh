"$tiendo" build -C . --quiet 2> /dev/null
