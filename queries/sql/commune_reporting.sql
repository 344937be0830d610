-- grain: one row a form and period expected from one commune, newest first
select r.period, t.label, r.form, r.expected, r.received_date, r.on_time, r.status
from snapshot.reporting r
join snapshot.periods t on t.period = r.period
where r.commune_code = $commune and t.kind = 'month'
order by t.sort desc, r.form
