-- grain: one row a weak-signal spot and the operators of its row, as last known when the snapshot was made
with today as (select as_of from snapshot.meta),
days_off as (
    select coalesce(max(value), '') as listed from snapshot.settings where key = 'public_holidays'
)
select s.spot_code, s.commune_code, c.full_name, c.name, c.peer_group, c.former_province, s.hamlet_code,
       h.full_name as hamlet, s.lat, s.lon, s.spot_type, s.operators, s.status, s.open, s.detected_date, s.sent_date,
       s.acknowledged_date, s.measured_date, s.solution, s.answer_due, s.measure_due, s.lies_in, s.outside_m,
       n.full_name as lies_in_name,
       s.committed_date, s.completed_date, s.rechecked_date, s.affected_households, s.radius_m, s.priorities,
       s.overdue, t.as_of, o.listed <> '' as holidays_known,
       len(list_filter(
           generate_series(
               s.detected_date + interval 1 day, coalesce(s.sent_date, t.as_of)::timestamp, interval 1 day
           ),
           lambda d: isodow(d) < 6 and not list_contains(string_split(o.listed, ';'), strftime(d, '%Y-%m-%d'))
       )) as send_working_days
from snapshot.spots s
cross join today t
cross join days_off o
join snapshot.communes c on c.commune_code = s.commune_code
left join snapshot.communes n on n.commune_code = s.lies_in
left join snapshot.hamlets h on h.hamlet_code = s.hamlet_code
order by s.spot_code, s.operators
