-- grain: one row a weak-signal spot of one commune, open ones first
select s.spot_code, s.hamlet_code, h.full_name as hamlet, s.spot_type, s.operators, s.status, s.open, s.detected_date,
       s.sent_date, s.committed_date, s.completed_date, s.affected_households, s.overdue
from snapshot.spots s
left join snapshot.hamlets h on h.hamlet_code = s.hamlet_code
where s.commune_code = $commune
order by s.open desc, s.detected_date
