-- grain: one row a reporting period that has figures, newest first within its kind
select period, kind, first_day, last_day, cut_off, closed, label, sort
from snapshot.periods
order by case kind when 'month' then 1 when 'quarter' then 2 when 'half' then 3 else 4 end, sort desc
