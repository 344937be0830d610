-- grain: one row a kind of signal with how often it finds and how often it is wrong
select kind, name, meaning, forms, planted, caught, clean, false_alarms
from snapshot.signal_kinds
order by sort
