-- grain: one row a signal to verify (month, unit, kind, cell) of one commune in the months of one period
select g.period, m.label, g.kind, k.name as kind_name, k.meaning, h.full_name as hamlet_name, g.value, g.usual,
       g.form, g."column" as column_name, s.sha256, s.received_date, g.row,
       g.explanation || ' (' || g.explained_by || ', ' || strftime(g.explained_on, '%d/%m/%Y') || ')' as explained
from snapshot.signals g
join snapshot.signal_kinds k using (kind)
join snapshot.periods m on m.period = g.period
join snapshot.periods p on p.period = $period and m.first_day >= p.first_day and m.last_day <= p.last_day
left join snapshot.hamlets h on h.hamlet_code = g.hamlet_code
left join snapshot.submissions s on s.sheet_key = g.sheet_key
where g.commune_code = $commune
order by m.sort desc, k.sort, g.hamlet_code nulls first, g.row
limit 400
