-- grain: one row a form received: sheets, communes, rows read, taken and sent back, of all communes or of one
select
    form,
    any_value(form_title) as form_title,
    count(*)::bigint as sheets,
    count(distinct commune_code)::bigint as communes,
    coalesce(sum(rows_read), 0)::bigint as rows_read,
    coalesce(sum(rows_accepted), 0)::bigint as rows_accepted,
    coalesce(sum(rows_rejected), 0)::bigint as rows_rejected,
    count(*) filter (status = 'needs_review')::bigint as waiting,
    max(received_date) as last_received
from snapshot.submissions
where form is not null and form <> '' and status <> 'duplicate'
    and ($place = '' or commune_code = $place)
group by form
order by form
