awk 'BEGIN { for (i = 0; i < 60000; i++) print "Một dòng chữ dài để tệp lớn hơn bốn megabyte, viết đi viết lại nhiều lần." }' >> content/plans/ke-hoach.md
