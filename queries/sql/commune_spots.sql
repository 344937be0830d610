-- grain: one row a weak-signal spot of one commune, open ones first
select s.spot_code, s.hamlet_code, h.full_name || coalesce(twins.former, '') as hamlet, s.spot_type, s.operators, s.status, s.open, s.detected_date,
       s.sent_date, s.committed_date, s.completed_date, s.affected_households, s.overdue
from snapshot.spots s
left join snapshot.hamlets h on h.hamlet_code = s.hamlet_code
left join (
    select a.hamlet_code, any_value(' (' || a.old_commune || ' cũ)') as former
    from snapshot.hamlets a
    join snapshot.hamlets b
      on b.commune_code = a.commune_code and b.full_name = a.full_name and b.hamlet_code <> a.hamlet_code
    where a.commune_code = $commune and a.old_commune is not null
    group by a.hamlet_code
) twins on twins.hamlet_code = s.hamlet_code
where s.commune_code = $commune
order by s.open desc, s.detected_date
