-- grain: one row a kind of signal, commune and sheet in the months of the period given: where to look
select g.kind, k.name as kind_name, k.meaning, c.commune_code, c.name, c.full_name, g.form, g.sheet_key, s.sha256,
       s.received_date, m.label, count(*) as signals, min(g.value) as lowest, max(g.value) as highest, min(g.usual) as usual,
       string_agg(distinct g."column", ',' order by g."column") as columns,
       list(distinct g.row order by g.row) filter (where g.row is not null) as rows,
       string_agg(distinct h.full_name, ', ' order by h.full_name) as hamlets,
       count(distinct g.hamlet_code) as hamlet_count, count(g.explanation) as explained,
       string_agg(distinct g.explanation || ' (' || g.explained_by || ', '
                  || strftime(g.explained_on, '%d/%m/%Y') || ')', '; ') as explanations
from snapshot.signals g
join snapshot.signal_kinds k using (kind)
join snapshot.communes c using (commune_code)
join snapshot.periods m on m.period = g.period
join snapshot.periods p on p.period = $period and m.first_day >= p.first_day and m.last_day <= p.last_day
left join snapshot.hamlets h on h.hamlet_code = g.hamlet_code
left join snapshot.submissions s on s.sheet_key = g.sheet_key
group by g.kind, k.name, k.meaning, k.sort, c.commune_code, c.name, c.full_name, g.form, g.sheet_key, s.sha256,
         s.received_date, m.label, m.sort
order by m.sort desc, signals desc, k.sort, c.name
