# a letter of 2 bytes in UTF-16 has 3 in UTF-8: less than 4 MB become more
cp content/plans/ke-hoach.md utf8.md
awk 'BEGIN { for (i = 0; i < 30000; i++) print "ếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếệ" }' >> utf8.md
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE utf8.md; } > content/plans/ke-hoach.md
rm utf8.md
