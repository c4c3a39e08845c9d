truncate -s 5M content/plans/ke-hoach.md
