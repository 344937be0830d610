"""Nothing is lost: kills, full disks, commands at once, damage, backups, homes of older versions."""
