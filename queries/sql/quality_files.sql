-- grain: one row a sheet of the period given that was read or waits; counted as indicator K3 does
-- a sheet without a period belongs to that of the day on which it came
select s.sheet_key, c.commune_code, c.name, c.full_name, s.form, s.form_title, s.period, s.sha256,
       s.received_date, s.status, s.rows_read, s.rows_rejected, s.rows_warned
from snapshot.submissions s
join snapshot.communes c using (commune_code)
left join snapshot.periods own on own.period = s.period
join snapshot.periods p
  on p.period = $period
 and coalesce(own.first_day, s.received_date) >= p.first_day
 and coalesce(own.last_day, s.received_date) <= p.last_day
where s.status <> 'duplicate'
order by s.rows_rejected desc, s.received_date desc, s.sheet_key
