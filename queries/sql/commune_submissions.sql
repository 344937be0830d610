-- grain: one row a file and sheet received from one commune, newest first
select form, form_title, period, sha256, received_date, status, rows_read, rows_accepted, rows_rejected,
       rows_warned, hamlet_code
from snapshot.submissions
where commune_code = $commune
order by received_date desc, form, hamlet_code
limit 400
