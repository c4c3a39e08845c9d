{ printf 'id,number,title\nquyet-dinh,1520,"'; head -c 16777217 /dev/zero | tr '\0' x; printf '"\n'; } > data/documents.csv
